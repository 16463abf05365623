package io.github.miniospring.docs.listening;

import java.util.List;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioEventFilter;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerErrorHandler;
import io.github.miniospring.listener.MinioListenerErrorHandler.Decision;
import io.github.miniospring.listener.MinioListenerEvent;
import io.github.miniospring.listener.annotation.MinioHeaders;
import io.github.miniospring.listener.annotation.MinioListener;
import io.github.miniospring.listener.annotation.MinioListenerConfigurer;
import io.github.miniospring.listener.annotation.MinioObject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;
import reactor.core.publisher.Mono;

class MoreListeners {

    private final Shop shop;

    MoreListeners(Shop shop) {
        this.shop = shop;
    }

    // tag::listener-payload[]
    @MinioListener(bucket = "${inbox}", prefix = "orders/")
    void onOrder(@Payload Shop.Order order) {
        this.shop.accept(order);
    }
    // end::listener-payload[]

    // tag::listener-headers[]
    @MinioListener(id = "log", bucket = "${inbox}", prefix = "orders/")
    void log(@Header(MinioHeaders.KEY) String key, @Header(MinioHeaders.ATTEMPT) int attempt,
            @Header(name = MinioHeaders.VERSION_ID, defaultValue = "none") String version) {
        this.shop.log(key, attempt, version);
    }
    // end::listener-headers[]

    // tag::listener-batch[]
    @MinioListener(bucket = "${inbox}", prefix = "in/", batch = "50")
    void archive(List<MinioObject> objects) {
        this.shop.archive(objects);
    }
    // end::listener-batch[]

    // tag::reactive-listener[]
    @MinioListener(bucket = "${inbox}", prefix = "in/")
    Mono<Void> index(MinioEvent event) {
        return this.shop.index(event.key());
    }
    // end::reactive-listener[]

    // tag::listener-removals[]
    @MinioListener(bucket = "${inbox}", prefix = "orders/", events = { "s3:ObjectCreated:*", "s3:ObjectRemoved:*" })
    void onChange(MinioEvent event, @Nullable String content) {
        this.shop.alarm(event.isCreated() ? "now " + content : "gone " + event.key());
    }
    // end::listener-removals[]

    // tag::listener-annotation-used[]
    @ImageListener(id = "thumbnails")
    void onImage(MinioObject image) {
        this.shop.makeThumbnail(image);
    }
    // end::listener-annotation-used[]

    // tag::listener-filter[]
    @MinioListener(bucket = "${inbox}", prefix = "in/", filter = "onlyLarge", errorHandler = "forgiving")
    void review(MinioEvent event) {
        this.shop.review(event);
    }

    @Bean
    static MinioEventFilter onlyLarge() {
        return event -> event.size() > 10;
    }

    @Bean
    static MinioListenerErrorHandler forgiving() {
        return (event, failure) -> (failure instanceof UnsupportedOperationException) ? Decision.IGNORE
                : Decision.RETRY;
    }
    // end::listener-filter[]

    // tag::listener-events[]
    @EventListener
    void onDeadLetter(MinioListenerEvent.DeadLettered event) {
        this.shop.alarm(event.listenerId() + " could not handle " + event.letter().event());
    }
    // end::listener-events[]

    // tag::listener-configurer[]
    @Bean
    static MinioListenerConfigurer listeners(Shop shop, @Value("${inbox}") String inbox) {
        return registrar -> registrar.defaults(endpoint -> endpoint.concurrency(4))
            .endpoint(MinioListenerEndpoint.of("mails", events -> {
                events.forEach(shop::mail);
                return null;
            }).buckets(inbox).prefix("in/"));
    }
    // end::listener-configurer[]

}
