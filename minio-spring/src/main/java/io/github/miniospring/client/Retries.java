package io.github.miniospring.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.InvalidResponseException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.http.WireException;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.S3Request;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Decides whether a failed attempt is followed by another, and when. */
final class Retries {

    private static final ErrorCode CONDITIONAL_REQUEST_CONFLICT = new ErrorCode("ConditionalRequestConflict");

    /**
     * What passes by itself, with its status: of one thing among many, an answer tells
     * the code alone.
     */
    private static final Map<String, Integer> STATUSES = Map.ofEntries(Map.entry("InternalError", 500),
            Map.entry("OperationTimedOut", 503), Map.entry("RequestLimitExceeded", 503),
            Map.entry("RequestThrottled", 503), Map.entry("RequestTimeout", 503), Map.entry("ServerBusy", 503),
            Map.entry("ServiceUnavailable", 503), Map.entry("SlowDown", 503), Map.entry("SlowDownRead", 503),
            Map.entry("SlowDownWrite", 503), Map.entry("Throttling", 503), Map.entry("ThrottlingException", 503),
            Map.entry("TooManyRequests", 429), Map.entry("XMinioServerNotInitialized", 503));

    private final RetrySettings settings;

    private final RetryBudget budget;

    private final BucketRegions regions;

    private final LongUnaryOperator random;

    /**
     * @param random answers a number from zero to its argument, both included
     */
    Retries(RetrySettings settings, RetryBudget budget, BucketRegions regions, LongUnaryOperator random) {
        this.settings = settings;
        this.budget = budget;
        this.regions = regions;
        this.random = random;
    }

    /** The same with other settings. */
    Retries with(RetrySettings settings) {
        return new Retries(settings, this.budget, this.regions, this.random);
    }

    /**
     * How long to wait before the next attempt.
     * @param body what was sent, as prepared
     * @return null when there is to be none
     */
    @Nullable Duration next(Call call, @Nullable ObjectBody body, Throwable failure) {
        if (body != null && !body.repeatable()) {
            return null;
        }
        if (isCorrected(call, failure)) {
            return Duration.ZERO;
        }
        if (call.attempts() >= this.settings.maxAttempts() || !isWorthRepeating(call.request(), failure)) {
            return null;
        }
        return affordable(delay(call, failure), call.started());
    }

    /**
     * How long to wait before what the server has refused within an answer is asked for
     * again.
     * @param attempts how many requests there were
     * @param started when the first began
     * @return null when it is not to be asked for
     */
    @Nullable Duration beforeAnother(int attempts, long started) {
        return (attempts < this.settings.maxAttempts()) ? affordable(random(attempts), started) : null;
    }

    /** Whether what is refused with this code is worth asking for again. */
    boolean passes(ErrorCode code) {
        Integer status = STATUSES.get(code.value());
        return status != null && this.settings.statuses().contains(status);
    }

    private @Nullable Duration affordable(Duration delay, long started) {
        long elapsed = System.nanoTime() - started;
        boolean inTime = elapsed + delay.toNanos() <= this.settings.deadline().toNanos();
        return (inTime && this.budget.spend()) ? delay : null;
    }

    /**
     * How long to wait before the rest of an answer that broke off is asked for. That is
     * no repetition, so it takes nothing from the budget.
     * @param failures how many in a row, this one included
     * @return null when it is not to be asked for
     */
    @Nullable Duration beforeTheRest(Throwable failure, int failures) {
        boolean broken = failure instanceof MinioRequestException && failure.getCause() instanceof WireException wire
                && wire.kind().worthRepeating();
        return (broken && failures < this.settings.maxAttempts()) ? random(failures) : null;
    }

    // The server told what was wrong with the signature, and the next one will be right.
    private boolean isCorrected(Call call, Throwable failure) {
        if (!(failure instanceof MinioResponseException refusal)) {
            return false;
        }
        if (refusal.code().equals(ErrorCode.REQUEST_TIME_TOO_SKEWED)) {
            return call.correctOnce();
        }
        boolean region = switch (refusal.status()) {
            case 301, 307, 400, 403 -> this.regions.learn(call.request().bucket(), refusal.response().region());
            default -> false;
        };
        return region && call.correctOnce();
    }

    private boolean isWorthRepeating(S3Request request, Throwable failure) {
        if (failure instanceof MinioResponseException refusal) {
            // Another write was under way. An upload in parts must be begun anew then.
            if (refusal.code().equals(CONDITIONAL_REQUEST_CONFLICT)) {
                return request.method() == HttpMethod.PUT;
            }
            boolean listed = this.settings.statuses().contains(refusal.status());
            return listed && (request.repeatableBlindly() || isRefusal(refusal.status()));
        }
        if (failure instanceof MinioRequestException && failure.getCause() instanceof WireException wire) {
            return wire.kind().worthRepeating() && (request.repeatableBlindly() || wire.kind().notSent());
        }
        return false;
    }

    /** Whether nobody knows if the server has done what was asked. */
    static boolean leavesOpen(Throwable failure) {
        if (failure instanceof MinioResponseException refusal) {
            // A redirection that is no document of S3's may be a success whose status was
            // garbled.
            return refusal.status() < 300 || (refusal.status() < 400 && refusal instanceof InvalidResponseException)
                    || (refusal.status() >= 500 && !isRefusal(refusal.status()));
        }
        return failure.getCause() instanceof WireException wire && wire.kind().outcomeUnknown();
    }

    // The server did nothing; after the other statuses nobody knows.
    private static boolean isRefusal(int status) {
        return status == 429 || status == 503;
    }

    private Duration delay(Call call, Throwable failure) {
        // A kept connection that the server has closed meanwhile says nothing about its
        // health.
        if (call.attempts() == 1 && failure.getCause() instanceof WireException wire
                && wire.kind() == WireException.Kind.BROKEN) {
            return Duration.ZERO;
        }
        long delay = random(call.attempts()).toNanos();
        Duration wanted = retryAfter(failure);
        if (wanted != null && wanted.toNanos() > delay) {
            return (wanted.compareTo(this.settings.maxBackoff()) < 0) ? wanted
                    : Duration.ofNanos(Math.max(delay, this.random.applyAsLong(this.settings.maxBackoff().toNanos())));
        }
        return Duration.ofNanos(delay);
    }

    private Duration random(int failures) {
        long bound = this.settings.backoff().toNanos() << Math.min(failures - 1, 20);
        bound = Math.max(0, Math.min(bound, this.settings.maxBackoff().toNanos()));
        return Duration.ofNanos(this.random.applyAsLong(bound));
    }

    private static @Nullable Duration retryAfter(Throwable failure) {
        if (!(failure instanceof MinioResponseException refusal)) {
            return null;
        }
        String value = refusal.headers().getOrDefault("retry-after", List.of("")).get(0).trim();
        if (value.isEmpty() || value.length() > 6 || !value.chars().allMatch(Character::isDigit)) {
            return null;
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }

}
