package io.github.miniospring.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.ObjectToDelete;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Objects that a server does not remove within an answer that says all is well. */
@Timeout(60)
class RemovalFaultTests {

    private static final Pattern OBJECT = Pattern.compile("<Object><Key>(.*?)</Key>(?:<VersionId>(.*?)</VersionId>)?");

    @AutoClose
    private final FaultServer server = new FaultServer();

    /** What is asked for, request by request. */
    private final List<List<String>> asked = new CopyOnWriteArrayList<>();

    private final Map<String, List<String>> answers = new ConcurrentHashMap<>();

    RemovalFaultTests() {
        this.server.plays(this::play);
    }

    /** Refuses {@code name} with these codes, one for each time it is asked for. */
    private void refuse(String name, String... codes) {
        this.answers.put(name, new ArrayList<>(List.of(codes)));
    }

    private void play(FaultExchange exchange) throws IOException {
        Matcher object = OBJECT.matcher(new String(exchange.readBody().body(), StandardCharsets.UTF_8));
        List<String> names = new ArrayList<>();
        StringBuilder errors = new StringBuilder();
        while (object.find()) {
            String version = (object.group(2) != null) ? object.group(2) : "";
            String name = object.group(1) + (version.isEmpty() ? "" : "@" + version);
            names.add(name);
            List<String> codes = this.answers.getOrDefault(name, List.of());
            if (!codes.isEmpty()) {
                String code = (codes.size() > 1) ? codes.remove(0) : codes.get(0);
                errors.append(code.equals("OK") ? "" : error(object.group(1), version, code));
            }
        }
        this.asked.add(names);
        exchange.answer(200, "", "<DeleteResult>" + errors + "</DeleteResult>");
    }

    private static String error(String key, String version, String code) {
        return "<Error><Key>" + key + "</Key><VersionId>" + version + "</VersionId><Code>" + code
                + "</Code><Message>Why.</Message></Error>";
    }

    private static DeleteError left(String key, String code) {
        return new DeleteError(new ErrorCode(code), "Why.", key, null);
    }

    @Test
    void areAskedForAgainAndNoOthers() {
        refuse("b", "SlowDown", "OK");
        refuse("c", "InternalError", "ServiceUnavailable", "OK");

        assertThat(this.server.template().removeObjects("photos", List.of("a", "b", "c", "d"))).isEmpty();

        assertThat(this.asked).containsExactly(List.of("a", "b", "c", "d"), List.of("b", "c"), List.of("c"));
    }

    @Test
    void areNamedWithTheirLastReasonWhenTheyStay() {
        refuse("a", "AccessDenied");
        refuse("b", "SlowDownWrite", "InternalError");
        refuse("c", "SlowDownRead", "AccessDenied");

        assertThat(this.server.template().removeObjects("photos", List.of("a", "b", "c"))).containsExactlyInAnyOrder(
                left("a", "AccessDenied"), left("b", "InternalError"), left("c", "AccessDenied"));

        assertThat(this.asked).containsExactly(List.of("a", "b", "c"), List.of("b", "c"), List.of("b"), List.of("b"));
    }

    @Test
    void areToldApartByTheirVersions() {
        refuse("a@v2", "SlowDown", "OK");

        assertThat(this.server.template()
            .removeObjects("photos",
                    List.of(new ObjectToDelete("a", "v1"), new ObjectToDelete("a", "v2"), ObjectToDelete.of("a"))))
            .isEmpty();

        assertThat(this.asked).containsExactly(List.of("a@v1", "a@v2", "a"), List.of("a@v2"));
    }

    @Test
    void areNotAskedForAgainWhereNothingIsToBeRepeated() {
        refuse("b", "SlowDown");

        assertThat(this.server.template(builder -> builder.retry(RetrySettings.NONE))
            .removeObjects("photos", List.of("a", "b"))).containsExactly(left("b", "SlowDown"));

        assertThat(this.asked).hasSize(1);
    }

    @Test
    void areNotAskedForAgainAfterTheDeadline() {
        refuse("b", "SlowDown");
        RetrySettings late = new RetrySettings(4, Duration.ZERO, Duration.ZERO, Duration.ZERO,
                RetrySettings.DEFAULT.statuses());

        assertThat(this.server.template(builder -> builder.retry(late)).removeObjects("photos", List.of("a", "b")))
            .containsExactly(left("b", "SlowDown"));

        assertThat(this.asked).hasSize(1);
    }

    // 500 tokens, 5 for each repetition and one back for each request that succeeds.
    @Test
    void addNoMoreLoadThanTheRetriesOfOneClientMay() {
        List<String> keys = IntStream.range(0, 60_000).mapToObj(i -> "k" + i).toList();
        keys.forEach(key -> refuse(key, "SlowDown"));

        assertThat(this.server.template().removeObjects("photos", keys)).hasSize(60_000);

        assertThat(this.asked).hasSizeBetween(60 + 100, 60 + 145);
    }

    @Test
    void areNotAskedForAgainWhenTheServerWasNotAskedForThem() {
        this.server.plays(exchange -> exchange.readBody()
            .answer(200, "", "<DeleteResult>" + error("x", "", "SlowDown") + "</DeleteResult>"));

        assertThat(this.server.template().removeObjects("photos", List.of("a"))).containsExactly(left("x", "SlowDown"));

        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void failTheCallWhenTheRequestForThemAloneIsRefused() {
        this.server.plays(
                exchange -> exchange.readBody()
                    .answer(200, "", "<DeleteResult>" + error("a", "", "SlowDown") + "</DeleteResult>"),
                Scripts.error(403, "AccessDenied"));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.server.template().removeObjects("photos", List.of("a")));
    }

    @Test
    void areAskedForAgainWhenAPrefixIsCleared() {
        refuse("cats/tom", "InternalError", "OK");
        String page = "<ListBucketResult><Contents><Key>cats/tim</Key></Contents><Contents><Key>cats/tom</Key>"
                + "</Contents></ListBucketResult>";
        String empty = "<ListBucketResult></ListBucketResult>";
        this.server.plays(exchange -> exchange.answer(200, "", page), this::play, this::play,
                exchange -> exchange.answer(200, "", empty));

        assertThat(this.server.template().removeObjectsByPrefix("photos", "cats/")).isEmpty();

        assertThat(this.asked).containsExactly(List.of("cats/tim", "cats/tom"), List.of("cats/tom"));
    }

    @Test
    void areAskedForAgainWhenABucketIsEmptied() {
        refuse("a@v1", "SlowDown", "OK");
        String page = "<ListVersionsResult><Version><Key>a</Key><VersionId>v1</VersionId></Version>"
                + "</ListVersionsResult>";
        this.server.plays(exchange -> exchange.answer(200, "", page), this::play, this::play,
                exchange -> exchange.answer(200, "", "<ListVersionsResult></ListVersionsResult>"),
                exchange -> exchange.answer(200, "", "<ListMultipartUploadsResult></ListMultipartUploadsResult>"));

        assertThat(this.server.template().emptyBucket("photos")).isEmpty();

        assertThat(this.asked).containsExactly(List.of("a@v1"), List.of("a@v1"));
    }

}
