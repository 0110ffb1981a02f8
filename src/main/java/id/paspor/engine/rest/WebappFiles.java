package id.paspor.engine.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What browsers keep of the webapps. Camunda's own files ask for themselves with Camunda's version, so they are kept for
 * good; ours stand at the same addresses in every version of this program, so each is asked for anew and sent only when it
 * has changed. Pages and answers of the webapps' interfaces are not among these files: nothing of them is kept.
 */
@Configuration(proxyBeanMethods = false)
class WebappFiles implements WebMvcConfigurer {

    private static final String LOCATION = "classpath:/META-INF/resources/webjars/camunda/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        CacheControl forGood =
                CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();
        of(registry, "lib/", "/camunda/lib/*.js").setCacheControl(forGood);
        of(registry, "assets/", "/camunda/assets/*").setCacheControl(forGood);
        of(registry, "app/", "/camunda/app/*/camunda-{app}-bootstrap.js", "/camunda/app/*/camunda-{app}-bootstrap.css")
                .setCacheControl(forGood);
        ours(of(registry, "app/paspor/", "/camunda/app/paspor/**"));
        ours(of(
                registry,
                "app/",
                "/camunda/app/*/scripts/**",
                "/camunda/app/*/styles/**",
                "/camunda/app/*/locales/**"));
    }

    /** What stands in a folder, at addresses that are more exact than those at which Camunda serves it. */
    private static ResourceHandlerRegistration of(
            ResourceHandlerRegistry registry, String folder, String... addresses) {
        return registry.addResourceHandler(addresses).addResourceLocations(LOCATION + folder);
    }

    private static void ours(ResourceHandlerRegistration files) {
        files.setUseLastModified(false)
                .setEtagGenerator(WebappFiles::contentTag)
                .setCacheControl(CacheControl.noCache().cachePrivate());
    }

    /** A weak one: what has a strong one is not compressed on its way. */
    private static String contentTag(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return "W/\"" + DigestUtils.md5DigestAsHex(content) + "\"";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
