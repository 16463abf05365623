package io.github.miniospring.bucket;

import java.util.Map;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CreateBucketTests {

    private final CreateBucket create = CreateBucket.of("photos");

    @Test
    void sendsNoDocumentWhereThereIsNothingToSay() {
        assertThat(RequestText.of(this.create)).isEqualTo("PUT /photos\n");
    }

    // S3 refuses its oldest region as a location.
    @Test
    void sendsNoDocumentForTheOldestRegion() {
        assertThat(RequestText.of(this.create.location("us-east-1"))).isEqualTo("PUT /photos\n");
    }

    @Test
    void isMadeWhereItIsSentTo() {
        assertThat(RequestText.bodyOf(this.create.sentTo("eu-west-1")))
            .contains("<LocationConstraint>eu-west-1</LocationConstraint>");
        assertThat(RequestText.bodyOf(CreateBucket.of("photos").location("eu-west-1").sentTo("eu-west-1").sentTo(null)))
            .contains("<LocationConstraint>eu-west-1</LocationConstraint>");
        assertThat(RequestText.bodyOf(CreateBucket.of("photos").sentTo(null))).isEmpty();
        assertThat(RequestText.bodyOf(CreateBucket.of("photos").sentTo("us-east-1"))).isEmpty();
    }

    @Test
    void refusesAnotherLocationThanWhereItIsSentTo() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.create.location("eu-west-1").sentTo("us-east-1"))
            .withMessage("location 'eu-west-1' is not the region of the client, 'us-east-1'; leave it out, or use a"
                    + " client of that region");
    }

    @Test
    void sendsAllItsOptions() {
        this.create.location("eu-west-1").objectLock().force().tags(Tags.forBucket(Map.of("a&b", "c")));

        assertThat(RequestText.of(this.create)).isEqualTo("""
                PUT /photos
                x-amz-bucket-object-lock-enabled: true
                x-minio-force-create: true

                <CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\
                <LocationConstraint>eu-west-1</LocationConstraint>\
                <Tags><Tag><Key>a&amp;b</Key><Value>c</Value></Tag></Tags></CreateBucketConfiguration>
                """);
    }

    // The second attempt would be told that the bucket of the first is in its way.
    @Test
    void isNotRepeatedBlindly() {
        assertThat(this.create.toRequest().repeatableBlindly()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ab", "Photos", "my_photos", "-photos", "photos.", "192.168.0.1", "a..b" })
    void refusesANameThatServersRefuse(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> CreateBucket.of(name))
            .withMessageStartingWith("Bucket name '" + name + "' ");
    }

    @Test
    void refusesABlankLocation() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.create.location(" "))
            .withMessage("location must not be blank; leave it out for the server's own");
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.create, "", "Location", "/photos")).isNull();
    }

}
