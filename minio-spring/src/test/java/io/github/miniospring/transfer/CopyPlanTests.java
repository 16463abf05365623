package io.github.miniospring.transfer;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import io.github.miniospring.ETag;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.CopySource;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CopyPlanTests {

    private static final long MIB = 1L << 20;

    private static final long GIB = 1L << 30;

    private static final long TIB = 1L << 40;

    @Test
    void takesASourceOfOnePartWhole() {
        assertThat(lengths(GIB, GIB)).containsExactly(0L);
    }

    @Test
    void cutsALargerOneEvenly() {
        assertThat(lengths(GIB, GIB + 1)).containsExactly(GIB / 2 + 1, GIB / 2);
        assertThat(lengths(5 * GIB, 5 * GIB)).containsExactly(0L);
        assertThat(lengths(5 * GIB, 5 * GIB + 1)).hasSize(2).allMatch(length -> length < 3 * GIB);
    }

    // 6 MiB in parts of 5 MiB would leave a rest that no server takes.
    @Test
    void leavesNoRestThatIsTooSmall() {
        assertThat(lengths(5 * MIB, 6 * MIB, 11 * MIB, 1)).containsExactly(0L, 11 * MIB / 2, 11 * MIB / 2, 0L);
        for (long size = 5 * MIB; size < 40 * MIB; size += MIB / 3) {
            long total = size;
            assertThat(lengths(7 * MIB, total)).allMatch(length -> length == 0 || length >= 5 * MIB);
            assertThat(lengths(7 * MIB, total).stream().mapToLong(length -> (length == 0) ? total : length).sum())
                .isEqualTo(total);
        }
    }

    @Test
    void cutsOneBehindTheOther() {
        List<CopySource> parts = CopyPlan.cut(List.of(state(30 * MIB, 7, 20 * MIB)), 10 * MIB, 5 * TIB);

        assertThat(parts).extracting(CopySource::offset).containsExactly(7L, 7 + 10 * MIB);
        assertThat(parts).extracting(CopySource::length).containsExactly(10 * MIB, 10 * MIB);
        assertThat(parts).allMatch(CopySource::hasIfMatch);
    }

    @Test
    void cutsTheRestOfASource() {
        assertThat(CopyPlan.cut(List.of(state(30, 10, 0)), GIB, 5 * TIB)).singleElement().satisfies(part -> {
            assertThat(part.offset()).isEqualTo(10);
            assertThat(part.length()).isEqualTo(20);
        });
    }

    @Test
    void makesPartsLargerWhereThereWouldBeTooMany() {
        assertThat(lengths(5 * MIB, 5 * TIB)).hasSizeLessThanOrEqualTo(10_000)
            .hasSizeGreaterThan(5_000)
            .allMatch(length -> length >= 5 * MIB && length <= 5 * GIB);
    }

    @Test
    void refusesASmallSourceBeforeAnother() {
        assertThatIllegalArgumentException().isThrownBy(() -> lengths(GIB, 10 * MIB, 5 * MIB - 1, 10))
            .withMessage("Source 2, photos/cat.png, has 5242879 bytes; all but the last must have 5242880 at least");
    }

    @Test
    void refusesMoreThanAnObjectTakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> lengths(GIB, 5 * TIB, 1))
            .withMessage("The sources have 5497558138881 bytes in all; an object has 5497558138880 at most");
    }

    @Test
    void refusesMoreSourcesThanThereAreParts() {
        List<SourceState> sources = LongStream.rangeClosed(0, 10_000).mapToObj(number -> state(5 * MIB, 0, 0)).toList();

        assertThatIllegalArgumentException().isThrownBy(() -> CopyPlan.cut(sources, GIB, 5 * TIB))
            .withMessage("The sources make 10001 parts; an object has 10000 at most");
    }

    @Test
    void refusesRangesThatAreNotInTheObject() {
        assertThatIllegalArgumentException().isThrownBy(() -> state(10, 10, 0).bytes())
            .withMessage("The range of photos/cat.png has offset 10 and length 0, and the object has 10 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> state(10, 9, 2).bytes());
        assertThatIllegalArgumentException().isThrownBy(() -> state(10, 1, Long.MAX_VALUE).bytes());
        assertThat(state(10, 9, 1).bytes()).isOne();
    }

    @Test
    void refusesASourceOfUnknownSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> state(-1, 0, 0).bytes())
            .withMessage("The server does not tell how many bytes photos/cat.png has");
    }

    private static List<Long> lengths(long partSize, long... sizes) {
        List<SourceState> sources = LongStream.of(sizes).mapToObj(size -> state(size, 0, 0)).toList();
        return CopyPlan.cut(sources, partSize, 5 * TIB).stream().map(CopySource::length).toList();
    }

    private static SourceState state(long size, long offset, long length) {
        return new SourceState(CopySource.of("photos", "cat.png").range(offset, length),
                new ObjectStat("photos", "cat.png", size, new ETag("e"), null, null, null, "STANDARD", 0, null, false,
                        Map.of(), new HttpHeaders()));
    }

}
