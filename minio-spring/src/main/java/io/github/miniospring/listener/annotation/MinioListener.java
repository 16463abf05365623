package io.github.miniospring.listener.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.miniospring.listener.MinioEvents;
import org.springframework.aot.hint.annotation.Reflective;
import org.springframework.core.annotation.AliasFor;

/**
 * Marks a method of a bean that handles what happens to objects.
 *
 * <p>
 * The method may take, in any order: the {@link io.github.miniospring.listener.MinioEvent
 * MinioEvent}, a {@code Message} of it, headers named in {@link MinioHeaders}, the object
 * as a {@link MinioObject} that fetches nothing before it is asked to, its content as
 * {@code InputStream}, {@code byte[]} or {@code String}, its content as a value of the
 * application with {@code @Payload}, and the
 * {@link io.github.miniospring.listener.MinioListenerContainer MinioListenerContainer}. A
 * method that takes a {@code List} of events, messages or objects handles several at
 * once. Content is always that of the state the event is about; where it is there no
 * more, the method is not called.
 *
 * <p>
 * The method returns nothing, or a {@code Mono}, another publisher or a
 * {@code CompletionStage} that tells when it is done. It is handled when it has; an
 * exception lets it be handled again, until there were enough attempts.
 *
 * <p>
 * May be given several times, and on annotations of the application. Each attribute takes
 * placeholders ({@code ${...}}) and expressions ({@code #{...}}); one that is left out,
 * or comes out as blank, is as the application's settings say.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(MinioListeners.class)
@Reflective
@Documented
public @interface MinioListener {

    /**
     * Names the listener in the store, in metrics and in the log: unique, and the same
     * after a restart. Default: name of the bean, a dot, name of the method; a method
     * that is listener more than once, or has overloads that are, needs ids.
     */
    String id() default "";

    /** The same as {@link #buckets}. */
    @AliasFor("buckets")
    String[] bucket() default {};

    /** Listens to these buckets; also several in one text, with commas. Default: all. */
    @AliasFor("bucket")
    String[] buckets() default {};

    /** Keeps only keys that begin with it. */
    String prefix() default "";

    /** Keeps only keys that end with it. */
    String suffix() default "";

    /** What is listened to, as named in {@link MinioEvents}. */
    String[] events() default MinioEvents.OBJECT_CREATED;

    /**
     * How much is done for an event not to be lost: {@code LIVE}, {@code RECONCILED} or
     * {@code INBOX}.
     * @see io.github.miniospring.listener.DeliveryLevel
     */
    String level() default "";

    /**
     * Which of several instances of the application handle an event: {@code BROADCAST},
     * {@code EXCLUSIVE} or {@code PARTITIONED}.
     * @see io.github.miniospring.listener.InstanceMode
     */
    String mode() default "";

    /**
     * Where it begins at its first start: {@code now}, {@code beginning}, or a time such
     * as {@code 2026-01-31T00:00:00Z}.
     */
    String start() default "";

    /** How many keys are handled at the same time, 1 to 1,000. */
    String concurrency() default "";

    /**
     * How many events the method is given at once, at most, 1 to 10,000; of methods that
     * take lists. Default: 100.
     */
    String batch() default "";

    /** Whether of several stored states of one key that wait only the last is handled. */
    String coalesce() default "";

    /**
     * Whether every key is remembered, and not only what happened of late. Default: only
     * where removals are listened to in a bucket without versions.
     */
    String inventory() default "";

    /** Whether events are allowed that no listing can find again. */
    String lossyEventsAllowed() default "";

    /**
     * Name of a bean that is a {@link io.github.miniospring.listener.MinioEventFilter
     * MinioEventFilter}, or an expression that makes one.
     */
    String filter() default "";

    /**
     * Name of a bean that is a
     * {@link io.github.miniospring.listener.MinioListenerErrorHandler
     * MinioListenerErrorHandler}, or an expression that makes one.
     */
    String errorHandler() default "";

    /** Name of the client that listens and reads. Default: the application's only one. */
    String client() default "";

    /** Whether it starts with the application. */
    String autoStartup() default "";

    /**
     * The most bytes of content that are read into memory, for parameters that are
     * {@code byte[]}, {@code String} or {@code @Payload}; such as {@code 64MB}. What is
     * larger goes to the dead letters. Default: 16MB.
     */
    String maxBytes() default "";

}
