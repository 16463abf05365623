package io.github.miniospring.listener;

import java.time.Instant;

import io.github.miniospring.ETag;
import io.github.miniospring.notification.EventName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MinioEventBuilderTests {

    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00.123Z");

    @Test
    void makesAnEventOfWhatIsSaid() {
        MinioEvent event = MinioEvent.created("inbox", "in/a.csv")
            .time(TIME)
            .versionId("v1")
            .etag("5d41402abc4b2a76b9719d911017c592")
            .size(5)
            .contentType("text/csv")
            .userMetadata("Color", "red")
            .sequencer("17A")
            .principal("me")
            .source("127.0.0.1")
            .requestId("4711")
            .origin(Origin.RECONCILE)
            .attempt(2)
            .fencingToken(7L)
            .build();

        assertThat(event.name()).isEqualTo(EventName.OBJECT_CREATED_PUT);
        assertThat(event.stateId()).isEqualTo(
                new StateId("inbox", "in/a.csv", "v1", StateKind.CREATED, TIME, "5d41402abc4b2a76b9719d911017c592"));
        assertThat(event.time()).isEqualTo(TIME);
        assertThat(event.etag()).isEqualTo(new ETag("5d41402abc4b2a76b9719d911017c592"));
        assertThat(event.size()).isEqualTo(5);
        assertThat(event.contentType()).isEqualTo("text/csv");
        assertThat(event.userMetadata()).containsEntry("color", "red").hasSize(1);
        assertThat(event.sequencer()).isEqualTo("17A");
        assertThat(event.principal()).isEqualTo("me");
        assertThat(event.source()).isEqualTo("127.0.0.1");
        assertThat(event.requestId()).isEqualTo("4711");
        assertThat(event.origin()).isEqualTo(Origin.RECONCILE);
        assertThat(event.attempt()).isEqualTo(2);
        assertThat(event.fencingToken()).isEqualTo(7);
    }

    @Test
    void leavesOutWhatIsNotSaid() {
        Instant before = Instant.now();

        MinioEvent event = MinioEvent.created("inbox", "in/a.csv").build();

        assertThat(event.time()).isBetween(before, Instant.now());
        assertThat(event.isCreated()).isTrue();
        assertThat(event.origin()).isEqualTo(Origin.STREAM);
        assertThat(event.attempt()).isOne();
        assertThat(event.size()).isZero();
        assertThat(event.userMetadata()).isEmpty();
        assertThat(event.versionId()).isNull();
        assertThat(event.etag()).isNull();
        assertThat(event.contentType()).isNull();
        assertThat(event.fencingToken()).isNull();
    }

    @Test
    void whatIsRemovedHasNoTag() {
        MinioEvent event = MinioEvent.removed("inbox", "in/a.csv").etag("5d41402abc4b2a76b9719d911017c592").build();

        assertThat(event.name()).isEqualTo(EventName.OBJECT_REMOVED_DELETE);
        assertThat(event.kind()).isEqualTo(StateKind.REMOVED);
        assertThat(event.etag()).isNull();
    }

    @Test
    void theNameSaysWhatHasBecomeOfTheObject() {
        assertThat(kindOf(EventName.OBJECT_CREATED)).isEqualTo(StateKind.CREATED);
        assertThat(kindOf(EventName.OBJECT_CREATED_PUT_TAGGING)).isEqualTo(StateKind.OTHER);
        assertThat(kindOf(EventName.OBJECT_REMOVED)).isEqualTo(StateKind.REMOVED);
        assertThat(kindOf(EventName.OBJECT_REMOVED_NO_OP)).isEqualTo(StateKind.OTHER);
        assertThat(kindOf(EventName.OBJECT_REMOVED_DELETE_MARKER_CREATED)).isEqualTo(StateKind.MARKER);
        assertThat(kindOf(EventName.OBJECT_ACCESSED_GET)).isEqualTo(StateKind.OTHER);
    }

    @Test
    void refusesWhatNoEventHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> MinioEvent.created("inbox", "a").size(-1))
            .withMessage("size must not be negative but is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> MinioEvent.created("inbox", "a").attempt(0))
            .withMessage("attempt must be positive but is 0");
    }

    private static StateKind kindOf(EventName name) {
        return MinioEvent.of(name, "inbox", "a").build().kind();
    }

}
