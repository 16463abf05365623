package io.github.miniospring.listener.container;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import org.springframework.util.Assert;

/**
 * Which events are a listener's: of which objects, and of which kinds.
 */
final class Interest {

    private static final int MAX_FILTER = 1024;

    /** What a listing shows, and so what can be found again, whatever was missed. */
    private static final Set<EventName> FOUND_AGAIN = Set.of(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED);

    private final MinioListenerEndpoint endpoint;

    private final BiPredicate<String, String> rest;

    /**
     * @param rest which objects are a listener's that its prefix and suffix let pass
     */
    Interest(MinioListenerEndpoint endpoint, BiPredicate<String, String> rest) {
        this.endpoint = endpoint;
        this.rest = rest;
        check("prefix", endpoint.prefix());
        check("suffix", endpoint.suffix());
        if (endpoint.level() != DeliveryLevel.LIVE && !endpoint.lossyEventsAllowed()) {
            for (EventName name : endpoint.events()) {
                Assert.isTrue(FOUND_AGAIN.contains(name),
                        () -> "Listener '" + endpoint.id() + "' listens to " + name + " with level " + endpoint.level()
                                + ", but no listing can find such events again: listen to " + EventName.OBJECT_CREATED
                                + " or " + EventName.OBJECT_REMOVED + ", set the level LIVE, or allow lossy events");
            }
        }
    }

    /** The same for one part of the keys. */
    Interest part(int number, int of) {
        return new Interest(this.endpoint,
                this.rest.and((bucket, key) -> Math.floorMod((bucket + '/' + key).hashCode(), of) == number));
    }

    private void check(String name, String value) {
        boolean dots = List.of(value.split("/")).stream().anyMatch(part -> part.equals(".") || part.equals(".."));
        Assert.isTrue(!dots && value.indexOf('\\') < 0, () -> "The " + name + " '" + value + "' of listener '"
                + this.endpoint.id() + "' has a backslash, or '.' or '..' between slashes, which the server refuses");
        Assert.isTrue(value.getBytes(StandardCharsets.UTF_8).length <= MAX_FILTER, () -> "The " + name
                + " of listener '" + this.endpoint.id() + "' has more than " + MAX_FILTER + " bytes in UTF-8");
    }

    /** Whether listings can, and have to, find what the stream does not tell. */
    boolean isReconciled() {
        return this.endpoint.level() != DeliveryLevel.LIVE && (wants(StateKind.CREATED) || wants(StateKind.REMOVED));
    }

    /** Whether all states of that kind are wanted. */
    boolean wants(StateKind kind) {
        EventName group = (kind == StateKind.CREATED) ? EventName.OBJECT_CREATED : EventName.OBJECT_REMOVED;
        return kind != StateKind.OTHER && this.endpoint.events().contains(group);
    }

    /** Whether an object with that key is one of those listened to. */
    boolean covers(String bucket, String key) {
        return (this.endpoint.buckets().isEmpty() || this.endpoint.buckets().contains(bucket))
                && key.startsWith(this.endpoint.prefix()) && key.endsWith(this.endpoint.suffix())
                && this.rest.test(bucket, key);
    }

    /** Whether an event of the stream is one of those listened to. */
    boolean covers(MinioEvent event) {
        if (!covers(event.bucket(), event.key())) {
            return false;
        }
        // Tags and locks are told with "created", but are nothing that a listing shows:
        // whoever wants them says so.
        boolean named = event.kind() == StateKind.OTHER && this.endpoint.level() != DeliveryLevel.LIVE;
        return this.endpoint.events()
            .stream()
            .anyMatch(wanted -> wanted.matches(event.name()) && (!named || !FOUND_AGAIN.contains(wanted)));
    }

}
