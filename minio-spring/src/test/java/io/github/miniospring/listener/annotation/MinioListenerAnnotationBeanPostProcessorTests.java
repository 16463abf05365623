package io.github.miniospring.listener.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import io.github.miniospring.listener.RecordingContainer;
import io.github.miniospring.template.MinioOperations;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.messaging.handler.annotation.Header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MinioListenerAnnotationBeanPostProcessorTests {

    private static final MinioEvent EVENT = TestEvents.created("in/a.csv");

    @Test
    void startsAndStopsListenersWithTheContext() {
        RecordingContainer container;
        try (ListenerApplication application = ListenerApplication.of(Listener.class)) {
            container = (RecordingContainer) application.registry().containers().get(0);
            assertThat(container.isRunning()).isTrue();
            application.context().pause();
            application.context().restart();
        }

        assertThat(container.calls()).containsExactly("start", "stop", "start", "stop");
    }

    @Test
    void needsNothingWhereThereAreNoListeners() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
                ListenerApplication.Enabled.class)) {
            assertThat(context.getBean(MinioListenerEndpointRegistry.class).containers()).isEmpty();
        }
    }

    @Test
    void tellsWhatItNeedsWhereThereAreListeners() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new AnnotationConfigApplicationContext(ListenerApplication.Enabled.class, Listener.class))
            .withMessageContaining("cannot listen: it takes one bean that is a MinioListenerContainerFactory and one"
                    + " that is a MinioOperations (")
            .withMessageEndingWith("). Where there are several, mark one as @Primary or name the client");
    }

    @Test
    void callsThroughProxiesOfClasses() throws Exception {
        try (ListenerApplication application = ListenerApplication
            .of(proxied(true).andThen(context -> context.registerBean("listener", OfInterface.class)))) {
            application.deliver(EVENT);

            assertThat(application.bean(OfInterface.class).taken()).containsExactly("advice", EVENT);
        }
    }

    @Test
    void callsThroughProxiesOfInterfaces() throws Exception {
        try (ListenerApplication application = ListenerApplication
            .of(proxied(false).andThen(context -> context.registerBean("listener", OfInterface.class)))) {
            Handling bean = application.bean(Handling.class);
            application.deliver(EVENT);

            assertThat(bean.taken()).contains("advice", EVENT);
        }
    }

    @Test
    void findsAnnotationsOfInterfaces() throws Exception {
        try (ListenerApplication application = ListenerApplication
            .of(context -> context.registerBean("listener", OfAnnotatedInterface.class))) {
            application.deliver("listener.on", EVENT);

            assertThat(application.bean(OfAnnotatedInterface.class).taken).containsExactly("in/a.csv");
        }
    }

    @Test
    void refusesProxiesThatHideTheMethod() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> ListenerApplication
                .of(proxied(false).andThen(context -> context.registerBean("listener", Hidden.class))))
            .withMessageContaining("MinioListenerAnnotationBeanPostProcessorTests.Hidden.on(MinioEvent) of bean"
                    + " 'listener' cannot be called: the bean is a proxy that has only the methods of its interfaces."
                    + " Declare the method in one of them, or proxy the class (proxyTargetClass = true)");
    }

    @Test
    void findsMethodsOfProxiesThatAreBeansThemselves() throws Exception {
        Listener target = new Listener();
        ProxyFactory factory = new ProxyFactory(target);
        factory.setProxyTargetClass(true);
        try (ListenerApplication application = ListenerApplication
            .of(context -> context.getBeanFactory().registerSingleton("listener", factory.getProxy()))) {
            application.deliver(EVENT);

            assertThat(target.taken).containsExactly(EVENT);
        }
    }

    @Test
    void makesLazyBeansForTheirFirstEvent() throws Exception {
        try (ListenerApplication application = ListenerApplication
            .of(context -> context.registerBean("lazy", LazyListener.class))) {
            assertThat(application.ids()).hasSize(1);
            assertThat(application.context().getBeanFactory().containsSingleton("lazy")).isFalse();

            application.deliver(EVENT);
            application.deliver(EVENT);

            assertThat(application.bean(LazyListener.class).taken).containsExactly(EVENT, EVENT);
        }
    }

    @Test
    void asksForPrototypesAnewForEachEvent() throws Exception {
        List<Listener> made = new ArrayList<>();
        try (ListenerApplication application = ListenerApplication
            .of(context -> context.registerBean("listener", Listener.class, () -> {
                Listener listener = new Listener();
                made.add(listener);
                return listener;
            }, definition -> definition.setScope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)))) {
            assertThat(application.ids()).hasSize(1);
            application.deliver(EVENT);
            application.deliver(EVENT);

            assertThat(made).hasSize(2).allSatisfy(listener -> assertThat(listener.taken).containsExactly(EVENT));
        }
    }

    @Test
    void callsBeansOfAScopeThroughTheirProxy() throws Exception {
        try (ListenerApplication application = ListenerApplication.of(context -> {
            context.getBeanFactory().registerScope("thread", new SimpleThreadScope());
            context.register(Scoped.class);
        })) {
            assertThat(application.ids()).hasSize(1);
            application.deliver(EVENT);

            assertThat(application.bean(Scoped.class).taken()).containsExactly(EVENT);
        }
    }

    @Test
    void findsMethodsOfBeansWhoseTypeWasNotKnown() throws Exception {
        try (ListenerApplication application = ListenerApplication.of(Factory.class)) {
            assertThat(application.ids()).isEmpty();

            OfInterface bean = (OfInterface) application.context().getBean("handling");
            application.deliver(EVENT);

            assertThat(bean.taken).containsExactly(EVENT);
            assertThat(application.registry().containers()).allMatch(container -> container.isRunning());
        }
    }

    @Test
    void findsMethodsOfBeansThatAreDefinedLater() throws Exception {
        try (ListenerApplication application = ListenerApplication.of(Listener.class)) {
            application.context().registerBean("late", Listener.class);
            Listener late = application.context().getBean("late", Listener.class);

            application.deliver("late.on", EVENT);

            assertThat(late.taken).containsExactly(EVENT);
        }
    }

    @Test
    void registersEndpointsThatAreNoMethods() throws Exception {
        List<MinioEvent> taken = new ArrayList<>();
        MinioListenerConfigurer configurer = registrar -> registrar
            .endpoint(MinioListenerEndpoint.of("mine", events -> {
                taken.addAll(events);
                return null;
            }).buckets("inbox"));
        try (ListenerApplication application = ListenerApplication
            .of(context -> context.getBeanFactory().registerSingleton("configurer", configurer))) {
            application.deliver("mine", EVENT);

            assertThat(taken).containsExactly(EVENT);
            assertThat(application.endpoint("mine").buckets()).containsExactly("inbox");
        }
    }

    @Test
    void takesTheClientThatIsNamed() {
        List<String> ofBackup = new ArrayList<>();
        MinioListenerContainerFactory factory = endpoint -> {
            ofBackup.add(endpoint.id());
            return new RecordingContainer(endpoint);
        };
        try (ListenerApplication application = ListenerApplication.of(context -> {
            context.registerBean("backupMinioListenerContainerFactory", MinioListenerContainerFactory.class,
                    () -> factory, definition -> definition.setAutowireCandidate(false));
            context.registerBean("backupMinioTemplate", MinioOperations.class, () -> ListenerApplication.NO_SERVER,
                    definition -> definition.setAutowireCandidate(false));
            context.getBeanFactory()
                .registerSingleton("configurer", (MinioListenerConfigurer) registrar -> registrar.client("third",
                        factory, ListenerApplication.NO_SERVER));
            context.register(OfBackup.class);
        })) {
            assertThat(application.ids()).containsExactlyInAnyOrder("main", "backup", "third");
            assertThat(ofBackup).containsExactlyInAnyOrder("backup", "third");
        }
    }

    private static Consumer<AnnotationConfigApplicationContext> proxied(boolean classes) {
        return context -> {
            context.registerBean(DefaultAdvisorAutoProxyCreator.class, () -> {
                DefaultAdvisorAutoProxyCreator creator = new DefaultAdvisorAutoProxyCreator();
                creator.setProxyTargetClass(classes);
                return creator;
            });
            ComposablePointcut listeners = new ComposablePointcut(
                    (ClassFilter) type -> type == OfInterface.class || type == Hidden.class);
            context.registerBean(DefaultPointcutAdvisor.class,
                    () -> new DefaultPointcutAdvisor(listeners, (MethodInterceptor) invocation -> {
                        if (invocation.getMethod().getName().equals("on")
                                && invocation.getThis() instanceof OfInterface listener) {
                            listener.taken.add("advice");
                        }
                        return invocation.proceed();
                    }));
        };
    }

    static class Listener {

        final List<Object> taken = new ArrayList<>();

        @MinioListener
        void on(MinioEvent event) {
            this.taken.add(event);
        }

    }

    @Lazy
    static class LazyListener extends Listener {

    }

    @Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
    static class Scoped extends Listener {

        List<Object> taken() {
            return this.taken;
        }

    }

    interface Handling {

        void on(MinioEvent event);

        List<Object> taken();

    }

    static class OfInterface implements Handling {

        final List<Object> taken = new ArrayList<>();

        @Override
        @MinioListener
        public void on(MinioEvent event) {
            this.taken.add(event);
        }

        @Override
        public List<Object> taken() {
            return this.taken;
        }

    }

    interface Annotated {

        @MinioListener
        void on(@Header(MinioHeaders.KEY) String key);

    }

    static class OfAnnotatedInterface implements Annotated {

        final List<String> taken = new ArrayList<>();

        @Override
        public void on(String key) {
            this.taken.add(key);
        }

    }

    static class Hidden implements Runnable {

        @MinioListener
        void on(MinioEvent event) {
        }

        @Override
        public void run() {
        }

    }

    static class Factory {

        @Bean
        @Lazy
        static Handling handling() {
            return new OfInterface();
        }

    }

    static class OfBackup {

        @MinioListener(id = "main")
        @MinioListener(id = "backup", client = "backup")
        @MinioListener(id = "third", client = "third")
        void on(MinioEvent event) {
        }

    }

}
