package io.github.miniospring.listener.annotation;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.InstanceMode;
import io.github.miniospring.listener.MinioEventFilter;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerErrorHandler;
import io.github.miniospring.listener.StartPosition;
import io.github.miniospring.notification.EventName;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.BeanExpressionContext;
import org.springframework.beans.factory.config.BeanExpressionResolver;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.expression.ExpressionException;
import org.springframework.util.unit.DataSize;

/**
 * What an annotation says, with its placeholders and expressions resolved. What is wrong
 * is an {@link InvalidMinioListenerException} that names attribute, value and method.
 */
final class ListenerAttributes {

    private final MinioListener annotation;

    private final String where;

    private final ConfigurableBeanFactory beanFactory;

    ListenerAttributes(MinioListener annotation, String where, ConfigurableBeanFactory beanFactory) {
        this.annotation = annotation;
        this.where = where;
        this.beanFactory = beanFactory;
    }

    String id(String fallback) {
        String id = text("id", this.annotation.id());
        return (id != null) ? id : fallback;
    }

    @Nullable String client() {
        return text("client", this.annotation.client());
    }

    DataSize maxBytes() {
        DataSize[] size = { MinioObject.MAX_BYTES };
        set("maxBytes", this.annotation.maxBytes(), DataSize::parse, value -> {
            if (value.toBytes() < 1 || value.toBytes() > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("it must be from 1 byte to 2 GiB");
            }
            size[0] = value;
        });
        return size[0];
    }

    /** Sets what the annotation says, and leaves the rest as it is. */
    void applyTo(MinioListenerEndpoint endpoint) {
        set("buckets", this.annotation.buckets(), buckets -> endpoint.buckets(buckets.toArray(String[]::new)));
        set("prefix", this.annotation.prefix(), Function.identity(), endpoint::prefix);
        set("suffix", this.annotation.suffix(), Function.identity(), endpoint::suffix);
        set("events", this.annotation.events(),
                events -> endpoint.events(events.stream().map(EventNames::read).toArray(EventName[]::new)));
        set("level", this.annotation.level(), text -> constant(DeliveryLevel.class, text), endpoint::level);
        set("mode", this.annotation.mode(), text -> constant(InstanceMode.class, text), endpoint::mode);
        set("start", this.annotation.start(), StartPosition::of, endpoint::start);
        set("concurrency", this.annotation.concurrency(), ListenerAttributes::number, endpoint::concurrency);
        set("batch", this.annotation.batch(), ListenerAttributes::number, endpoint::batchSize);
        set("coalesce", this.annotation.coalesce(), ListenerAttributes::truth, endpoint::coalesce);
        set("inventory", this.annotation.inventory(), ListenerAttributes::truth, endpoint::inventory);
        set("lossyEventsAllowed", this.annotation.lossyEventsAllowed(), ListenerAttributes::truth,
                endpoint::lossyEventsAllowed);
        set("autoStartup", this.annotation.autoStartup(), ListenerAttributes::truth, endpoint::autoStartup);
        bean("filter", this.annotation.filter(), MinioEventFilter.class, endpoint::filter);
        bean("errorHandler", this.annotation.errorHandler(), MinioListenerErrorHandler.class, endpoint::errorHandler);
    }

    boolean hasBatch() {
        return text("batch", this.annotation.batch()) != null;
    }

    private <T> void set(String attribute, String value, Function<String, T> reading, Consumer<T> setting) {
        String text = text(attribute, value);
        if (text != null) {
            checked(attribute, text, () -> setting.accept(reading.apply(text)));
        }
    }

    private void set(String attribute, String[] values, Consumer<List<String>> setting) {
        List<String> texts = new ArrayList<>();
        for (String value : values) {
            addAll(texts, resolve(attribute, value));
        }
        if (!texts.isEmpty()) {
            checked(attribute, String.join(", ", texts), () -> setting.accept(texts));
        }
    }

