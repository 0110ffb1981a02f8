package id.paspor.engine;

import id.paspor.engine.configuration.CamundaSchema;
import org.flywaydb.core.api.migration.JavaMigration;

/** Lends tests of other packages the migration that creates the engine's tables. */
public final class EngineMigration {

    private EngineMigration() {}

    /** The one that the program runs too. */
    public static JavaMigration migration() {
        return new CamundaSchema();
    }
}
