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
        String payer = minio.execute(GetBucketRequestPayment.of(bucket));
        // end::own-execute[]
        assertThat(payer).isEqualTo("BucketOwner");
    }

    // tag::own-operation[]
    static final class GetBucketRequestPayment extends OperationSpec<GetBucketRequestPayment, String> {

        private GetBucketRequestPayment(String bucket) {
            super(HttpMethod.GET, bucket);
            query("requestPayment", "");
        }

        static GetBucketRequestPayment of(String bucket) {
            return new GetBucketRequestPayment(bucket);
        }

        @Override
        public Mono<String> decode(S3Response response) {
            return response.xml("RequestPaymentConfiguration", xml -> {
                String payer = "BucketOwner";
                XmlReader.Children children = xml.children();
                while (children.next()) {
                    if (xml.name().equals("Payer")) {
                        payer = xml.text();
                    }
                }
                return payer;
            });
        }

    }
    // end::own-operation[]

}
