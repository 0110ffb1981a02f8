package id.paspor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Paspor Online: an Indonesian passport application from the first click to the passport in hand. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class PasporApplication {

    public static void main(String[] args) {
        SpringApplication.run(PasporApplication.class, args);
    }
}
