package io.github.miniospring.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.ListObjectVersions;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectSummary;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds out whether an object was stored by a request whose answer was lost: it is under
 * its key, or, where the bucket keeps versions, among those that are not the latest any
 * more.
 */
final class LostWrite {

    /** How far the server's clock, as far as it is known here, may be off. */
    private static final Duration CLOCK = Duration.ofSeconds(10);

    private static final int MOST_VERSIONS = 100;

    private final MinioClient client;

    private final UploadRequests requests;

    private final Predicate<ObjectStat> own;

    private final Instant since;

    /**
     * @param own knows the object by what a server tells of it
     * @param begun when the request was sent first, by the server's clock
     */
    LostWrite(MinioClient client, UploadRequests requests, Predicate<ObjectStat> own, Instant begun) {
        this.client = client;
        this.requests = requests;
        this.own = own;
        this.since = begun.minus(CLOCK);
    }

    /** Asks the server; an error when it does not answer. */
    Mono<Finding> find() {
        return this.client.execute(this.requests.head()).flatMap(there -> {
            if (this.own.test(there)) {
                return Mono.just(new Finding(there, true));
            }
            if (isBefore(there.lastModified())) {
                return Mono.just(Finding.NEVER);
            }
            return keepsVersions(there.versionId()) ? amongVersions() : Mono.just(Finding.NOT_THERE);
        }).onErrorResume(LostWrite::isNone, none -> isHidden(none) ? amongVersions() : Mono.just(Finding.NOT_THERE));
    }

    private static boolean isNone(Throwable failure) {
        return failure instanceof MinioResponseException refusal && refusal.status() == 404;
    }

    private boolean isBefore(@Nullable Instant lastModified) {
        return lastModified != null && lastModified.isBefore(this.since);
    }

    private static boolean keepsVersions(@Nullable String versionId) {
        return versionId != null && !versionId.equals("null");
    }

    private static boolean isHidden(Throwable none) {
        return none instanceof MinioResponseException refusal
                && refusal.headers().getOrDefault("x-amz-delete-marker", List.of()).contains("true");
    }

    // Not everybody may list versions; then it stays unknown.
    private Mono<Finding> amongVersions() {
        return this.client.execute(this.requests.versions(MOST_VERSIONS))
            .flatMap(this::among)
            .onErrorReturn(MinioResponseException.class, Finding.NOT_THERE);
    }

    private Mono<Finding> among(ListObjectVersions.Page page) {
        List<ObjectSummary> recent = page.versions()
            .stream()
            .takeWhile(version -> version.key().equals(this.requests.key()) && !isBefore(version.lastModified()))
            .toList();
        boolean all = recent.size() < page.versions().size() || !page.truncated();
        return Flux.fromIterable(recent)
            .filter(version -> !version.deleteMarker() && keepsVersions(version.versionId()))
            .concatMap(
                    version -> this.client.execute(this.requests.head().versionId(String.valueOf(version.versionId())))
                        .onErrorResume(LostWrite::isNone, gone -> Mono.empty()),
                    1)
            .filter(this.own)
            .next()
            .map(found -> new Finding(found, true))
            .defaultIfEmpty(all ? Finding.NEVER : Finding.NOT_THERE);
    }

    /**
     * What came out.
     *
     * @param object what was stored; null if it is not there
     * @param certain whether an object that is not there was never stored; it could have
     * been replaced or removed meanwhile
     */
    record Finding(@Nullable ObjectStat object, boolean certain) {

        private static final Finding NEVER = new Finding(null, true);

        private static final Finding NOT_THERE = new Finding(null, false);

    }

}
