package io.github.miniospring.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.transfer.DirectoryResult;
import io.github.miniospring.transfer.FileFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class DirectoriesPageTests {

    @TempDir
    private Path directory;

    @TempDir
    private Path target;

    @Test
    void goThereAndBack(MinioTemplate minio, String bucket) throws Exception {
        Files.writeString(this.directory.resolve("a.txt"), "A");
        Path directory = this.directory;
        Path target = this.target;
        // tag::directories[]
        DirectoryResult stored = minio.uploadDirectory(bucket, "backup/2026", directory);
        DirectoryResult fetched = minio.downloadDirectory(bucket, "backup/2026", target).requireAll();
        // end::directories[]
        assertThat(fetched).isEqualTo(stored);
        assertThat(target.resolve("a.txt")).hasContent("A");
    }

    @Test
    void takeOptions(MinioTemplate minio, String bucket) throws Exception {
        Files.writeString(this.directory.resolve("index.html"), "<html>");
        Files.writeString(this.directory.resolve(".hidden"), "hidden");
        Path directory = this.directory;
        AtomicLong seen = new AtomicLong();
        List<String> log = new ArrayList<>();
        // tag::directory-options[]
        DirectoryResult result = minio.uploadDirectory(bucket, "site", directory,
                upload -> upload.filter(path -> !path.getFileName().toString().startsWith("."))
                    .each((path, file) -> file.detectContentType().cacheControl("max-age=3600"))
                    .parallel(8)
                    .progress((files, bytes) -> seen.set(files)));
        for (FileFailure failure : result.failures()) {
            log.add(failure.file() + ": " + failure.reason().getMessage());
        }
        // end::directory-options[]
        assertThat(log).isEmpty();
        assertThat(seen).hasValue(1);
        assertThat(minio.statObject(bucket, "site/index.html").contentType()).isEqualTo("text/html");
    }

}
