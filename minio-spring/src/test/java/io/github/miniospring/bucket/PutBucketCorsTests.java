package io.github.miniospring.bucket;

import java.time.Duration;
import java.util.List;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.xml.XmlElement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PutBucketCorsTests {

    private final PutBucketCors put = PutBucketCors.of("photos",
            CorsConfig.of(CorsRule.of(List.of("https://*.example.com"), List.of("GET", "PUT"))
                .withId("web")
                .withAllowedHeaders("*")
                .withExposeHeaders("ETag", "x-amz-version-id")
                .withMaxAge(Duration.ofMinutes(10))));

    @Test
    void sendsTheDocument() {
        assertThat(RequestText.of(this.put)).isEqualTo("""
                PUT /photos?cors=
                content-type: application/xml

                <CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><CORSRule>\
                <AllowedOrigin>https://*.example.com</AllowedOrigin>\
                <AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><ID>web</ID>\
                <AllowedHeader>*</AllowedHeader>\
                <ExposeHeader>ETag</ExposeHeader><ExposeHeader>x-amz-version-id</ExposeHeader>\
                <MaxAgeSeconds>600</MaxAgeSeconds></CORSRule></CORSConfiguration>
                """);
    }

    @Test
    void refusesADocumentWithoutRules() {
        CorsConfig none = new CorsConfig(XmlElement.of("CORSConfiguration"));

        assertThatIllegalArgumentException().isThrownBy(() -> PutBucketCors.of("photos", none))
            .withMessage("There are no rules; to have none, call deleteBucketCors");
    }

    @Test
    void refusesARuleForNobody() {
        CorsConfig config = new CorsConfig(
                XmlElement.of("CORSConfiguration", XmlElement.of("CORSRule", XmlElement.of("AllowedMethod", "GET"))));

        assertThatIllegalArgumentException().isThrownBy(() -> PutBucketCors.of("photos", config))
            .withMessage("Rule 'null' needs at least one origin and one method");
    }

    @Test
    void provesTheDocumentByItsMd5() {
        assertThat(this.put.toRequest().payload().md5()).isTrue();
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.put, "")).isNull();
    }

}
