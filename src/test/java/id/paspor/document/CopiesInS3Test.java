package id.paspor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.photo.Pictures;
import id.paspor.document.DocumentProperties.S3;
import id.paspor.document.DocumentProperties.Store;
import id.paspor.kernel.Refusal;
import id.paspor.notification.Messages;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ObjectStore;
import id.paspor.support.ProcessTest;
import id.paspor.support.Walk;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Copies whose content is in an S3 store. */
@ProcessTest
class CopiesInS3Test {

    @Autowired
    ImmigrationOffice office;

    private ObjectStore objects;
    private S3ContentStore store;
    private DocumentCopies copies;

    @BeforeEach
    void openStore(@Autowired ApplicationContext program) throws IOException {
        objects = new ObjectStore();
        S3 settings = new S3(objects.endpoint(), "us-east-1", "copies", ObjectStore.ACCESS_KEY, "secret");
        DocumentProperties properties =
                new DocumentProperties(Store.S3, DataSize.ofMegabytes(10), 10, Duration.ofSeconds(20), settings);
        store = new S3ContentStore(properties);
        copies = new DocumentCopies(
                program.getBean(RequiredDocumentRepository.class),
                program.getBean(DocumentCopyRepository.class),
                program.getBean(DocumentEventRepository.class),
                program.getBean(TransactionTemplate.class),
                program.getBean(CaseFiles.class),
                program.getBean(Messages.class),
                program.getBean(Pictures.class),
                program.getBean(PdfFlattening.class),
                store,
                properties,
                program.getBean(Clock.class));
    }

    @AfterEach
    void closeStore() {
        store.close();
        objects.close();
    }

    @Test
    void theNewestCopyIsInTheStoreUnderAKeyThatSaysNothing() {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        sends(budi, 500);
        sends(budi, 600);

        assertThat(objects.objects()).hasSize(1).allSatisfy((path, stored) -> {
            assertThat(path).matches("/copies/[0-9a-f-]{36}");
            assertThat(stored.type()).isEqualTo("image/jpeg");
            assertThat(copies.content(budi.registrationNumber(), "ktp")
                            .orElseThrow()
                            .bytes())
                    .isEqualTo(stored.content());
        });
    }

    @Test
    void aCopyThatTheStoreDoesNotTakeIsNotThere() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        objects.breaksDown();

        assertThatThrownBy(() -> sends(budi, 500)).isNotInstanceOf(Refusal.class);

        assertThat(copies.of(budi.registrationNumber())).noneMatch(DocumentCopy::exists);
        assertThat(copies.history(budi.registrationNumber())).isEmpty();
    }

    private void sends(CaseStory story, int width) {
        office.as(
                "applicant",
                () -> copies.put(
                        story.registrationNumber(), "ktp", new ByteArrayResource(Walk.picture("png", width, 500))));
    }
}
