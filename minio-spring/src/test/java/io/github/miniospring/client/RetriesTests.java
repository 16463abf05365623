package io.github.miniospring.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.ErrorResponse;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.http.WireException;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Request;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RetriesTests {

    private final RetryBudget budget = new RetryBudget();

    private final BucketRegions regions = new BucketRegions(null);

    // The longest wait that chance could choose.
    private final Retries retries = new Retries(RetrySettings.DEFAULT, this.budget, this.regions, bound -> bound);

    @ParameterizedTest
    @ValueSource(ints = { 408, 429, 500, 502, 503, 504 })
    void followTheListedStatuses(int status) {
        assertThat(next(call(true, 1), refusal(status))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 403, 404, 409, 412, 416, 501, 507 })
    void leaveOtherStatusesAlone(int status) {
        assertThat(next(call(true, 1), refusal(status))).isNull();
    }

    // Nobody knows whether the first attempt was carried out; after these two it was not.
    @ParameterizedTest
    @CsvSource({ "429, true", "503, true", "408, false", "500, false", "502, false", "504, false" })
    void followOnlyARefusalWhereARepetitionCouldLie(int status, boolean repeated) {
        assertThat(next(call(false, 1), refusal(status)) != null).isEqualTo(repeated);
    }

    @ParameterizedTest
    @CsvSource({ "NOT_CONNECTED, true, true", "TIMEOUT, true, false", "BROKEN, true, false",
            "NO_FREE_CONNECTION, false, false", "TLS, false, false", "BODY, false, false", "CLOSED, false, false" })
    void followWhatCanGoWrongOnTheWay(WireException.Kind kind, boolean blindly, boolean careful) {
        assertThat(next(call(true, 1), wire(kind)) != null).isEqualTo(blindly);
        assertThat(next(call(false, 1), wire(kind)) != null).isEqualTo(careful);
    }

    @Test
    void leaveFailuresAloneThatAreNotOfTheExchange() {
        assertThat(next(call(true, 1), new IllegalStateException())).isNull();
        assertThat(next(call(true, 1), new MinioRequestException("checksum", null))).isNull();
    }

    @Test
    void needABodyThatCanBeReadAgain() {
        ObjectBody once = ObjectBody.of(InputStream.nullInputStream(), 0);

        assertThat(this.retries.next(call(true, 1), once, refusal(503))).isNull();
        assertThat(this.retries.next(call(true, 1), ObjectBody.of("again"), refusal(503))).isNotNull();
    }

    @Test
    void doubleTheBoundOfTheWait() {
        assertThat(next(call(true, 1), refusal(503))).isEqualTo(Duration.ofMillis(250));
        assertThat(next(call(true, 2), refusal(503))).isEqualTo(Duration.ofMillis(500));
        assertThat(next(call(true, 3), refusal(503))).isEqualTo(Duration.ofMillis(1000));
    }

    @Test
    void waitNoLongerThanTheMost() {
        Retries many = new Retries(settings(100, Duration.ofMinutes(60)), this.budget, this.regions, bound -> bound);

        assertThat(many.next(call(true, 60), null, refusal(503))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void leaveTheWaitToChance() {
        Retries lucky = new Retries(RetrySettings.DEFAULT, this.budget, this.regions, bound -> 0);

        assertThat(lucky.next(call(true, 3), null, refusal(503))).isZero();
    }

    // A kept connection that was closed meanwhile says nothing about the server.
    @Test
    void doNotWaitOnceForABrokenConnection() {
        assertThat(next(call(true, 1), wire(WireException.Kind.BROKEN))).isZero();
        assertThat(next(call(true, 2), wire(WireException.Kind.BROKEN))).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @CsvSource({ "3, PT3S", "0, PT0.25S", "' 19 ', PT19S", "20, PT20S", "3600, PT20S", "soon, PT0.25S", "'', PT0.25S",
            "-1, PT0.25S", "99999999999, PT0.25S" })
    void honourRetryAfterUpToTheMost(String value, Duration wait) {
        assertThat(next(call(true, 1), refusal(503, "SlowDown", null, Map.of("retry-after", List.of(value)))))
            .isEqualTo(wait);
    }

    @Test
    void endWithTheAttempts() {
        assertThat(next(call(true, 3), refusal(503))).isNotNull();
        assertThat(next(call(true, 4), refusal(503))).isNull();
    }

    @Test
    void endWithTheDeadline() {
        Retries hurried = new Retries(settings(100, Duration.ofMillis(100)), this.budget, this.regions, bound -> bound);

        assertThat(hurried.next(call(true, 1), null, refusal(503))).isNull();
    }

    @Test
    void endWithTheBudgetOfAllCalls() {
        for (int i = 0; i < 100; i++) {
            assertThat(next(call(true, 1), refusal(503))).isNotNull();
        }

        assertThat(next(call(true, 1), refusal(503))).isNull();
    }

    @Test
    void signAnewOnceTheClockIsLearned() {
        Call call = call(false, 4);

        assertThat(next(call, refusal(403, "RequestTimeTooSkewed", null, Map.of()))).isZero();
        assertThat(next(call, refusal(403, "RequestTimeTooSkewed", null, Map.of()))).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = { 301, 307, 400, 403 })
    void signAnewOnceTheRegionIsLearned(int status) {
        assertThat(next(call(false, 4), refusal(status, "AuthorizationHeaderMalformed", "eu-west-1", Map.of())))
            .isZero();
        assertThat(this.regions.of("photos")).isEqualTo("eu-west-1");
        assertThat(next(call(false, 4), refusal(status, "AuthorizationHeaderMalformed", "eu-west-1", Map.of())))
            .isNull();
    }

    @Test
    void leaveARegionAloneThatSaysNothingNew() {
        this.regions.learn("photos", "eu-west-1");

        assertThat(next(call(true, 1), refusal(403, "AccessDenied", "eu-west-1", Map.of()))).isNull();
        assertThat(next(call(true, 1), refusal(404, "NoSuchKey", "eu-west-2", Map.of()))).isNull();
    }

    @Test
    void areSwitchedOff() {
        Retries none = new Retries(RetrySettings.NONE, this.budget, this.regions, bound -> bound);

        assertThat(none.next(call(true, 1), null, refusal(503))).isNull();
        assertThat(none.next(call(true, 1), null, wire(WireException.Kind.NOT_CONNECTED))).isNull();
    }

    @Test
    void refuseSettingsThatContradictThemselves() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new RetrySettings(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Set.of()))
            .withMessage("maxAttempts must be at least 1 but is 0");
        assertThatIllegalArgumentException().isThrownBy(
                () -> new RetrySettings(1, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO, Set.of()));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new RetrySettings(1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(-1), Set.of()));
    }

    private @Nullable Duration next(Call call, Throwable failure) {
        return this.retries.next(call, null, failure);
    }

    private static RetrySettings settings(int attempts, Duration deadline) {
        return new RetrySettings(attempts, Duration.ofMillis(250), Duration.ofSeconds(20), deadline,
                RetrySettings.DEFAULT.statuses());
    }

    private Call call(boolean repeatableBlindly, int attempts) {
        S3Request request = new S3Request("PutObject", HttpMethod.PUT, "photos", "cat.png", List.of(), new TreeMap<>(),
                null, PayloadOptions.DEFAULT, null, repeatableBlindly);
        Call call = new Call(request, new MinioClientObservationContext(request, false), Observation.NOOP, this.budget,
                this.retries, new InFlight(), null, Mono.never());
        for (int i = 0; i < attempts; i++) {
            call.attempting();
        }
        return call;
    }

    private static MinioResponseException refusal(int status) {
        return refusal(status, "Whatever", null, Map.of());
    }

    private static MinioResponseException refusal(int status, String code, @Nullable String region,
            Map<String, List<String>> headers) {
        return new MinioResponseException(new ErrorResponse("PutObject", status, new ErrorCode(code), "", "photos",
                "cat.png", null, null, null, region, headers));
    }

    private static MinioRequestException wire(WireException.Kind kind) {
        return new MinioRequestException("lost", new WireException(kind, "lost", new IOException()));
    }

}
