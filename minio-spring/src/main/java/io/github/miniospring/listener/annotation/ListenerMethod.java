package io.github.miniospring.listener.annotation;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.HandlerMethod;
import org.springframework.util.ClassUtils;

/**
 * A method of a bean that handles events. The bean is asked for when the first event is
 * there, and for each one where it is no singleton.
 */
final class ListenerMethod {

    private final BeanFactory beanFactory;

    private final String beanName;

    private final Method method;

    private final MethodArguments arguments;

    private final boolean batch;

    /** Knows the parameters with their annotations, which a proxy may not have. */
    private final InvocableMethod declared;

    private volatile @Nullable InvocableMethod singleton;

    ListenerMethod(BeanFactory beanFactory, String beanName, Method method, MethodArguments arguments) {
        this.beanFactory = beanFactory;
        this.beanName = beanName;
        this.method = method;
        this.arguments = arguments;
        HandlerMethod handler = new HandlerMethod(beanName, beanFactory, method);
        this.batch = arguments.isBatch(handler);
        this.declared = new InvocableMethod(handler, arguments.resolvers(this.batch));
        requireCallable();
    }

    private void requireCallable() {
        require(!Modifier.isStatic(this.method.getModifiers()), "is static, and belongs to no bean",
                "Make it a method of the bean");
        require(!Modifier.isPrivate(this.method.getModifiers()), "is private", "Make it package-private at least");
        require(Completion.isToldBy(this.method.getReturnType()),
                "returns " + this.method.getReturnType().getSimpleName() + ", which does not tell when it is done",
                "Let it return nothing, a Mono, another publisher or a CompletionStage");
        Class<?> beanType = this.beanFactory.getType(this.beanName);
        if (beanType != null) {
            invocable(beanType);
        }
    }

    // The method as a proxy has it.
    private Method invocable(Class<?> beanType) {
        try {
            return AopUtils.selectInvocableMethod(this.method, beanType);
        }
        catch (IllegalStateException ex) {
            throw new InvalidMinioListenerException(
                    this + " cannot be called: the bean is a proxy that has only the methods of its interfaces",
                    "Declare the method in one of them, or proxy the class (proxyTargetClass = true)", ex);
        }
    }

    /**
     * Refuses what cannot be given.
     * @param removals whether there may be events without content
     */
    void requireArguments(boolean removals) {
        for (MethodParameter parameter : this.declared.getMethodParameters()) {
            MethodArguments.Problem problem = this.arguments.problem(parameter, this.batch, removals);
            if (problem != null) {
                require(false, "has a parameter " + describe(parameter) + " that " + problem.description(),
                        problem.action());
            }
        }
    }

    /** Whether it takes several events at once. */
    boolean batch() {
        return this.batch;
    }

    @Nullable Object[] arguments(Message<?> message) throws Exception {
        return this.declared.arguments(message);
    }

    @Nullable Object call(@Nullable Object[] arguments) throws Exception {
        return target().call(arguments);
    }

    private InvocableMethod target() {
        InvocableMethod known = this.singleton;
        if (known != null) {
            return known;
        }
        Object bean = this.beanFactory.getBean(this.beanName);
        InvocableMethod target = new InvocableMethod(new HandlerMethod(bean, invocable(bean.getClass())),
                this.arguments.resolvers(this.batch));
        if (this.beanFactory.isSingleton(this.beanName)) {
            this.singleton = target;
        }
        return target;
    }

    private void require(boolean condition, String problem, String action) {
        if (!condition) {
            throw new InvalidMinioListenerException(this + " cannot be a listener: it " + problem, action, null);
        }
    }

    private static String describe(MethodParameter parameter) {
        return parameter.getParameterType().getSimpleName() + " at position " + (parameter.getParameterIndex() + 1);
    }

    @Override
    public String toString() {
        return describe(this.method) + " of bean '" + this.beanName + "'";
    }

    static String describe(Method method) {
        return ClassUtils.getShortName(method.getDeclaringClass()) + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(", ", "(", ")"));
    }

}
