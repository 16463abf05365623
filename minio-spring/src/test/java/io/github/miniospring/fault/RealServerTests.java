package io.github.miniospring.fault;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import io.github.miniospring.AccessDeniedException;
import io.github.miniospring.Endpoint;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.MinioClientBuilder;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.template.MinioTemplate;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a real server says to wrong keys, wrong clocks and wrong wishes. */
@MinioContract
@Timeout(60)
class RealServerTests {

    private static final long GIB = 1L << 30;

    private final TestServer server;

    private final TestBucket bucket;

    RealServerTests(TestServer server, TestBucket bucket) {
        this.server = server;
        this.bucket = bucket;
    }

    /** A client of its own, for one use. */
    private <T> T with(UnaryOperator<MinioClientBuilder> settings, Use<T> use) {
        try (MinioClient client = settings.apply(this.server.client()).build()) {
            return use.of(new MinioTemplate(client));
        }
    }

    private interface Use<T> {

        T of(MinioTemplate template);

    }

    private UnaryOperator<MinioClientBuilder> wrongSecret() {
        return builder -> builder.credentials(CredentialsProvider.of(this.server.accessKey(), "not-the-secret"));
    }

    @Test
    void refusesAWrongSecret() {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> with(wrongSecret(), template -> template.listBuckets().toList()))
            .satisfies(failure -> assertThat(failure.code()).isEqualTo(new ErrorCode("SignatureDoesNotMatch")))
            .satisfies(failure -> assertThat(failure.requestId()).isNotEmpty());
    }

    @Test
    void refusesAnUnknownKey() {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> with(builder -> builder.credentials(CredentialsProvider.of("nobody", "not-the-secret")),
                    template -> template.listBuckets().toList()))
            .satisfies(failure -> assertThat(failure.code()).isEqualTo(new ErrorCode("InvalidAccessKeyId")));
    }

    @Test
    void refusesStrangersToHead() {
        assertThatExceptionOfType(AccessDeniedException.class)
            .isThrownBy(() -> with(builder -> builder.credentials(CredentialsProvider.anonymous()),
                    template -> template.statObject(this.bucket.name(), "cat.png")));
    }

    @Test
    void tellsTheTimeToAClientWhoseClockIsWrong() {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

        with(builder -> builder.clock(wrong), template -> template.putObject(this.bucket.name(), "cat.png", "meow"));

        assertThat(this.bucket.keys()).containsExactly("cat.png");
    }

    @Test
    void tellsTheTimeByRefusingABodyThatCanBeSentOnce() {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));

        with(builder -> builder.clock(wrong).region("us-east-1"), template -> {
            assertThatExceptionOfType(MinioResponseException.class)
                .isThrownBy(() -> template.putObject(this.bucket.name(), "cat.png", stream("meow"), 4))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.REQUEST_TIME_TOO_SKEWED));
            return template.putObject(this.bucket.name(), "cat.png", stream("meow"), 4);
        });

        assertThat(this.bucket.keys()).containsExactly("cat.png");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes());
    }

    @Test
    void tellsMissingThingsApart() {
        MinioTemplate template = this.bucket.template();

        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> template.getObjectBytes(this.bucket.name(), "none"));
        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> template.statObject(this.bucket.name(), "none"));
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> template.getObjectBytes("no-such-bucket", "none"));
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> template.statObject("no-such-bucket", "none"));
        assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> template.headBucket("no-such-bucket"));
    }

    @Test
    void refusesWhatIsThereAlready() {
        MinioTemplate template = this.bucket.put("cat.png").template();

        assertThatExceptionOfType(PreconditionFailedException.class)
            .isThrownBy(() -> template.putObject(this.bucket.name(), "cat.png", "meow", put -> put.ifAbsent()));
    }

    // The region is set: otherwise the refusal comes before the first byte is sent.
    @Test
    void stopsALargeUploadThatItRefuses() {
        AtomicLong sent = new AtomicLong();

        // A server that closes while more arrives may take its answer back, if nobody
        // reads it
        // at once.
        assertThatExceptionOfType(MinioException.class)
            .isThrownBy(() -> with(counting(wrongSecret().apply(this.server.client()), sent),
                    template -> template.putObject(this.bucket.name(), "zeros", zeros(), GIB)))
            .satisfiesAnyOf(
                    failure -> assertThat(failure).isInstanceOfSatisfying(MinioResponseException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(new ErrorCode("SignatureDoesNotMatch"))),
                    failure -> assertThat(failure).hasMessageContaining("closed the connection before its answer"));
        // Most of it is what the two ends of a connection hold on one machine.
        assertThat(sent.get()).isLessThan(32 << 20);
    }

    private UnaryOperator<MinioClientBuilder> counting(MinioClientBuilder settings, AtomicLong sent) {
        return ignored -> settings.region("us-east-1")
            .customizeHttpClient(client -> client.doOnChannelInit(
                    (observer, channel, address) -> channel.pipeline().addFirst(new ChannelDuplexHandler() {
                        @Override
                        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
                                throws Exception {
                            if (message instanceof ByteBuf buffer) {
                                sent.addAndGet(buffer.readableBytes());
                            }
                            super.write(context, message, promise);
                        }
                    })));
    }

    private static Flux<DataBuffer> zeros() {
        byte[] block = new byte[64 * 1024];
        return Flux.range(0, (int) (GIB / block.length)).map(i -> DefaultDataBufferFactory.sharedInstance.wrap(block));
    }

    @Test
    void isReachedByAnAddressOfVersionSix() {
        Endpoint endpoint = new Endpoint(false, "[::1]", this.server.endpoint().port());

        try (MinioClient client = MinioClient.builder(endpoint).credentials(this.server.credentials()).build()) {
            new MinioTemplate(client).putObject(this.bucket.name(), "cat.png", "meow");
        }

        assertThat(this.bucket.keys()).containsExactly("cat.png");
    }

}
