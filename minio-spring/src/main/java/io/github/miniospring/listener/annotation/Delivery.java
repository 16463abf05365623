package io.github.miniospring.listener.annotation;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.template.ObjectContent;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/** One call of a method: what it is about, and what was opened for it. */
final class Delivery implements AutoCloseable {

    private final ListenerReading reading;

    private final List<MinioEvent> events;

    private final List<ObjectContent> opened = new ArrayList<>(1);

    Delivery(ListenerReading reading, List<MinioEvent> events) {
        this.reading = reading;
        this.events = events;
    }

    /** That of a message that {@link #message} or {@link #batch} has made. */
    static Delivery of(Message<?> message) {
        return ((DeliveryMessage) message).delivery();
    }

    MinioListenerContainer container() {
        return this.reading.container();
    }

    MinioEvent event() {
        return this.events.get(0);
    }

    /** What the events are about, one by one. */
    List<MinioObject> objects() {
        return this.events.stream().map(this.reading::object).toList();
    }

    MinioObject object() {
        return this.reading.object(event());
    }

    /** The content of the object as long as the call lasts. */
    InputStream open() {
        ObjectContent content = object().open();
        this.opened.add(content);
        return content.inputStream();
    }

    /** The event as a message. */
    DeliveryMessage message() {
        return message(event());
    }

    /** The events as one message. */
    DeliveryMessage batch() {
        return new DeliveryMessage(this.events,
                new MessageHeaders(Map.of(MinioHeaders.LISTENER_ID, this.reading.listenerId())), this);
    }

    /** The events as a message each. */
    List<Message<?>> messages() {
        List<Message<?>> messages = new ArrayList<>(this.events.size());
        this.events.forEach(event -> messages.add(message(event)));
        return List.copyOf(messages);
    }

    private DeliveryMessage message(MinioEvent event) {
        return new DeliveryMessage(event, new MessageHeaders(headers(event)), this);
    }

    private Map<String, Object> headers(MinioEvent event) {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put(MinioHeaders.LISTENER_ID, this.reading.listenerId());
        all.put(MinioHeaders.EVENT_NAME, event.name().value());
        all.put(MinioHeaders.EVENT_TIME, event.time());
        all.put(MinioHeaders.BUCKET, event.bucket());
        all.put(MinioHeaders.KEY, event.key());
        all.put(MinioHeaders.VERSION_ID, event.versionId());
        all.put(MinioHeaders.SIZE, event.size());
        all.put(MinioHeaders.ETAG, event.stateId().etag());
        all.put(MinioHeaders.USER_METADATA, event.userMetadata());
        all.put(MinioHeaders.KIND, event.kind());
        all.put(MinioHeaders.STATE_ID, event.stateId().value());
        all.put(MinioHeaders.ORIGIN, event.origin());
        all.put(MinioHeaders.ATTEMPT, event.attempt());
        all.put(MinioHeaders.FENCING_TOKEN, event.fencingToken());
        all.put(MinioHeaders.PRINCIPAL, event.principal());
        all.put(MinioHeaders.SOURCE, event.source());
        all.put(MinioHeaders.REQUEST_ID, event.requestId());
        all.put(MinioHeaders.SEQUENCER, event.sequencer());
        all.put(MessageHeaders.CONTENT_TYPE, event.contentType());
        Map<String, Object> headers = new HashMap<>();
        all.forEach((name, value) -> {
            if (value != null) {
                headers.put(name, value);
            }
        });
        return headers;
    }

    @Override
    public void close() {
        this.opened.forEach(ObjectContent::close);
    }

}
