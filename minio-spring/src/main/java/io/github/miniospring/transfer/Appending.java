package io.github.miniospring.transfer;

import java.util.Objects;
import java.util.function.UnaryOperator;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.object.AppendObject;
import io.github.miniospring.object.AppendedObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.ProgressListener;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Appends one body, a piece after the other, each behind what the one before has come to.
 */
final class Appending {

    private static final String SERVERS = "MinIO AIStor has it, and AWS in directory buckets";

    private final MinioClient client;

    private final Append append;

    private final ObjectBody body;

    private final PartPlan plan;

    private final UploadProgress progress;

    /** How many bytes the object has; -1 while that is not known. */
    private long size;

    private long appended;

    /**
     * @param body as prepared
     * @param partSize the size of pieces that was asked for; null for what fits
     */
    Appending(MinioClient client, Append append, ObjectBody body, @Nullable DataSize partSize,
            @Nullable ProgressListener progress) {
        this.client = client;
        this.append = append;
        this.body = body;
        long length = body.contentLength();
        long most = TransferSettings.MAX_PART_SIZE.toBytes();
        boolean buffered = length < 0 || (length > most && body.part(0, most) == null);
        DataSize standard = buffered ? client.transfer().partSize() : TransferSettings.MAX_PART_SIZE;
        this.plan = new PartPlan(((partSize != null) ? partSize : standard).toBytes(), length);
        this.progress = new UploadProgress(progress, length);
    }

    /**
     * Appends all of it.
     * @param size how many bytes the object has; -1 to ask for it
     */
    Mono<AppendedObject> run(long size) {
        Mono<Long> before = (size >= 0) ? Mono.just(size) : stat().map(ObjectStat::size);
        return before.flatMap(known -> {
            this.size = known;
            return pieces().last();
        }).doOnError(failure -> this.appended > 0, this::tellOfThoseBefore);
    }

    private Flux<AppendedObject> pieces() {
        if (this.plan.whole()) {
            return Flux.from(piece(1, this.body));
        }
        if (this.plan.size() >= 0 && this.body.part(0, this.plan.length(1)) != null) {
            return Flux.range(1, this.plan.count()).concatMap(number -> piece(number, part(number)), 1);
        }
        return Flux.using(this::splitter,
                splitter -> splitter
                    .flatMap(part -> piece(part.number(), part).doFinally(signal -> splitter.release(part)), 1, 1),
                PartSplitter::close);
    }

    private ObjectBody part(int number) {
        return Objects.requireNonNull(this.body.part(this.plan.offset(number), this.plan.length(number)));
    }

    private PartSplitter splitter() {
        Flux<DataBuffer> source = this.body.read(this.client.buffers(), this.client.io())
            .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
        return new PartSplitter(source, this.plan, this.client.transfer().maxObjectSize().toBytes(),
                this.client.buffers(), UnaryOperator.identity());
    }

    private Mono<AppendedObject> piece(int number, ObjectBody piece) {
        return Mono.defer(() -> {
            this.append.requireBytes(piece.contentLength());
            AppendObject operation = this.append.operation(piece, this.size)
                .payload(payload -> payload.withProgress(this.progress.of(number)));
            return this.client.execute(operation)
                .onErrorMap(MinioResponseException.class, refusal -> UnsupportedByServerException.of(refusal, SERVERS))
                .flatMap(this::told)
                .flatMap(grown -> proven(operation, grown, piece.contentLength()));
        });
    }

    private Mono<ObjectStat> stat() {
        return Mono.defer(() -> this.client.execute(this.append.question()));
    }

    // A server that does not know the offset tells no size.
    private Mono<AppendedObject> told(AppendedObject grown) {
        return (grown.size() >= 0) ? Mono.just(grown) : stat().map(now -> grown.withSize(now.size()));
    }

    private Mono<AppendedObject> proven(AppendObject operation, AppendedObject grown, long length) {
        long before = this.size;
        if (grown.size() == before + length) {
            this.size = grown.size();
            this.appended += length;
            return Mono.just(grown);
        }
        return Mono.error(new MinioRequestException(operation + ": the object has " + grown.size()
                + " bytes now, where " + before + " and " + length + " appended are " + (before + length)
                + ". A server that cannot append puts the bytes in the place of the object: restore it from its"
                + " version before, or from where it came", null));
    }

    private void tellOfThoseBefore(Throwable failure) {
        failure.addSuppressed(new IllegalStateException(
                "The first " + this.appended + " bytes have been appended; the object had " + this.size + " then"));
    }

}
