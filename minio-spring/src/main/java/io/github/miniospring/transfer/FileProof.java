package io.github.miniospring.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.miniospring.MinioException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.Md5;
import io.github.miniospring.object.ObjectAttributes;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.Md5Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Proves a file whose bytes came in pieces by what the server tells of the object. It is
 * read once more for that.
 */
final class FileProof {

    private final MinioClient client;

    private final Download download;

    private final ObjectStat stat;

    private final long size;

    private final PartFile file;

    FileProof(MinioClient client, Download download, ObjectStat stat, long size, PartFile file) {
        this.client = client;
        this.download = download;
        this.stat = stat;
        this.size = size;
        this.file = file;
    }

    /**
     * Compares.
     * @return whether it is proven; an error when it is another
     */
    Mono<Boolean> prove() {
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            String value = this.stat.headers().getFirst(algorithm.header());
            if (value != null) {
                return (value.indexOf('-') < 0) ? whole(algorithm.start(), value, algorithm.name())
                        : composite(algorithm, value).flatMap(proven -> proven ? Mono.just(true) : byMd5());
            }
        }
        return byMd5();
    }

    private Mono<Boolean> byMd5() {
        String md5 = this.download.isVerifiedByMd5() ? Md5Tag.of(this.stat.headers()) : null;
        return (md5 != null) ? whole(new Md5(), md5, "MD5") : Mono.just(false);
    }

    private Mono<Boolean> whole(ChecksumAlgorithm.Computation computation, String value, String name) {
        return reading(() -> {
            if (this.file.read(computation, 0, this.size) && !computation.value().equals(value)) {
                throw another(name);
            }
            return true;
        });
    }

    // One over parts depends on where they were cut.
    private Mono<Boolean> composite(ChecksumAlgorithm algorithm, String value) {
        int count = count(value);
        if (count < 1) {
            return Mono.just(false);
        }
        return told(count).switchIfEmpty(Mono.defer(() -> guessed(count))).flatMap(cut -> reading(() -> {
            String found = overParts(algorithm, cut.sizes());
            if (found != null && cut.certain() && !found.equals(value)) {
                throw another(algorithm + " of its parts");
            }
            return value.equals(found);
        })).defaultIfEmpty(false);
    }

    private static int count(String value) {
        try {
            return Integer.parseInt(value.substring(value.indexOf('-') + 1));
        }
        catch (NumberFormatException ex) {
            return 0;
        }
    }

    private @Nullable String overParts(ChecksumAlgorithm algorithm, List<Long> sizes) throws IOException {
        ChecksumAlgorithm.Computation whole = algorithm.start();
        long at = 0;
        for (long size : sizes) {
            ChecksumAlgorithm.Computation part = algorithm.start();
            if (!this.file.read(part, at, size)) {
                return null;
            }
            whole.update(ByteBuffer.wrap(Base64.getDecoder().decode(part.value())));
            at += size;
        }
        return whole.value() + "-" + sizes.size();
    }

    /** As the server tells it; empty where it does not, or of another state. */
    private Mono<Cut> told(int count) {
        return page(0).expand(page -> {
            ObjectAttributes.Parts parts = page.parts();
            return (parts != null && parts.next() > 0) ? page(parts.next()) : Mono.empty();
        })
            .takeWhile(page -> page.parts() != null && isSameState(page))
            .<Long>concatMapIterable(FileProof::sizes)
            .collectList()
            .filter(sizes -> sizes.size() == count && sum(sizes) == this.size)
            .map(sizes -> new Cut(sizes, true))
            // Not everybody may ask, and not every server knows.
            .onErrorResume(MinioException.class, failure -> Mono.empty());
    }

    private Mono<ObjectAttributes> page(int after) {
        return this.client.execute(this.download.attributes(this.stat).partNumberMarker(after));
    }

    private boolean isSameState(ObjectAttributes page) {
        return page.etag() == null || page.etag().equals(this.stat.etag());
    }

    private static List<Long> sizes(ObjectAttributes page) {
        ObjectAttributes.Parts parts = page.parts();
        return (parts != null) ? parts.parts().stream().map(ObjectAttributes.Part::size).toList() : List.of();
    }

    private static long sum(List<Long> sizes) {
        return sizes.stream().mapToLong(Long::longValue).sum();
    }

    /** All parts but the last have one size with most clients: that of the first. */
    private Mono<Cut> guessed(int count) {
        return this.client.execute(this.download.question(this.stat).partNumber(1))
            .map(first -> first.headers().getContentLength())
            .filter(first -> first > 0 && (count - 1) * first < this.size && this.size <= count * first)
            .map(first -> {
                List<Long> sizes = new ArrayList<>(Collections.nCopies(count - 1, first));
                sizes.add(this.size - (count - 1) * first);
                return new Cut(sizes, false);
            })
            .onErrorResume(MinioException.class, failure -> Mono.empty());
    }

    private <T> Mono<T> reading(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(this.client.io());
    }

    private MinioRequestException another(String name) {
        this.file.spoil();
        return new MinioRequestException(
                this.download.target() + ": the " + this.size + " bytes that arrived do not match the server's " + name,
                null);
    }

    /**
     * How an object was cut.
     *
     * @param certain whether it was; otherwise it is likely
     */
    private record Cut(List<Long> sizes, boolean certain) {
    }

}
