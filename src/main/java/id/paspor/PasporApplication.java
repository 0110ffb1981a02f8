package id.paspor;

import id.paspor.audit.AuditCommand;
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
        if (AuditCommand.isAskedForBy(args)) {
            System.exit(AuditCommand.run(System.out, args));
        }
        SpringApplication.run(PasporApplication.class, args);
    }
}
