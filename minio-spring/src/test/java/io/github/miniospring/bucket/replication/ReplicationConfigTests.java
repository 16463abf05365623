package io.github.miniospring.bucket.replication;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;

import io.github.miniospring.bucket.Status;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReplicationConfigTests {

    /** By hand: with attributes, foreign and unknown elements at every level. */
    private static final String RICH = """
            <ReplicationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/" edition="3">\
            <Role>arn:aws:iam::1:role/r</Role><Limits><PerSecond>5</PerSecond></Limits>\
            <Rule note="first"><Vendor xmlns="urn:vendor"><Priority>9</Priority></Vendor><ID>logs</ID>\
            <Priority>2</Priority><Status>Enabled</Status><DeleteMarkerReplication><Status>Disabled</Status><Late/>\
            </DeleteMarkerReplication><DeleteReplication><Status>Enabled</Status></DeleteReplication>\
            <ExistingObjectReplication><Status>Enabled</Status><Since>2026</Since></ExistingObjectReplication>\
            <SourceSelectionCriteria><ReplicaModifications><Status>Enabled</Status></ReplicaModifications>\
            <SseKmsEncryptedObjects><Status>Enabled</Status></SseKmsEncryptedObjects><Younger>1</Younger>\
            </SourceSelectionCriteria><Filter><And><Prefix>logs/</Prefix><Tag><Key>a</Key><Value>1</Value></Tag></And>\
            </Filter><Destination to="there"><Bucket>arn:aws:s3:::copy</Bucket><Account>123</Account>\
            <AccessControlTranslation><Owner>Destination</Owner><X/></AccessControlTranslation>\
            <EncryptionConfiguration><ReplicaKmsKeyID>key-1</ReplicaKmsKeyID><Y/></EncryptionConfiguration>\
            <StorageClass>STANDARD</StorageClass><ReplicationTime><Status>Enabled</Status><Time><Minutes>15</Minutes>\
            </Time></ReplicationTime><Metrics><Status>Enabled</Status><EventThreshold><Minutes>15</Minutes>\
            </EventThreshold><Z/></Metrics><Region>eu</Region></Destination></Rule>\
            <Rule><ID>old</ID><Prefix>old/</Prefix><Status>Disabled</Status><Destination>\
            <Bucket>arn:aws:s3:::copy</Bucket></Destination></Rule></ReplicationConfiguration>""";

    private final ReplicationDestination destination = ReplicationDestination.of("arn:minio:replication::1:copy");

    private final ReplicationRule rule = ReplicationRule.of("new", 1, this.destination);

    @Test
    void tellsWhatItSays() {
        ReplicationRule logs = Objects.requireNonNull(read().rule("logs"));

        assertThat(read().role()).isEqualTo("arn:aws:iam::1:role/r");
        assertThat(read().rules()).hasSize(2);
        assertThat(logs.priority()).isEqualTo(2);
        assertThat(logs.status()).isEqualTo(Status.ENABLED);
        assertThat(logs.filter().prefix()).isEqualTo("logs/");
        assertThat(logs.filter().tags()).isEqualTo(Map.of("a", "1"));
        assertThat(logs.deleteMarkerReplication()).isEqualTo(Status.DISABLED);
        assertThat(logs.deleteReplication()).isEqualTo(Status.ENABLED);
        assertThat(logs.existingObjectReplication()).isEqualTo(Status.ENABLED);
        assertThat(logs.replicaModifications()).isEqualTo(Status.ENABLED);
        assertThat(logs.sseKmsEncryptedObjects()).isEqualTo(Status.ENABLED);
    }

    @Test
    void tellsWhereCopiesGo() {
        ReplicationDestination destination = Objects.requireNonNull(read().rule("logs")).destination();

        assertThat(destination.bucket()).isEqualTo("arn:aws:s3:::copy");
        assertThat(destination.account()).isEqualTo("123");
        assertThat(destination.ownedByDestination()).isTrue();
        assertThat(destination.replicaKmsKeyId()).isEqualTo("key-1");
        assertThat(destination.storageClass()).isEqualTo("STANDARD");
        assertThat(destination.replicationTime()).isEqualTo(15);
        assertThat(destination.metrics()).isEqualTo(Status.ENABLED);
    }

    @Test
    void tellsNothingThatIsNotSaid() {
        assertThat(ReplicationConfig.of(this.rule).role()).isNull();
        assertThat(ReplicationConfig.of(this.rule).rule("other")).isNull();
        assertThat(this.rule.existingObjectReplication()).isEqualTo(Status.DISABLED);
        assertThat(this.destination.account()).isNull();
        assertThat(this.destination.ownedByDestination()).isFalse();
        assertThat(this.destination.replicaKmsKeyId()).isNull();
        assertThat(this.destination.storageClass()).isNull();
        assertThat(this.destination.replicationTime()).isNull();
        assertThat(this.destination.metrics()).isEqualTo(Status.DISABLED);
    }

    @Test
    void readsARuleOfTheOldForm() {
        ReplicationRule old = Objects.requireNonNull(read().rule("old"));

        assertThat(old.filter()).isEqualTo(ReplicationFilter.prefix("old/"));
        assertThat(old.priority()).isNull();
        assertThat(old.withFilter(ReplicationFilter.tag("a", "b")).filter().tags()).isEqualTo(Map.of("a", "b"));
    }

    @Test
    void losesNothingWhenARuleIsAdded() {
        assertThat(written(read().withRule(this.rule))).isEqualTo(RICH.replace("</ReplicationConfiguration>",
                "<Rule><ID>new</ID><Priority>1</Priority><Status>Enabled</Status><DeleteMarkerReplication>"
                        + "<Status>Disabled</Status></DeleteMarkerReplication><Filter><Prefix/></Filter>"
                        + "<Destination><Bucket>arn:minio:replication::1:copy</Bucket></Destination></Rule>"
                        + "</ReplicationConfiguration>"));
    }

    @Test
    void losesNothingOfARuleThatIsChanged() {
        ReplicationRule logs = Objects.requireNonNull(read().rule("logs"));
        ReplicationRule changed = logs.withExistingObjectReplication(Status.DISABLED)
            .withReplicaModifications(Status.DISABLED)
            .withPriority(7)
            .withDestination(logs.destination().withMetrics(Status.DISABLED).withReplicaKmsKeyId("key-2"));

        assertThat(written(read().withRule(changed))).isEqualTo(RICH
            .replace("<ExistingObjectReplication><Status>Enabled", "<ExistingObjectReplication><Status>Disabled")
            .replace("<ReplicaModifications><Status>Enabled", "<ReplicaModifications><Status>Disabled")
            .replace("<Metrics><Status>Enabled", "<Metrics><Status>Disabled")
            .replace("<Priority>2<", "<Priority>7<")
            .replace("key-1", "key-2"));
    }

    @Test
    void refusesRulesThatNoServerTakes() {
        refuses(ReplicationConfig::of, "There are no rules; to have none, call deleteBucketReplication");
        refuses(() -> ReplicationConfig.of(this.rule, this.rule.withPriority(2)),
                "There are two rules of the name 'new'");
        refuses(() -> ReplicationConfig.of(this.rule, this.rule.withId("b")), "There are two rules of priority 1");
        refuses(() -> ReplicationConfig
            .of(this.rule.withDeleteMarkerReplication(Status.ENABLED).withFilter(ReplicationFilter.tag("a", "b"))),
                "Rule 'new' copies delete markers, which have no tags to filter by");
        refuses(() -> ReplicationConfig.of(new ReplicationRule(this.rule.xml().without("Destination"))),
                "Rule 'new' has no destination");
        refuses(() -> ReplicationConfig.of(new ReplicationRule(this.rule.xml().with("Prefix", "a"))),
                "Rule 'new' has a filter and a prefix of the old form; write the prefix into the filter");
        refuses(() -> ReplicationConfig.of(this.rule).withRules(Collections.nCopies(1001, this.rule)),
                "There are 1001 rules; 1000 is the most");
    }

    @Test
    void refusesPartsThatNoServerTakes() {
        refuses(() -> this.rule.withPriority(-1), "priority must not be negative but is -1");
        refuses(() -> this.rule.withId(""), "The id of a rule must have 1 to 255 characters but has 0");
        refuses(() -> ReplicationDestination.of("copy"),
                "'copy' is no ARN; write arn:aws:s3:::bucket, or on MinIO" + " the ARN of the remote target");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.destination.withOwnership())
            .withMessage("To own the copies, the destination needs its account: call withAccount");
    }

    private static void refuses(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }

    private static ReplicationConfig read() {
        return Objects.requireNonNull(CannedExchange.decode(GetBucketReplication.of("photos"), RICH));
    }

    private static String written(ReplicationConfig config) {
        return RequestText.bodyOf(PutBucketReplication.of("photos", config));
    }

}
