package io.github.miniospring.listener.container;

import java.util.List;
import java.util.Locale;

import io.github.miniospring.listener.MinioEvent;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How the handling of events appears in metrics and traces: named {@code minio.listener},
 * with the tags {@code listener}, {@code bucket} and {@code origin}. Implement it to
 * change that; keys of objects do not belong among the tags of metrics.
 */
public interface ListenerObservationConvention extends ObservationConvention<ListenerObservationContext> {

    /** What holds unless it is replaced. */
    ListenerObservationConvention DEFAULT = new ListenerObservationConvention() {
    };

    @Override
    default String getName() {
        return "minio.listener";
    }

    @Override
    default String getContextualName(ListenerObservationContext context) {
        return "minio listener " + context.listenerId();
    }

    @Override
    default KeyValues getLowCardinalityKeyValues(ListenerObservationContext context) {
        List<MinioEvent> events = context.events();
        boolean one = events.stream().map(MinioEvent::bucket).distinct().count() == 1;
        boolean alike = events.stream().map(MinioEvent::origin).distinct().count() == 1;
        return KeyValues.of("listener", context.listenerId(), "bucket", one ? events.get(0).bucket() : "several",
                "origin", alike ? events.get(0).origin().name().toLowerCase(Locale.ROOT) : "several");
    }

    @Override
    default KeyValues getHighCardinalityKeyValues(ListenerObservationContext context) {
        List<MinioEvent> events = context.events();
        return (events.size() == 1)
                ? KeyValues.of("minio.key", events.get(0).key(), "minio.attempt",
                        Integer.toString(events.get(0).attempt()))
                : KeyValues.of("minio.batch_size", Integer.toString(events.size()));
    }

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof ListenerObservationContext;
    }

}
