package io.github.miniospring.bucket.lifecycle;

import java.time.LocalDate;

import io.github.miniospring.bucket.Status;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.xml.XmlElement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PutBucketLifecycleConfigurationTests {

    private final PutBucketLifecycleConfiguration put = PutBucketLifecycleConfiguration.of("photos",
            LifecycleConfig.of(LifecycleRule.of("logs")
                .withFilter(LifecycleFilter.prefix("logs/").withTag("keep", "no"))
                .withExpiration(Expiration.days(30))));

    @Test
    void sendsTheDocument() {
        assertThat(RequestText.of(this.put)).isEqualTo("""
                PUT /photos?lifecycle=
                content-type: application/xml

                <LifecycleConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule><ID>logs</ID>\
                <Status>Enabled</Status><Filter><And><Prefix>logs/</Prefix><Tag><Key>keep</Key><Value>no</Value></Tag>\
                </And></Filter><Expiration><Days>30</Days></Expiration></Rule></LifecycleConfiguration>
                """);
    }

    @Test
    void sendsEveryAction() {
        LifecycleRule rule = LifecycleRule.of()
            .withStatus(Status.DISABLED)
            .withExpiration(Expiration.date(LocalDate.of(2030, 1, 2)))
            .withTransitions(Transition.days(0, "WARM"), Transition.date(LocalDate.of(2029, 12, 31), "COLD"))
            .withNoncurrentVersionExpiration(NoncurrentVersionExpiration.days(4).withNewerNoncurrentVersions(2))
            .withNoncurrentVersionTransitions(
                    NoncurrentVersionTransition.days(3, "WARM").withNewerNoncurrentVersions(1))
            .withAbortIncompleteMultipartUpload(7)
            .withDelMarkerExpiration(5)
            .withAllVersionsExpiration(9, true);

        assertThat(RequestText.bodyOf(PutBucketLifecycleConfiguration.of("photos", LifecycleConfig.of(rule))))
            .isEqualTo("""
                    <LifecycleConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule>\
                    <Status>Disabled</Status><Filter><Prefix/></Filter>\
                    <Expiration><Date>2030-01-02T00:00:00Z</Date></Expiration>\
                    <Transition><Days>0</Days><StorageClass>WARM</StorageClass></Transition>\
                    <Transition><Date>2029-12-31T00:00:00Z</Date><StorageClass>COLD</StorageClass></Transition>\
                    <NoncurrentVersionExpiration><NoncurrentDays>4</NoncurrentDays>\
                    <NewerNoncurrentVersions>2</NewerNoncurrentVersions></NoncurrentVersionExpiration>\
                    <NoncurrentVersionTransition><NoncurrentDays>3</NoncurrentDays><StorageClass>WARM</StorageClass>\
                    <NewerNoncurrentVersions>1</NewerNoncurrentVersions></NoncurrentVersionTransition>\
                    <AbortIncompleteMultipartUpload><DaysAfterInitiation>7</DaysAfterInitiation>\
                    </AbortIncompleteMultipartUpload><DelMarkerExpiration><Days>5</Days></DelMarkerExpiration>\
                    <AllVersionsExpiration><Days>9</Days><DeleteMarker>true</DeleteMarker></AllVersionsExpiration>\
                    </Rule></LifecycleConfiguration>""");
    }

    @Test
    void sendsTheMinimumSizeThatWasRead() {
        LifecycleConfig read = CannedExchange.decode(GetBucketLifecycleConfiguration.of("photos"),
                RequestText.bodyOf(this.put), "x-amz-transition-default-minimum-object-size",
                "all_storage_classes_128K");

        assertThat(read).isNotNull();
        assertThat(RequestText.of(PutBucketLifecycleConfiguration.of("photos", read)))
            .contains("\nx-amz-transition-default-minimum-object-size: all_storage_classes_128K\n");
    }

    @Test
    void refusesADocumentWithoutRules() {
        LifecycleConfig none = new LifecycleConfig(XmlElement.of("LifecycleConfiguration"), null, null);

        assertThatIllegalArgumentException().isThrownBy(() -> PutBucketLifecycleConfiguration.of("photos", none))
            .withMessage("There are no rules; to have none, call deleteBucketLifecycle");
    }

    // Servers refuse the document without.
    @Test
    void provesTheDocumentByItsMd5() {
        assertThat(this.put.toRequest().payload().md5()).isTrue();
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.put, "")).isNull();
    }

}
