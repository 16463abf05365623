package io.github.miniospring.benchmarks.peer;

import io.github.miniospring.benchmarks.Place;
import io.github.miniospring.benchmarks.Work;
import org.jspecify.annotations.Nullable;

/** A client that is compared. */
public interface Peer extends AutoCloseable {

    /** How it does a work; null when it has no means for it. */
    @Nullable Call call(Work work);

    @Override
    void close();

    /** Those there are. */
    enum Kind {

        OURS("minio-spring"), OURS_REACTIVE("minio-spring, reactive"), OURS_UNSIGNED("minio-spring, body unsigned"),
        OURS_NATIVE_TLS("minio-spring, BoringSSL"), MINIO_JAVA("minio-java"), AWS_SYNC("AWS SDK, sync"),
        AWS_ASYNC("AWS SDK, async"), AWS_CRT("AWS SDK, CRT"), SPRING_CLOUD_AWS("Spring Cloud AWS"),
        REACTOR_NETTY("plain Reactor Netty");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return this.title;
        }

        /** Whether it is one of this project's. */
        public boolean ours() {
            return this == OURS || this == OURS_REACTIVE || this == OURS_UNSIGNED || this == OURS_NATIVE_TLS;
        }

        public Peer open(Place place) {
            return switch (this) {
                case OURS, OURS_NATIVE_TLS -> new MinioSpring(place, false);
                case OURS_UNSIGNED -> new MinioSpring(place, true);
                case OURS_REACTIVE -> new ReactiveMinioSpring(place);
                case MINIO_JAVA -> new MinioJava(place);
                case AWS_SYNC -> new AwsSync(place);
                case AWS_ASYNC -> AwsAsync.netty(place);
                case AWS_CRT -> AwsAsync.crt(place);
                case SPRING_CLOUD_AWS -> new SpringCloudAws(place);
                case REACTOR_NETTY -> new PlainReactorNetty(place);
            };
        }

    }

}
