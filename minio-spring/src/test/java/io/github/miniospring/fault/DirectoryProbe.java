package io.github.miniospring.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.transfer.DirectoryResult;

/**
 * Stores a directory of many small files and fetches it again, in a JVM whose memory
 * whoever starts it has limited, and compares every file.
 */
final class DirectoryProbe {

    private static final int FILES_OF_A_DIRECTORY = 1000;

    private static final int PARALLEL = 16;

    private DirectoryProbe() {
    }

    public static void main(String[] arguments) throws Exception {
        MemoryPeak peak = new MemoryPeak();
        String bucket = arguments[1];
        Path directory = Path.of(arguments[2]);
        int count = Integer.parseInt(arguments[3]);
        Path source = directory.resolve("source");
        for (int i = 0; i < count; i++) {
            Path file = file(source, i);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content(i));
        }
        try (MinioClient client = MinioClient.builder(Endpoint.parse(arguments[0], null))
            .credentials(CredentialsProvider.of(System.getenv("MINIO_ACCESS_KEY"), System.getenv("MINIO_SECRET_KEY")))
            .build()) {
            MinioTemplate template = new MinioTemplate(client);
            long begun = System.nanoTime();
            require(count, template.uploadDirectory(bucket, "many", source, upload -> upload.parallel(PARALLEL)));
            long stored = System.nanoTime();
            Path target = directory.resolve("target");
            require(count, template.downloadDirectory(bucket, "many", target, fetch -> fetch.parallel(PARALLEL)));
            long fetched = System.nanoTime();
            compare(target, count);
            System.out.println(count + " files up in " + (stored - begun) / 1_000_000 + " ms, down in "
                    + (fetched - stored) / 1_000_000 + " ms");
        }
        System.out.println(peak.report());
    }

    private static Path file(Path directory, int number) {
        return directory.resolve("directory-" + number / FILES_OF_A_DIRECTORY).resolve("file-" + number + ".txt");
    }

    private static String content(int number) {
        return "This is file " + number;
    }

    private static void require(int count, DirectoryResult result) {
        if (result.files() != count || !result.failures().isEmpty()) {
            throw new IllegalStateException(count + " files came to " + result);
        }
    }

    private static void compare(Path directory, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (!Files.readString(file(directory, i)).equals(content(i))) {
                throw new IllegalStateException("File " + i + " is another");
            }
        }
    }

}
