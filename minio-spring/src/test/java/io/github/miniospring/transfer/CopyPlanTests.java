package io.github.miniospring.transfer;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
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
        assertThat(cut(GIB, GIB)).singleElement()
            .satisfies(part -> assertThat(part.sources().get(0).isPart()).isFalse());
        assertThat(CopyPlan.cut(List.of(state(30, 0, 30)), GIB, 5 * TIB)).singleElement()
            .satisfies(part -> assertThat(part.sources().get(0).isPart()).isFalse());
    }

    @Test
    void cutsALargerOneEvenly() {
        assertThat(lengths(GIB, GIB + 1)).containsExactly(GIB / 2 + 1, GIB / 2);
        assertThat(lengths(5 * GIB, 5 * GIB)).containsExactly(5 * GIB);
        assertThat(lengths(5 * GIB, 5 * GIB + 1)).hasSize(2).allMatch(length -> length < 3 * GIB);
    }

    // 6 MiB in parts of 5 MiB would leave a rest that no server takes.
    @Test
    void leavesNoRestThatIsTooSmall() {
        assertThat(lengths(5 * MIB, 6 * MIB, 11 * MIB, 1)).containsExactly(6 * MIB, 11 * MIB / 2, 11 * MIB / 2, 1L);
        for (long size = 5 * MIB; size < 40 * MIB; size += MIB / 3) {
            assertThat(lengths(7 * MIB, size)).allMatch(length -> length >= 5 * MIB);
            assertThat(lengths(7 * MIB, size).stream().mapToLong(length -> length).sum()).isEqualTo(size);
        }
    }

    @Test
    void cutsOneBehindTheOther() {
        List<CopyPart> parts = CopyPlan.cut(List.of(state(30 * MIB, 7, 20 * MIB)), 10 * MIB, 5 * TIB);

        assertThat(parts).extracting(CopyPlanTests::described)
            .containsExactly("7+10485760", 7 + 10 * MIB + "+10485760");
        assertThat(parts).allMatch(part -> part.isCopied() && part.sources().get(0).hasIfMatch());
    }

    @Test
    void cutsTheRestOfASource() {
        assertThat(CopyPlan.cut(List.of(state(30, 10, 0)), GIB, 5 * TIB)).extracting(CopyPlanTests::described)
            .containsExactly("10+20");
    }

    @Test
    void gathersASmallSourceWithTheBeginningOfTheNext() {
        assertThat(cut(GIB, 10 * MIB, 5 * MIB - 1, 20 * MIB, 3)).extracting(CopyPlanTests::described)
            .containsExactly("0+0", "0+0 0+1", "1+" + (20 * MIB - 1), "0+0");
    }

    @Test
    void gathersWhatTheNextLeavesToo() {
        assertThat(cut(GIB, MIB, 6 * MIB, MIB, 10 * MIB)).extracting(CopyPlanTests::described)
            .containsExactly("0+0 0+" + 4 * MIB, 4 * MIB + "+" + 2 * MIB + " 0+0 0+" + 2 * MIB,
                    2 * MIB + "+" + 8 * MIB);
    }

    @Test
    void gathersSmallSourcesAloneToo() {
        assertThat(cut(GIB, 1, 2, 3)).singleElement().satisfies(part -> {
            assertThat(part.length()).isEqualTo(6);
            assertThat(part.sources()).hasSize(3).allMatch(CopySource::hasIfMatch);
        });
    }

    @Test
    void gathersInEveryOrderAllBytesIntoPartsThatServersTake() {
        Random random = new Random(5);
        for (int run = 0; run < 200; run++) {
            long[] sizes = random.longs(1 + random.nextInt(8), 1, 12 * MIB).toArray();

            List<Long> lengths = lengths(5 * MIB, sizes);

            assertThat(lengths.subList(0, lengths.size() - 1)).allMatch(length -> length >= 5 * MIB);
            assertThat(lengths.stream().mapToLong(length -> length).sum()).isEqualTo(LongStream.of(sizes).sum());
        }
    }

    // 15,000 of 4 MiB are more than 10,000 parts of 5 MiB.
    @Test
    void gathersMoreIntoAPartWhereThereWouldBeTooMany() {
        List<SourceState> sources = Collections.nCopies(15_000, state(4 * MIB, 0, 0));

        assertThat(CopyPlan.cut(sources, GIB, 5 * TIB)).hasSize(6_000)
            .allMatch(part -> !part.isCopied() && part.length() == 10 * MIB);
    }

    @Test
    void makesAPartOfNothing() {
        assertThat(cut(GIB, 0)).extracting(CopyPlanTests::described).containsExactly("0+0");
    }

    @Test
    void makesPartsLargerWhereThereWouldBeTooMany() {
        assertThat(lengths(5 * MIB, 5 * TIB)).hasSizeLessThanOrEqualTo(10_000)
            .hasSizeGreaterThan(5_000)
            .allMatch(length -> length >= 5 * MIB && length <= 5 * GIB);
    }

    @Test
    void refusesMoreThanAnObjectTakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> lengths(GIB, 5 * TIB, 1))
            .withMessage("The sources have 5497558138881 bytes in all; an object has 5497558138880 at most");
    }

    @Test
    void refusesMoreSourcesThanThereAreParts() {
        List<SourceState> sources = Collections.nCopies(10_001, state(64 * MIB, 0, 0));

        assertThatIllegalArgumentException().isThrownBy(() -> CopyPlan.cut(sources, GIB, 5 * TIB))
            .withMessage("The 10001 sources make more than 10000 parts; compose some first");
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
        return cut(partSize, sizes).stream().map(CopyPart::length).toList();
    }

    private static List<CopyPart> cut(long partSize, long... sizes) {
        return CopyPlan.cut(LongStream.of(sizes).mapToObj(size -> state(size, 0, 0)).toList(), partSize, 5 * TIB);
    }

    /** The ranges it is made of; 0+0 is all of a source. */
    private static String described(CopyPart part) {
        return part.sources()
            .stream()
            .map(source -> source.offset() + "+" + source.length())
            .collect(Collectors.joining(" "));
    }

    private static SourceState state(long size, long offset, long length) {
        return new SourceState(CopySource.of("photos", "cat.png").range(offset, length),
                new ObjectStat("photos", "cat.png", size, new ETag("e"), null, null, null, "STANDARD", 0, null, false,
                        Map.of(), new HttpHeaders()));
    }

}
