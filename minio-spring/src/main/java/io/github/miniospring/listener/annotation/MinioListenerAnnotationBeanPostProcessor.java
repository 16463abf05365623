package io.github.miniospring.listener.annotation;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.Assert;

/**
 * Finds the methods with {@link MinioListener @MinioListener} and registers them with the
 * {@link MinioListenerEndpointRegistry}.
 *
 * <p>
 * It looks at the types of all beans once the singletons are there, and at each bean that
 * is made later, for its type may not have been known. No bean is made for that: one that
 * is lazy, of a scope, or a prototype is asked for when there is an event for it.
 */
public final class MinioListenerAnnotationBeanPostProcessor
        implements BeanPostProcessor, SmartInitializingSingleton, BeanFactoryAware {

    private static final Log logger = LogFactory.getLog(MinioListenerAnnotationBeanPostProcessor.class);

    private final Set<Class<?>> typesWithoutListeners = ConcurrentHashMap.newKeySet(64);

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    private @Nullable ConfigurableListableBeanFactory beanFactory;

    private volatile @Nullable ListenerRegistration registration;

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        Assert.isInstanceOf(ConfigurableListableBeanFactory.class, beanFactory);
        this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
    }

    private ConfigurableListableBeanFactory beanFactory() {
        ConfigurableListableBeanFactory factory = this.beanFactory;
        Assert.state(factory != null, "It has to be a bean");
        return factory;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ListenerRegistration registration = new ListenerRegistration(beanFactory());
        this.registration = registration;
        for (String name : beanFactory().getBeanNamesForType(Object.class, true, false)) {
            if (!ScopedProxyUtils.isScopedTarget(name)) {
                register(registration, name, () -> typeOf(name));
            }
        }
        registration.registerEndpoints();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        ListenerRegistration registration = this.registration;
        if (registration != null && !ScopedProxyUtils.isScopedTarget(beanName)) {
            register(registration, beanName, () -> AopProxyUtils.ultimateTargetClass(bean));
        }
        return bean;
    }

    private @Nullable Class<?> typeOf(String name) {
        if (beanFactory().containsSingleton(name)) {
            Object bean = beanFactory().getSingleton(name);
            if (bean != null && !(bean instanceof FactoryBean) && !(bean instanceof ScopedObject)) {
                return AopProxyUtils.ultimateTargetClass(bean);
            }
        }
        Class<?> type = AutoProxyUtils.determineTargetClass(beanFactory(), name);
        if (type != null && ScopedObject.class.isAssignableFrom(type)) {
            Class<?> target = AutoProxyUtils.determineTargetClass(beanFactory(),
                    ScopedProxyUtils.getTargetBeanName(name));
            return (target != null) ? target : type;
        }
        return type;
    }

    private void register(ListenerRegistration registration, String name, Supplier<@Nullable Class<?>> type) {
        Map<Method, Set<MinioListener>> methods = methods(name, type);
        if (!methods.isEmpty() && this.names.add(name)) {
            methods.forEach((method, annotations) -> annotations
                .forEach(annotation -> registration.register(name, method, annotation)));
        }
    }

    // A bean whose class names others that are not on the class path may be one of a part
    // of a library that nobody uses.
    private Map<Method, Set<MinioListener>> methods(String name, Supplier<@Nullable Class<?>> supplier) {
        try {
            Class<?> type = supplier.get();
            return (type != null) ? methods(type) : Map.of();
        }
        catch (BeansException | IllegalStateException | LinkageError ex) {
            logger.debug("Bean '" + name + "' is not looked at for listeners", ex);
            return Map.of();
        }
    }

    private Map<Method, Set<MinioListener>> methods(Class<?> type) {
        if (this.typesWithoutListeners.contains(type) || type.getName().startsWith("org.springframework.")
                || !AnnotationUtils.isCandidateClass(type, MinioListener.class)) {
            return Map.of();
        }
        Map<Method, Set<MinioListener>> methods = MethodIntrospector.selectMethods(type,
                MinioListenerAnnotationBeanPostProcessor::annotationsOf);
        if (methods.isEmpty()) {
            this.typesWithoutListeners.add(type);
        }
        return methods;
    }

    private static @Nullable Set<MinioListener> annotationsOf(Method method) {
        Set<MinioListener> annotations = AnnotatedElementUtils.findMergedRepeatableAnnotations(method,
                MinioListener.class, MinioListeners.class);
        return annotations.isEmpty() ? null : annotations;
    }

}
