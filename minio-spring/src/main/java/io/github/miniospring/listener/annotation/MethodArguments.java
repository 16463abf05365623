package io.github.miniospring.listener.annotation;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.HandlerMethod;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.support.HeaderMethodArgumentResolver;
import org.springframework.messaging.handler.annotation.support.HeadersMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolverComposite;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.ValidationAnnotationUtils;

/** What methods can be given. */
final class MethodArguments {

    private static final Problem NOT_POSSIBLE = new Problem("cannot be given",
            "Possible are the MinioEvent, a Message<MinioEvent>, the MinioObject, its content as InputStream, byte[] or"
                    + " String, its content as a value of yours with @Payload, headers with @Header or @Headers, and the"
                    + " MinioListenerContainer");

    private static final Problem NOT_IN_BATCHES = new Problem(
            "cannot be given to a method that takes several events at once",
            "Possible are List<MinioEvent>, List<Message<MinioEvent>>, List<MinioObject>, Message<List<MinioEvent>> and"
                    + " the MinioListenerContainer");

    private final HandlerMethodArgumentResolver lists = new BatchArgumentResolver();

    private final HandlerMethodArgumentResolverComposite single = new HandlerMethodArgumentResolverComposite();

    private final HandlerMethodArgumentResolverComposite several = new HandlerMethodArgumentResolverComposite();

    private final boolean validating;

    MethodArguments(List<HandlerMethodArgumentResolver> custom, @Nullable MessageConverter converter,
            @Nullable Validator validator, ConversionService conversionService, ConfigurableBeanFactory beanFactory) {
        HandlerMethodArgumentResolver container = new ContainerArgumentResolver();
        this.single.addResolvers(new HeaderMethodArgumentResolver(conversionService, beanFactory),
                new HeadersMethodArgumentResolver(), new EventArgumentResolver(), container);
        this.single.addResolvers(custom);
        this.single.addResolvers(new ContentArgumentResolver(), new PayloadArgumentResolver(converter, validator));
        this.several.addResolvers(this.lists, container);
        this.several.addResolvers(custom);
        this.validating = (validator != null);
    }

    boolean isBatch(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(this.lists::supportsParameter);
    }

    HandlerMethodArgumentResolverComposite resolvers(boolean batch) {
        return batch ? this.several : this.single;
    }

    /** Why a parameter cannot be given anything; null if it can. */
    @Nullable Problem problem(MethodParameter parameter, boolean batch, boolean removals) {
        HandlerMethodArgumentResolver resolver = resolvers(batch).getResolvers()
            .stream()
            .filter(each -> each.supportsParameter(parameter))
            .findFirst()
            .orElse(null);
        if (resolver == null) {
            return batch ? NOT_IN_BATCHES : NOT_POSSIBLE;
        }
        Payload payload = parameter.getParameterAnnotation(Payload.class);
        if (payload != null && !payload.expression().isEmpty()) {
            return new Problem("has an expression in its @Payload",
                    "Take the MinioObject or the MinioEvent and ask that");
        }
        if (payload != null && isValidated(parameter) && !this.validating) {
            return new Problem("is to be validated, and there is no Validator",
                    "Make one a bean, or give it to a MinioListenerConfigurer");
        }
        boolean isContent = resolver instanceof ContentArgumentResolver || resolver instanceof PayloadArgumentResolver;
        if (isContent && removals && !ContentArgumentResolver.isOptional(parameter)) {
            return new Problem("is content, which removed objects have not",
                    "Make it @Nullable or Optional, or do not listen to removals");
        }
        return null;
    }

    private static boolean isValidated(MethodParameter parameter) {
        return Arrays.stream(parameter.getParameterAnnotations())
            .anyMatch(annotation -> ValidationAnnotationUtils.determineValidationHints(annotation) != null);
    }

    /**
     * Why a parameter cannot be given anything.
     *
     * @param description what is wrong with it, as the rest of a sentence
     * @param action what to do about it, a sentence without a full stop
     */
    record Problem(String description, String action) {

    }

}
