package io.github.miniospring.operation;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TagsTests {

    @Test
    void travelEncoded() {
        assertThat(Tags.forObject(Map.of("a b&c", "1=2/\u00e9")).encoded()).isEqualTo("a%20b%26c=1%3D2%2F%C3%A9");
        assertThat(Tags.forObject(Map.of("a", "", "b", "2")).encoded().split("&")).containsExactlyInAnyOrder("a=",
                "b=2");
    }

    @Test
    void areNoMoreThanTheirOwnerTakes() {
        assertThat(Tags.forObject(many(10)).asMap()).hasSize(10);
        assertThat(Tags.forBucket(many(50)).asMap()).hasSize(50);
        assertThatIllegalArgumentException().isThrownBy(() -> Tags.forObject(many(11)))
            .withMessage("There are 11 tags; an object takes 10");
        assertThatIllegalArgumentException().isThrownBy(() -> Tags.forBucket(many(51)))
            .withMessage("There are 51 tags; a bucket takes 50");
    }

    @Test
    void haveNamesAndValuesOfLimitedLength() {
        Map<String, String> longest = Map.of("n".repeat(128), "v".repeat(256));

        assertThat(Tags.forObject(longest).asMap()).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> Tags.forObject(Map.of("", "v")))
            .withMessage("Tag name '' must have 1 to 128 characters");
        assertThatIllegalArgumentException().isThrownBy(() -> Tags.forObject(Map.of("n".repeat(129), "v")));
        assertThatIllegalArgumentException().isThrownBy(() -> Tags.forObject(Map.of("n", "v".repeat(257))))
            .withMessage("The value of tag 'n' has more than 256 characters");
    }

    @Test
    void areAValueOfTheirOwn() {
        Map<String, String> given = new HashMap<>(Map.of("a", "1"));
        Tags tags = Tags.forObject(given);

        given.put("b", "2");

        assertThat(tags).isEqualTo(Tags.forBucket(Map.of("a", "1")))
            .hasSameHashCodeAs(Tags.forObject(Map.of("a", "1")));
        assertThat(tags).hasToString("{a=1}");
    }

    private static Map<String, String> many(int count) {
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < count; i++) {
            tags.put("tag" + i, "value");
        }
        return tags;
    }

}
