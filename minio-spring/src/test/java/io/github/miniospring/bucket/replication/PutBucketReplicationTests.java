package io.github.miniospring.bucket.replication;

import io.github.miniospring.bucket.Status;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.xml.XmlElement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PutBucketReplicationTests {

    private static final String ARN = "arn:minio:replication::1:photos-copy";

    private final PutBucketReplication put = PutBucketReplication.of("photos",
            ReplicationConfig.of(ReplicationRule.of("all", 1, ReplicationDestination.of(ARN))));

    @Test
    void sendsTheDocument() {
        assertThat(RequestText.of(this.put.token("t"))).isEqualTo("""
                PUT /photos?replication=
                content-type: application/xml
                x-amz-bucket-object-lock-token: t

                <ReplicationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule><ID>all</ID>\
                <Priority>1</Priority><Status>Enabled</Status>\
                <DeleteMarkerReplication><Status>Disabled</Status></DeleteMarkerReplication>\
                <Filter><Prefix/></Filter>\
                <Destination><Bucket>arn:minio:replication::1:photos-copy</Bucket></Destination>\
                </Rule></ReplicationConfiguration>
                """);
    }

    @Test
    void sendsEveryPart() {
        ReplicationDestination destination = ReplicationDestination.of("arn:aws:s3:::copy")
            .withAccount("123")
            .withOwnership()
            .withReplicaKmsKeyId("key-1")
            .withStorageClass("STANDARD_IA")
            .withReplicationTime();
        ReplicationRule rule = ReplicationRule.of("a", 2, destination)
            .withStatus(Status.DISABLED)
            .withDeleteMarkerReplication(Status.ENABLED)
            .withDeleteReplication(Status.ENABLED)
            .withExistingObjectReplication(Status.ENABLED)
            .withReplicaModifications(Status.ENABLED)
            .withSseKmsEncryptedObjects(Status.DISABLED);

        assertThat(RequestText
            .bodyOf(PutBucketReplication.of("photos", ReplicationConfig.of(rule).withRole("arn:aws:iam::1:role/r"))))
            .isEqualTo(
                    """
                            <ReplicationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule><ID>a</ID>\
                            <Priority>2</Priority><Status>Disabled</Status>\
                            <DeleteMarkerReplication><Status>Enabled</Status></DeleteMarkerReplication>\
                            <Filter><Prefix/></Filter><Destination><Bucket>arn:aws:s3:::copy</Bucket>\
                            <Account>123</Account><AccessControlTranslation><Owner>Destination</Owner></AccessControlTranslation>\
                            <EncryptionConfiguration><ReplicaKmsKeyID>key-1</ReplicaKmsKeyID></EncryptionConfiguration>\
                            <StorageClass>STANDARD_IA</StorageClass>\
                            <ReplicationTime><Status>Enabled</Status><Time><Minutes>15</Minutes></Time></ReplicationTime>\
                            <Metrics><Status>Enabled</Status><EventThreshold><Minutes>15</Minutes></EventThreshold></Metrics>\
                            </Destination><DeleteReplication><Status>Enabled</Status></DeleteReplication>\
                            <ExistingObjectReplication><Status>Enabled</Status></ExistingObjectReplication>\
                            <SourceSelectionCriteria><ReplicaModifications><Status>Enabled</Status></ReplicaModifications>\
                            <SseKmsEncryptedObjects><Status>Disabled</Status></SseKmsEncryptedObjects>\
                            </SourceSelectionCriteria></Rule><Role>arn:aws:iam::1:role/r</Role></ReplicationConfiguration>""");
    }

    @Test
    void refusesADocumentWithoutRules() {
        ReplicationConfig none = new ReplicationConfig(XmlElement.of("ReplicationConfiguration"));

        assertThatIllegalArgumentException().isThrownBy(() -> PutBucketReplication.of("photos", none))
            .withMessage("There are no rules; to have none, call deleteBucketReplication");
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
