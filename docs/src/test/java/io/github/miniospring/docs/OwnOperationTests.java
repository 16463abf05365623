package io.github.miniospring.docs;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.xml.XmlReader;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class OwnOperationTests {

    @Test
    void isSentAsAnyOther(MinioTemplate minio, String bucket) {
        // tag::own-execute[]
        String status = minio.execute(GetBucketVersioning.of(bucket));
        // end::own-execute[]
        assertThat(status).isEqualTo("Off");
    }

    // tag::own-operation[]
    static final class GetBucketVersioning extends OperationSpec<GetBucketVersioning, String> {

        private GetBucketVersioning(String bucket) {
            super(HttpMethod.GET, bucket);
            query("versioning", "");
        }

        static GetBucketVersioning of(String bucket) {
            return new GetBucketVersioning(bucket);
        }

        @Override
        public Mono<String> decode(S3Response response) {
            return response.xml("VersioningConfiguration", xml -> {
                String status = "Off";
                XmlReader.Children children = xml.children();
                while (children.next()) {
                    if (xml.name().equals("Status")) {
                        status = xml.text();
                    }
                }
                return status;
            });
        }

    }
    // end::own-operation[]

}
