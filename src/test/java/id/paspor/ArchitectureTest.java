package id.paspor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms of the house keep their doors shut. */
class ArchitectureTest {

    @Test
    void modulesUseOnlyEachOthersPublicFaceAndFormNoCycles() {
        ApplicationModules.of(PasporApplication.class).verify();
    }

    @Test
    void onlyEngineIdentityAndProcessPackagesKnowCamunda() {
        JavaClasses program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("id.paspor");

        noClasses()
                .that()
                .resideOutsideOfPackages("id.paspor.engine..", "id.paspor.identity..", "..process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .because("the engine is to stay exchangeable")
                .check(program);
    }
}
