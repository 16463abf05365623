package io.github.miniospring.notification;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EventNameTests {

    @Test
    void aGroupMatchesItsKinds() {
        assertThat(EventName.OBJECT_CREATED.matches(EventName.OBJECT_CREATED_PUT)).isTrue();
        assertThat(EventName.OBJECT_CREATED.matches(new EventName("s3:ObjectCreated:New"))).isTrue();
        assertThat(EventName.OBJECT_CREATED.matches(EventName.OBJECT_REMOVED_DELETE)).isFalse();
        assertThat(EventName.BUCKET_CREATED.matches(EventName.BUCKET_CREATED)).isTrue();
    }

    @Test
    void aKindMatchesItselfOnly() {
        assertThat(EventName.OBJECT_CREATED_PUT.matches(EventName.OBJECT_CREATED_PUT)).isTrue();
        assertThat(EventName.OBJECT_CREATED_PUT.matches(EventName.OBJECT_CREATED_PUT_TAGGING)).isFalse();
        assertThat(EventName.OBJECT_CREATED_PUT.matches(EventName.OBJECT_CREATED)).isFalse();
    }

    @Test
    void hasItsBeginningWhereAServerLeavesItOut() {
        assertThat(EventName.from("ObjectCreated:Put")).isEqualTo(EventName.OBJECT_CREATED_PUT);
        assertThat(EventName.from("s3:ObjectCreated:Put")).isEqualTo(EventName.OBJECT_CREATED_PUT);
    }

    @Test
    void isNotBlank() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventName(" "));
    }

}
