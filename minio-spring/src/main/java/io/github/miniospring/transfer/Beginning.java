package io.github.miniospring.transfer;

import java.io.IOException;

import io.github.miniospring.InvalidResponseException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.multipart.CreateMultipartUpload;
import io.github.miniospring.multipart.MultipartUpload;
import io.github.miniospring.operation.Operation;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.operation.S3Response;
import reactor.core.publisher.Mono;

/**
 * Begins an upload in parts. Where an answer was lost, or came garbled, the server may
 * have begun one whose name nobody has heard: it is looked for and aborted, if nothing
 * speaks against its being ours. See {@link LostBeginnings}.
 */
final class Beginning {

    /** How often it begins anew what has begun with a garbled answer. */
    private static final int ATTEMPTS = 3;

    private final CreateMultipartUpload create;

    private final String target;

    private final LostBeginnings lost;

    private int attempts;

    private volatile long sent;

    private volatile long answered;

    private volatile boolean told;

    private volatile boolean underWay;

    /**
     * @param options what was set for the object: some of it goes along with every
     * request
     */
    Beginning(CreateMultipartUpload create, String bucket, String key, RequestOptions<?> options) {
        this.create = create;
        this.target = bucket + "/" + key;
        this.lost = new LostBeginnings(create, bucket, key, options);
    }

    /** Begins it. */
    Mono<MultipartUpload> by(MinioClient client) {
        return KnownUploads.ofThisProcess()
            .learn(this.target, attempt(client))
            .onErrorResume(failure -> this.lost.settle(client).then(Mono.error(failure)))
            .flatMap(upload -> this.lost.settle(client, upload, this.sent, this.answered).thenReturn(upload));
    }

    /**
     * Begins it anew, because the server does not know the upload it has answered with:
     * that came garbled.
     * @return empty when that has happened too often
     */
    Mono<MultipartUpload> again(MinioClient client) {
        return Mono.defer(() -> {
            this.lost.add(this.sent, this.answered, true);
            return (this.attempts < ATTEMPTS) ? by(client) : this.lost.settle(client).then(Mono.empty());
        });
    }

    /**
     * Cleans up behind an upload that came garbled, or only now turns out to have been
     * begun.
     * @param garbled whether the server does not know the upload it has answered with
     */
    Mono<Void> cleanUp(MinioClient client, boolean garbled) {
        return Mono.defer(() -> {
            if (garbled) {
                this.lost.add(this.sent, this.answered, true);
                return this.lost.settle(client);
            }
            return this.lost.lookAgain(client);
        });
    }

    private Mono<MultipartUpload> attempt(MinioClient client) {
        return Mono.defer(() -> {
            this.attempts++;
            return client.execute(new Watched()).doOnError(failure -> {
                // Its own time limit is over, or the client was closed.
                if (this.underWay && failure instanceof MinioRequestException && failure.getCause() == null) {
                    lost(false);
                }
            });
        })
            .onErrorResume(failure -> this.told && this.attempts < ATTEMPTS && isGarbled(failure),
                    failure -> attempt(client));
    }

    // After a broken connection the client itself has tried again.
    private static boolean isGarbled(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof InvalidResponseException
                || (failure instanceof MinioRequestException && cause != null && !(cause instanceof IOException));
    }

    private void lost(boolean certain) {
        if (!this.told) {
            this.told = true;
            this.lost.add(this.sent, System.nanoTime(), certain);
        }
    }

    /** Notes what becomes of each attempt. */
    private final class Watched implements Operation<MultipartUpload> {

        @Override
        public S3Request toRequest() {
            return Beginning.this.create.toRequest();
        }

        @Override
        public void attempting() {
            Beginning.this.sent = System.nanoTime();
            Beginning.this.told = false;
            Beginning.this.underWay = true;
        }

        @Override
        public Mono<MultipartUpload> decode(S3Response response) {
            Beginning.this.answered = System.nanoTime();
            return Beginning.this.create.decode(response).doOnError(failure -> {
                if (!(failure instanceof MinioResponseException) || failure instanceof InvalidResponseException) {
                    lost(true);
                }
            });
        }

        @Override
        public void outcomeUnknown(Throwable failure) {
            lost(false);
        }

    }

}
