package io.github.miniospring.operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NamesTests {

    @ParameterizedTest
    @ValueSource(strings = { "abc", "a-b", "a.b", "123", "1.2.3", "192.168.0.1a", "a--b",
            "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0" })
    void takesNamesOfBuckets(String name) {
        assertThat(Names.newBucket(name)).isEqualTo(name);
        assertThat(Names.bucket(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = { "My_Bucket", "a:b", "_a_", "A.B" })
    void takesNamesThatOnlyOldBucketsHave(String name) {
        assertThat(Names.bucket(name)).isEqualTo(name);
        assertThatIllegalArgumentException().isThrownBy(() -> Names.newBucket(name));
    }

    @Test
    void takesLongNamesOfOldBucketsOnly() {
        assertThat(Names.bucket("a".repeat(255))).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> Names.bucket("a".repeat(256)));
        assertThatIllegalArgumentException().isThrownBy(() -> Names.newBucket("a".repeat(64)));
    }

    @ParameterizedTest
    @CsvSource({ "'', has 0 characters; write 3 to 63", "ab, has 2 characters; write 3 to 63",
            "a b, 'has the character '' ''; write lower-case letters, digits, dots and hyphens'",
            "a/b, 'has the character ''/''; write lower-case letters, digits, dots and hyphens'",
            "gr\u00fcn, 'has the character ''\u00fc''; write lower-case letters, digits, dots and hyphens'",
            "-ab, must begin and end with a letter or digit", "ab-, must begin and end with a letter or digit",
            ".ab, must begin and end with a letter or digit", "a..b, has a dot beside a dot or hyphen",
            "a.-b, has a dot beside a dot or hyphen", "a-.b, has a dot beside a dot or hyphen",
            "192.168.0.1, has the form of an IP address" })
    void refusesWhatNoBucketIsCalled(String name, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> Names.bucket(name))
            .withMessage("Bucket name '" + name + "' " + why);
        assertThatIllegalArgumentException().isThrownBy(() -> Names.newBucket(name))
            .withMessage("Bucket name '" + name + "' " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "a/b", "a//b", "a/../b", ".", "..", " ", "\u0001", "\n", "\ud83d\ude00", "a/" })
    void leavesKeysToTheServer(String key) {
        assertThat(Names.key(key)).isEqualTo(key);
    }

    @Test
    void countsTheBytesOfAKey() {
        assertThat(Names.key("a".repeat(1024))).hasSize(1024);
        assertThat(Names.key("\u65e5".repeat(341) + "a")).hasSize(342);
        assertThatIllegalArgumentException().isThrownBy(() -> Names.key("a".repeat(1025)))
            .withMessageEndingWith("...' has 1025 bytes in UTF-8; 1024 is the most");
        assertThatIllegalArgumentException().isThrownBy(() -> Names.key("\u65e5".repeat(342)))
            .withMessageEndingWith("...' has 1026 bytes in UTF-8; 1024 is the most");
    }

    @Test
    void refusesKeysThatServersWouldChange() {
        assertThatIllegalArgumentException().isThrownBy(() -> Names.key("")).withMessage("The key is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> Names.key("/a"))
            .withMessage("Key '/a' begins with a slash, which servers drop or refuse; write it without");
        assertThatIllegalArgumentException().isThrownBy(() -> Names.key("a\u0000b"))
            .withMessageEndingWith("has the character U+0000");
    }

    // It has no bytes in UTF-8: another key would be stored.
    @ParameterizedTest
    @ValueSource(strings = { "a\ud83d", "\ude00a", "\ud83dx" })
    void refusesKeysWithHalfACharacter(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> Names.key(key)).withMessageContaining("half a character");
    }

}
