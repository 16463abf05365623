package io.github.miniospring.listener.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.InstanceMode;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioEventFilter;
import io.github.miniospring.listener.MinioEvents;
import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerErrorHandler;
import io.github.miniospring.listener.StartPosition;
import io.github.miniospring.notification.EventName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AliasFor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MinioListenerTests {

    private static final Map<String, Object> SETTINGS = Map.of("app.id", "uploads", "app.buckets", "inbox, outbox",
            "app.prefix", "in/", "app.level", "live", "app.number", "3", "app.blank", "");

    @Test
    void leavesToTheDefaultsWhatItDoesNotSay() {
        try (ListenerApplication application = ListenerApplication.of(Plain.class)) {
            MinioListenerEndpoint endpoint = application.endpoint("minioListenerTests.Plain.onUpload");

            assertThat(endpoint).usingRecursiveComparison()
                .ignoringFields("handler")
                .isEqualTo(MinioListenerEndpoint.of(endpoint.id(), endpoint.handler()));
        }
    }

    @Test
    void takesDefaultsOfTheApplicationForWhatItDoesNotSay() {
        try (ListenerApplication application = ListenerApplication.of(Plain.class, Complete.class, Defaults.class)) {
            MinioListenerEndpoint plain = application.endpoint("minioListenerTests.Plain.onUpload");
            MinioListenerEndpoint complete = application.endpoint("complete");

            assertThat(plain.concurrency()).isEqualTo(2);
            assertThat(plain.mode()).isEqualTo(InstanceMode.EXCLUSIVE);
            assertThat(plain.batchSize()).isOne();
            assertThat(complete.concurrency()).isEqualTo(4);
            assertThat(complete.mode()).isEqualTo(InstanceMode.PARTITIONED);
            assertThat(complete.batchSize()).isEqualTo(20);
        }
    }

    @Test
    void saysEverything() {
        try (ListenerApplication application = ListenerApplication.of(Complete.class)) {
            MinioListenerEndpoint endpoint = application.endpoint("complete");

            assertThat(endpoint.buckets()).containsExactly("inbox", "outbox");
            assertThat(endpoint.prefix()).isEqualTo("in/");
            assertThat(endpoint.suffix()).isEqualTo(".csv");
            assertThat(endpoint.events()).containsExactly(EventName.OBJECT_CREATED_PUT, EventName.OBJECT_REMOVED);
            assertThat(endpoint.level()).isEqualTo(DeliveryLevel.LIVE);
            assertThat(endpoint.mode()).isEqualTo(InstanceMode.PARTITIONED);
            assertThat(endpoint.start()).isEqualTo(StartPosition.of("2026-01-31T00:00:00Z"));
            assertThat(endpoint.concurrency()).isEqualTo(4);
            assertThat(endpoint.batchSize()).isEqualTo(20);
            assertThat(endpoint.coalesce()).isTrue();
            assertThat(endpoint.inventory()).isTrue();
            assertThat(endpoint.lossyEventsAllowed()).isTrue();
            assertThat(endpoint.autoStartup()).isFalse();
            assertThat(endpoint.filter()).isNotNull();
            assertThat(endpoint.errorHandler()).isNotNull();
            assertThat(application.registry().find("complete").orElseThrow().isRunning()).isFalse();
        }
    }

    @Test
    void takesPlaceholdersAndExpressions() {
        try (ListenerApplication application = ListenerApplication.of(withSettings(Resolved.class))) {
            MinioListenerEndpoint endpoint = application.endpoint("uploads");

            assertThat(endpoint.buckets()).containsExactly("inbox", "outbox", "first", "second");
            assertThat(endpoint.prefix()).isEqualTo("in/");
            assertThat(endpoint.suffix()).isEmpty();
            assertThat(endpoint.level()).isEqualTo(DeliveryLevel.LIVE);
            assertThat(endpoint.concurrency()).isEqualTo(6);
            assertThat(endpoint.filter()).isNotNull();
            assertThat(endpoint.filter().test(TestEvents.created("a"))).isFalse();
        }
    }

    @Test
    void mayBeOnAnAnnotationOfTheApplication() {
        try (ListenerApplication application = ListenerApplication.of(Composed.class)) {
            MinioListenerEndpoint endpoint = application.endpoint("minioListenerTests.Composed.onImage");

            assertThat(endpoint.buckets()).containsExactly("images");
            assertThat(endpoint.suffix()).isEqualTo(".png");
            assertThat(endpoint.prefix()).isEqualTo("in/");
        }
    }

    @Test
    void mayBeThereSeveralTimes() {
        try (ListenerApplication application = ListenerApplication.of(Repeated.class)) {
            assertThat(application.ids()).containsExactlyInAnyOrder("first", "second");
            assertThat(application.endpoint("first").buckets()).containsExactly("one");
            assertThat(application.endpoint("second").buckets()).containsExactly("two");
        }
    }

    @Test
    void refusesTwoOfOneId() {
        assertThatIllegalArgumentException().isThrownBy(() -> ListenerApplication.of(Overloaded.class))
            .withMessageContaining(
                    "MinioListenerTests.Overloaded.on(MinioEvent) of bean 'minioListenerTests.Overloaded'")
            .withMessageContaining("MinioListenerTests.Overloaded.on(String) of bean 'minioListenerTests.Overloaded'")
            .withMessageEndingWith("are both listeners with the id 'minioListenerTests.Overloaded.on'."
                    + " Give each @MinioListener an id of its own");
    }

    @Test
    void namesWhatIsWrong() {
        assertWrong(WrongNumber.class,
                "concurrency 'many' of @MinioListener on"
                        + " MinioListenerTests.WrongNumber.on(MinioEvent) of bean 'minioListenerTests.WrongNumber':"
                        + " it is no number. Write a whole number");
        assertWrong(WrongRange.class,
                "concurrency '0' of @MinioListener on"
                        + " MinioListenerTests.WrongRange.on(MinioEvent) of bean 'minioListenerTests.WrongRange':"
                        + " concurrency must be from 1 to 1000 but is 0. Change concurrency, or leave it out");
        assertWrong(WrongLevel.class,
                "level 'BEST' of @MinioListener on"
                        + " MinioListenerTests.WrongLevel.on(MinioEvent) of bean 'minioListenerTests.WrongLevel':"
                        + " it is no DeliveryLevel. Write one of LIVE, RECONCILED, INBOX");
        assertWrong(WrongTruth.class,
                "coalesce 'yes' of @MinioListener on"
                        + " MinioListenerTests.WrongTruth.on(MinioEvent) of bean 'minioListenerTests.WrongTruth':"
                        + " it is neither true nor false. Write true or false");
        assertWrong(WrongEvent.class,
                "events 'OBJECT_CREATED' of @MinioListener on"
                        + " MinioListenerTests.WrongEvent.on(MinioEvent) of bean 'minioListenerTests.WrongEvent':"
                        + " MinIO tells of no such events. Write one of s3:BucketCreated:*, s3:BucketRemoved:*,"
                        + " s3:LifecycleDelMarkerExpiration:Delete, s3:ObjectAccessed:*, s3:ObjectCreated:*,"
                        + " s3:ObjectRemoved:*, s3:ObjectRestore:*, s3:ObjectTransition:*, s3:Replication:*,"
                        + " s3:Scanner:ManyVersions, or a constant of MinioEvents");
        assertWrong(WrongKind.class,
                "events 's3:ObjectRemoved:Put' of @MinioListener on"
                        + " MinioListenerTests.WrongKind.on(MinioEvent) of bean 'minioListenerTests.WrongKind':"
                        + " MinIO tells of no such events. Write one of s3:ObjectRemoved:*, s3:ObjectRemoved:Delete,"
                        + " s3:ObjectRemoved:DeleteMarkerCreated, s3:ObjectRemoved:NoOP,"
                        + " s3:ObjectRemoved:DeleteAllVersions, or a constant of MinioEvents");
        assertWrong(WrongSize.class,
                "maxBytes '3GB' of @MinioListener on"
                        + " MinioListenerTests.WrongSize.on(MinioEvent) of bean 'minioListenerTests.WrongSize':"
                        + " it must be from 1 byte to 2 GiB");
        assertWrong(WrongFilter.class,
                "filter '#{42}' of @MinioListener on"
                        + " MinioListenerTests.WrongFilter.on(MinioEvent) of bean 'minioListenerTests.WrongFilter':"
                        + " it is a java.lang.Integer and no MinioEventFilter. Let the expression make a"
                        + " MinioEventFilter, or give the name of a bean");
        assertWrong(MissingFilter.class,
                "filter 'nobody' of @MinioListener on"
                        + " MinioListenerTests.MissingFilter.on(MinioEvent) of bean 'minioListenerTests.MissingFilter':"
                        + " No bean named 'nobody' available. Make a bean named 'nobody' that is a MinioEventFilter,"
                        + " or write an expression that makes one");
        assertWrong(WrongBucket.class, "buckets 'A' of @MinioListener on"
                + " MinioListenerTests.WrongBucket.on(MinioEvent) of bean 'minioListenerTests.WrongBucket': ");
        assertWrong(MissingProperty.class, "prefix '${app.nothing}' of @MinioListener on"
                + " MinioListenerTests.MissingProperty.on(MinioEvent) of bean 'minioListenerTests.MissingProperty':"
                + " Could not resolve placeholder in '${app.nothing}'");
        assertWrong(MissingClient.class, "MinioListenerTests.MissingClient.on(MinioEvent) of bean"
                + " 'minioListenerTests.MissingClient' cannot listen: there is no client 'backup'"
                + " (No bean named 'backupMinioListenerContainerFactory' available). Name it in a MinioListenerConfigurer, or have beans backupMinioListenerContainerFactory and"
                + " backupMinioTemplate");
        assertWrong(BatchOfOne.class,
                "@MinioListener on MinioListenerTests.BatchOfOne.on(MinioEvent) of bean"
                        + " 'minioListenerTests.BatchOfOne' has a batch of 5, but takes one event."
                        + " Let it take a List<MinioEvent>, or leave batch out");
    }

    @Test
    void saysWhereWhatCannotBeRunIs() {
        MinioListenerContainerFactory nothing = endpoint -> {
            throw new IllegalArgumentException("no way");
        };
        assertThatExceptionOfType(InvalidMinioListenerException.class)
            .isThrownBy(() -> ListenerApplication.of(context -> {
                context.registerBean("containers", MinioListenerContainerFactory.class, () -> nothing);
                context.register(Plain.class);
            }))
            .satisfies(ex -> {
                assertThat(ex.description()).isEqualTo("@MinioListener on MinioListenerTests.Plain.onUpload(MinioEvent)"
                        + " of bean 'minioListenerTests.Plain' cannot be run: no way");
                assertThat(ex.action()).isEqualTo("Change it, or the settings for what it leaves open");
            });
    }

    @Test
    void refusesAnEndpointWithTheIdOfAMethod() {
        MinioListenerConfigurer configurer = registrar -> registrar
            .endpoint(MinioListenerEndpoint.of("complete", events -> null));

        assertThatExceptionOfType(InvalidMinioListenerException.class)
            .isThrownBy(() -> ListenerApplication.of(context -> {
                context.getBeanFactory().registerSingleton("configurer", configurer);
                context.register(Complete.class);
            }))
            .withMessage("MinioListenerTests.Complete.onUpload(List) of bean 'minioListenerTests.Complete' and an"
                    + " endpoint of a MinioListenerConfigurer are both listeners with the id 'complete'. Give each an"
                    + " id of its own");
    }

    private static void assertWrong(Class<?> bean, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> ListenerApplication.of(withSettings(bean)))
            .withMessageStartingWith(message);
    }

    private static Consumer<AnnotationConfigApplicationContext> withSettings(Class<?> bean) {
        return ListenerApplication.properties(SETTINGS).andThen(context -> context.register(bean));
    }

    static class Plain {

        @MinioListener
        void onUpload(MinioEvent event) {
        }

    }

    static class Defaults implements MinioListenerConfigurer {

        @Override
        public void configure(MinioListenerEndpointRegistrar registrar) {
            registrar.defaults(endpoint -> endpoint.concurrency(2).batchSize(50))
                .defaults(endpoint -> endpoint.mode(InstanceMode.EXCLUSIVE));
        }

    }

    static class Complete {

        @MinioListener(id = "complete", buckets = { "inbox", "outbox" }, prefix = "in/", suffix = ".csv",
                events = { MinioEvents.OBJECT_CREATED_PUT, MinioEvents.OBJECT_REMOVED }, level = "LIVE",
                mode = "PARTITIONED", start = "2026-01-31T00:00:00Z", concurrency = "4", batch = "20",
                coalesce = "true", inventory = "true", lossyEventsAllowed = "true", autoStartup = "false",
                filter = "#{T(io.github.miniospring.listener.annotation.MinioListenerTests$Complete).FILTER}",
                errorHandler = "#{T(io.github.miniospring.listener.annotation.MinioListenerTests$Complete).HANDLER}",
                maxBytes = "1MB")
        void onUpload(List<MinioEvent> events) {
        }

        public static final MinioEventFilter FILTER = event -> true;

        public static final MinioListenerErrorHandler HANDLER = (event,
                failure) -> MinioListenerErrorHandler.Decision.IGNORE;

    }

    static class Resolved {

        @MinioListener(id = "${app.id}", buckets = { "${app.buckets}", "#{{'first', 'second'}}" },
                prefix = "${app.prefix}", suffix = "${app.blank}", level = "${app.level}",
                concurrency = "#{${app.number} * 2}", filter = "minioListenerTests.NoneFilter")
        void onUpload(MinioEvent event) {
        }

        @Bean("minioListenerTests.NoneFilter")
        MinioEventFilter none() {
            return event -> false;
        }

    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @MinioListener(bucket = "images", prefix = "in/")
    @interface ImageListener {

        @AliasFor(annotation = MinioListener.class, attribute = "suffix")
        String type();

    }

    static class Composed {

        @ImageListener(type = ".png")
        void onImage(MinioEvent event) {
        }

    }

    static class Repeated {

        @MinioListener(id = "first", bucket = "one")
        @MinioListener(id = "second", bucket = "two")
        void on(MinioEvent event) {
        }

    }

    static class Overloaded {

        @MinioListener
        void on(MinioEvent event) {
        }

        @MinioListener
        void on(String content) {
        }

    }

    static class WrongNumber {

        @MinioListener(concurrency = "many")
        void on(MinioEvent event) {
        }

    }

    static class WrongRange {

        @MinioListener(concurrency = "0")
        void on(MinioEvent event) {
        }

    }

    static class WrongLevel {

        @MinioListener(level = "BEST")
        void on(MinioEvent event) {
        }

    }

    static class WrongTruth {

        @MinioListener(coalesce = "yes")
        void on(MinioEvent event) {
        }

    }

    static class WrongEvent {

        @MinioListener(events = "OBJECT_CREATED")
        void on(MinioEvent event) {
        }

    }

    static class WrongKind {

        @MinioListener(events = "s3:ObjectRemoved:Put")
        void on(MinioEvent event) {
        }

    }

    static class WrongSize {

        @MinioListener(maxBytes = "3GB")
        void on(MinioEvent event) {
        }

    }

    static class WrongFilter {

        @MinioListener(filter = "#{42}")
        void on(MinioEvent event) {
        }

    }

    static class MissingFilter {

        @MinioListener(filter = "nobody")
        void on(MinioEvent event) {
        }

    }

    static class WrongBucket {

        @MinioListener(bucket = "A")
        void on(MinioEvent event) {
        }

    }

    static class MissingProperty {

        @MinioListener(prefix = "${app.nothing}")
        void on(MinioEvent event) {
        }

    }

    static class MissingClient {

        @MinioListener(client = "backup")
        void on(MinioEvent event) {
        }

    }

    static class BatchOfOne {

        @MinioListener(batch = "5")
        void on(MinioEvent event) {
        }

    }

}
