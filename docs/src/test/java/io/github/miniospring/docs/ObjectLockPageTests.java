package io.github.miniospring.docs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.github.miniospring.operation.Retention;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class ObjectLockPageTests {

    @Test
    void keepsAndHoldsAnObject(MinioTemplate minio) {
        String archive = "docs-" + UUID.randomUUID();
        // tag::lock-bucket[]
        minio.makeBucket(archive, create -> create.objectLock());
        // end::lock-bucket[]
        String version = minio.putObject(archive, "contract.pdf", "Contract").versionId();
        // tag::lock-retention[]
        minio.setObjectRetention(archive, "contract.pdf",
                new Retention(Retention.Mode.GOVERNANCE, Instant.now().plus(Duration.ofDays(30))));
        Optional<Retention> retention = minio.getObjectRetention(archive, "contract.pdf");
        // end::lock-retention[]
        assertThat(retention).isPresent();
        // tag::lock-lift[]
        minio.removeObjectRetention(archive, "contract.pdf", put -> put.bypassGovernance());
        // end::lock-lift[]
        assertThat(minio.getObjectRetention(archive, "contract.pdf")).isEmpty();
        // tag::lock-hold[]
        minio.enableObjectLegalHold(archive, "contract.pdf");
        boolean held = minio.isObjectLegalHoldEnabled(archive, "contract.pdf");
        minio.disableObjectLegalHold(archive, "contract.pdf");
        // end::lock-hold[]
        assertThat(held).isTrue();
        minio.removeObject(archive, "contract.pdf", delete -> delete.versionId(version));
        minio.removeBucket(archive);
    }

}
