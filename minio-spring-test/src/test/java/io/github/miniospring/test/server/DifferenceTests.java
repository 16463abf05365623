package io.github.miniospring.test.server;

import java.util.Map;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the server does not do as MinIO does, and means it. */
@ExtendWith(MinioServerExtension.class)
class DifferenceTests {

    private final TestClient client;

    private final TestBucket bucket;

    DifferenceTests(MinioTestServer server, TestBucket bucket) {
        this.client = TestClient.of(server);
        this.bucket = bucket;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "GET|/BUCKET/cat?partNumber=x|''|400",
            "PUT|/BUCKET/cat?tagging=|''|400 MalformedXML", "PUT|/BUCKET/cat?tagging=|<Other/>|400 MalformedXML",
            "PUT|/BUCKET/cat?tagging=|<Tagging/>|400 MalformedXML",
            "POST|/BUCKET/cat?uploadId=none|<CompleteMultipartUpload>PARTPART</CompleteMultipartUpload>|400 InvalidPartOrder",
            "GET|/no-such-bucket/cat?retention=|''|404 NoSuchBucket",
            "GET|/no-such-bucket/cat?legal-hold=|''|404 NoSuchBucket",
            "PUT|/no-such-bucket?versioning=|<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>|404 NoSuchBucket",
            "PUT|/BUCKET/cat?versionId=11111111-1111-4111-8111-111111111111|meow|400 InvalidArgument" })
    void refuseWhatMinioTakesOrFailsAt(String method, String target, String body, String outcome) {
        this.bucket.put("cat").versioned();
        String part = "<Part><PartNumber>1</PartNumber><ETag>a</ETag></Part>";

        assertThat(this.client
            .send(method, target.replace("BUCKET", this.bucket.name()), body.replace("PART", part), Map.of())
            .outcome()).startsWith(outcome);
    }

}