    // Expressions may make several of one, and settings have them with commas.
    private static void addAll(List<String> texts, @Nullable Object value) {
        if (value instanceof Collection<?> several) {
            several.forEach(each -> addAll(texts, each));
        }
        else if (value != null && value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                addAll(texts, Array.get(value, i));
            }
        }
        else if (value != null) {
            Arrays.stream(value.toString().split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .forEach(texts::add);
        }
    }

    private <T> void bean(String attribute, String value, Class<T> type, Consumer<T> setting) {
        Object resolved = resolve(attribute, value);
        if (type.isInstance(resolved)) {
            setting.accept(type.cast(resolved));
        }
        else if (resolved instanceof String name) {
            if (!name.isBlank()) {
                setting.accept(bean(attribute, name.strip(), type));
            }
        }
        else if (resolved != null) {
            throw wrong(attribute, value,
                    "it is a " + resolved.getClass().getName() + " and no " + type.getSimpleName(),
                    "Let the expression make a " + type.getSimpleName() + ", or give the name of a bean", null);
        }
    }

    private <T> T bean(String attribute, String name, Class<T> type) {
        try {
            return this.beanFactory.getBean(name, type);
        }
        catch (NoSuchBeanDefinitionException | BeanNotOfRequiredTypeException ex) {
            throw wrong(attribute, name, ex.getMessage(), "Make a bean named '" + name + "' that is a "
                    + type.getSimpleName() + ", or write an expression that makes one", ex);
        }
        catch (BeansException ex) {
            throw wrong(attribute, name, ex.getMessage(), "Look why the bean '" + name + "' cannot be made", ex);
        }
    }

    private @Nullable String text(String attribute, String value) {
        Object resolved = resolve(attribute, value);
        String text = (resolved != null) ? resolved.toString().strip() : "";
        return text.isEmpty() ? null : text;
    }

    private @Nullable Object resolve(String attribute, String value) {
        if (value.isEmpty()) {
            return value;
        }
        try {
            String text = this.beanFactory.resolveEmbeddedValue(value);
            if (text != null && text.contains("${")) {
                // Some applications leave them as they are, and would listen to nothing.
                throw new IllegalArgumentException("Could not resolve placeholder in '" + text + "'");
            }
            BeanExpressionResolver expressions = this.beanFactory.getBeanExpressionResolver();
            return (expressions != null) ? expressions.evaluate(text, new BeanExpressionContext(this.beanFactory, null))
                    : text;
        }
        catch (IllegalArgumentException ex) {
            throw wrong(attribute, value, ex.getMessage(),
                    "Set the property, or write a default for it as in ${name:default}", ex);
        }
        catch (BeansException | ExpressionException ex) {
            throw wrong(attribute, value, ex.getMessage(), "Correct the expression", ex);
        }
    }

    private void checked(String attribute, String value, Runnable setting) {
        try {
            setting.run();
        }
        catch (InvalidMinioListenerException ex) {
            throw wrong(attribute, value, ex.description(), ex.action(), ex);
        }
        catch (IllegalArgumentException ex) {
            throw wrong(attribute, value, ex.getMessage(), "Change " + attribute + ", or leave it out", ex);
        }
    }

    private InvalidMinioListenerException wrong(String attribute, String value, @Nullable String problem, String action,
            @Nullable Exception cause) {
        return new InvalidMinioListenerException(
                attribute + " '" + value + "' of @MinioListener on " + this.where + ": " + problem, action, cause);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
            .filter(each -> each.name().equalsIgnoreCase(text))
            .findFirst()
            .orElseThrow(() -> new InvalidMinioListenerException("it is no " + type.getSimpleName(),
                    "Write one of "
                            + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")),
                    null));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        }
        catch (NumberFormatException ex) {
            throw new InvalidMinioListenerException("it is no number", "Write a whole number", ex);
        }
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new InvalidMinioListenerException("it is neither true nor false", "Write true or false", null);
        };
    }

}
