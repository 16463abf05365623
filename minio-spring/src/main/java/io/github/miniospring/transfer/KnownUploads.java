package io.github.miniospring.transfer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.miniospring.multipart.MultipartUpload;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The uploads that this process has begun of late, by whichever client, so that none is
 * taken for one whose name was lost.
 */
final class KnownUploads {

    /** Many times what one process begins within the minute that matters. */
    private static final int MOST = 10_000;

    private static final KnownUploads OF_THIS_PROCESS = new KnownUploads();

    private final Map<String, Boolean> ids = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }

    };

    private final Set<UnderWay> underWay = ConcurrentHashMap.newKeySet();

    static KnownUploads ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /** Keeps the name of what {@code beginning} begins. */
    Mono<MultipartUpload> learn(String target, Mono<MultipartUpload> beginning) {
        return Mono.defer(() -> {
            UnderWay own = new UnderWay(target);
            this.underWay.add(own);
            return beginning.doOnNext(upload -> add(upload.uploadId()))
                .doOnTerminate(() -> end(own))
                .doOnCancel(() -> end(own));
        });
    }

    private void end(UnderWay own) {
        this.underWay.remove(own);
        own.ended.tryEmitEmpty();
    }

    private synchronized void add(String uploadId) {
        this.ids.put(uploadId, true);
    }

    /**
     * Completes when the beginnings of {@code target} that are under way now have ended,
     * and the names of their uploads are known.
     */
    Mono<Void> caughtUp(String target) {
        return Mono.defer(() -> Flux.fromIterable(this.underWay)
            .filter(other -> other.target.equals(target))
            .concatMap(other -> other.ended.asMono())
            .then());
    }

    synchronized boolean contains(String uploadId) {
        return this.ids.containsKey(uploadId);
    }

    /** A beginning that has no answer yet; each is its own. */
    private static final class UnderWay {

        private final String target;

        private final Sinks.Empty<Void> ended = Sinks.empty();

        private UnderWay(String target) {
            this.target = target;
        }

    }

}
