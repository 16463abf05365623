package io.github.miniospring.listener;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

class MinioListenerEndpointRegistryTests {

    private final MinioListenerEndpointRegistry registry = new MinioListenerEndpointRegistry(RecordingContainer::new);

    @AfterEach
    void destroy() {
        this.registry.destroy();
    }

    @Test
    void startsAndStopsAllButThoseThatShallNot() {
        RecordingContainer first = register("first");
        RecordingContainer manual = (RecordingContainer) this.registry.register(endpoint("manual").autoStartup(false));

        this.registry.start();
        this.registry.stop();

        assertThat(first.calls()).containsExactly("start", "stop");
        assertThat(manual.calls()).isEmpty();
    }

    @Test
    void startsThoseAgainThatRan() {
        RecordingContainer first = register("first");
        RecordingContainer second = register("second");
        RecordingContainer failed = register("failed");
        this.registry.start();
        this.registry.stop("second");
        failed.fail();

        this.registry.stop();
        this.registry.start();

        assertThat(first.calls()).containsExactly("start", "stop", "start");
        assertThat(second.calls()).containsExactly("start", "stop");
        assertThat(failed.calls()).containsExactly("start", "start");
    }

    @Test
    void startsWhatIsRegisteredWhileItRuns() {
        this.registry.start();

        RecordingContainer late = register("late");

        assertThat(late.isRunning()).isTrue();
    }

    @Test
    void finds() {
        RecordingContainer first = register("first");

        assertThat(this.registry.find("first")).containsSame(first);
        assertThat(this.registry.find("other")).isEmpty();
        assertThat(this.registry.containers()).containsExactly(first);
    }

    @Test
    void directsOne() {
        RecordingContainer first = register("first");
        RecordingContainer second = register("second");

        this.registry.start("first");
        this.registry.pause("first");
        this.registry.resume("first");
        this.registry.reconcile("first");
        this.registry.stop("first");

        assertThat(first.calls()).containsExactly("start", "pause", "resume", "reconcile", "stop");
        assertThat(second.calls()).isEmpty();
    }

    @Test
    void forgetsWhatIsDeregistered() {
        RecordingContainer first = register("first");
        this.registry.start();

        assertThat(this.registry.deregister("first")).isTrue();
        assertThat(this.registry.deregister("first")).isFalse();
        assertThat(first.isRunning()).isFalse();
        assertThat(this.registry.containers()).isEmpty();
    }

    @Test
    void refusesTwoOfOneId() {
        register("first");

        assertThatIllegalArgumentException().isThrownBy(() -> register("first"))
            .withMessage("There is a listener with the id 'first' already; each needs one of its own");
    }

    @Test
    void namesThoseThereAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.registry.pause("x"))
            .withMessage("There is no listener 'x'; there are none");
        register("first");
        register("second");

        assertThatIllegalArgumentException().isThrownBy(() -> this.registry.pause("x"))
            .withMessage("There is no listener 'x'; there are first, second");
    }

    @Test
    void stopsAllAtTheSameTime() {
        CyclicBarrier together = new CyclicBarrier(3);
        for (String id : new String[] { "a", "b", "c" }) {
            this.registry.register(endpoint(id), endpoint -> new RecordingContainer(endpoint) {

                @Override
                public void stop() {
                    try {
                        together.await(20, TimeUnit.SECONDS);
                    }
                    catch (Exception ex) {
                        throw new IllegalStateException(ex);
                    }
                    super.stop();
                }

            });
        }
        this.registry.start();

        this.registry.stop();

        assertThat(this.registry.containers()).noneMatch(MinioListenerContainer::isRunning);
    }

    @Test
    void waitsForNoneLongerThanItsTime() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        this.registry.register(endpoint("stuck"), endpoint -> new RecordingContainer(endpoint) {

            @Override
            public void stop() {
                try {
                    end.await(20, TimeUnit.SECONDS);
                }
                catch (InterruptedException ex) {
                    throw new IllegalStateException(ex);
                }
                super.stop();
            }

        });
        RecordingContainer other = register("other");
        this.registry.setStopTimeout(Duration.ofMillis(200));
        this.registry.start();
        CountDownLatch called = new CountDownLatch(1);

        this.registry.stop(called::countDown);

        assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(end.getCount()).isOne();
        assertThat(other.isRunning()).isFalse();
        end.countDown();
    }

    @Test
    void keepsTheApplicationAliveWhileSomethingRuns() {
        // That of another registry may be about to end.
        assertThat(ends()).isTrue();
        register("first");
        register("second");

        this.registry.start();
        assertThat(keepsAlive()).isTrue();
        this.registry.stop("first");
        assertThat(keepsAlive()).isTrue();
        this.registry.stop("second");
        assertThat(ends()).isTrue();

        this.registry.start("second");
        assertThat(keepsAlive()).isTrue();
        this.registry.stop();
        assertThat(ends()).isTrue();
    }

    @Test
    void runsAfterTheServersOfAContextAndPausesWithIt() {
        RecordingContainer first = register("first");
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.registerBean(MinioListenerEndpointRegistry.class, () -> this.registry);
            context.refresh();
            context.pause();
            context.restart();
        }

        assertThat(first.calls()).containsExactly("start", "stop", "start", "stop");
        assertThat(this.registry.getPhase()).isGreaterThan(Integer.MAX_VALUE - 1024);
    }

    private RecordingContainer register(String id) {
        return (RecordingContainer) this.registry.register(endpoint(id));
    }

    private static MinioListenerEndpoint endpoint(String id) {
        return MinioListenerEndpoint.of(id, events -> null);
    }

    private static boolean keepsAlive() {
        return Thread.getAllStackTraces()
            .keySet()
            .stream()
            .anyMatch(thread -> thread.getName().equals("minio-listener-keep-alive") && !thread.isDaemon());
    }

    private static boolean ends() {
        await().atMost(Duration.ofSeconds(10)).until(() -> !keepsAlive());
        return true;
    }

}
