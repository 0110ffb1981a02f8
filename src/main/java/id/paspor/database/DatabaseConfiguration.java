package id.paspor.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** JSON columns are written by the program's own mapper, with dates as ISO 8601. */
    @Bean
    HibernatePropertiesCustomizer jsonColumns(ObjectMapper json) {
        return settings -> settings.put(MappingSettings.JSON_FORMAT_MAPPER, new JacksonJsonFormatMapper(json));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = StartupMode.EMBEDDED, havingValue = "true")
    static class Embedded {

        @Bean
        EmbeddedDatabase embeddedDatabase(
                @Value("${paspor.data-directory}") Path directory,
                @Value("${paspor.embedded-database.durable}") boolean durable) {
            return new EmbeddedDatabase(directory, durable);
        }

        @Bean
        @ConfigurationProperties("spring.datasource.hikari")
        HikariDataSource dataSource(EmbeddedDatabase database) {
            return DataSourceBuilder.create()
                    .type(HikariDataSource.class)
                    .url(database.server().getJdbcUrl("postgres", "postgres"))
                    .username("postgres")
                    .build();
        }
    }
}
