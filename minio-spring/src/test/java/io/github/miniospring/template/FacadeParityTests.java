package io.github.miniospring.template;

import java.io.Closeable;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.ReactiveObjectContent;
import io.github.miniospring.select.ReactiveSelectResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever one template can do the other can, by the same name and with the same
 * parameters.
 */
class FacadeParityTests {

    /** What cannot be the same by its nature, each with its reason. */
    private static final Map<String, String> BLOCKING_ONLY = Map.of("reactive()", "leads to the other side",
            "getObject(String, String, ContentReader)", "reads a stream on the caller's thread",
            "getObject(String, String, Consumer, ContentReader)", "reads a stream on the caller's thread",
            "objectOutputStream(String, String)", "others pass a publisher",
            "objectOutputStream(String, String, Consumer)", "others pass a publisher");

    private static final Map<String, String> REACTIVE_ONLY = Map.of("client()", "is what the other side goes through",
            "converters()", "is used by what the other side goes through", "getObject(String, String, Function)",
            "makes a publisher of what is read", "getObject(String, String, Consumer, Function)",
            "makes a publisher of what is read", "execute(Operation, Function)", "makes a publisher of what is read",
            "getObjectBuffers(String, String)", "waiting callers read a stream",
            "getObjectBuffers(String, String, Consumer)", "waiting callers read a stream");

    /** Methods whose many results a waiting caller gets all together. */
    private static final Set<String> COLLECTED = Set.of("removeObjects", "removeObjectsByPrefix",
            "removeObjectVersions", "emptyBucket", "removeIncompleteUploads");

    /** Methods beside {@code find...} whose result may be absent. */
    private static final Set<String> ABSENT = Set.of("getObjectRetention", "getBucketPolicy", "getBucketCors",
            "getObjectLockConfig", "getBucketEncryption", "getBucketLifecycle", "getBucketReplication");

    /** What a waiting caller gets in the place of another type. */
    private static final Map<Type, Type> VALUES = Map.of(Void.class, void.class, Boolean.class, boolean.class,
            ReactiveObjectContent.class, ObjectContent.class, ReactiveSelectResult.class, SelectResult.class);

    static List<Method> twins() {
        return methods(MinioOperations.class).filter(method -> !BLOCKING_ONLY.containsKey(signature(method))).toList();
    }

    @Test
    void haveTheSameMethods() {
        assertThat(signatures(MinioOperations.class, BLOCKING_ONLY.keySet()))
            .isEqualTo(signatures(ReactiveMinioOperations.class, REACTIVE_ONLY.keySet()))
            .hasSizeGreaterThan(50);
    }

    @Test
    void nameNoExceptionThatIsNone() {
        assertThat(methods(MinioOperations.class).map(FacadeParityTests::signature))
            .containsAll(BLOCKING_ONLY.keySet());
        assertThat(methods(ReactiveMinioOperations.class).map(FacadeParityTests::signature))
            .containsAll(REACTIVE_ONLY.keySet());
    }

    @ParameterizedTest
    @MethodSource("twins")
    void haveTheSameParameters(Method blocking) throws Exception {
        Method reactive = twinOf(blocking);

        assertThat(Arrays.toString(reactive.getGenericParameterTypes()))
            .isEqualTo(Arrays.toString(blocking.getGenericParameterTypes()));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void answerTheSame(Method blocking) throws Exception {
        Type result = twinOf(blocking).getGenericReturnType();

        assertThat(result).isInstanceOf(ParameterizedType.class);
        assertThat(blocking.getGenericReturnType().getTypeName())
            .isEqualTo(expected(blocking, (ParameterizedType) result));
    }

    private static String expected(Method blocking, ParameterizedType result) {
        Type value = result.getActualTypeArguments()[0];
        if (result.getRawType() == Flux.class) {
            Class<?> many = COLLECTED.contains(blocking.getName()) ? List.class : Stream.class;
            return many.getName() + "<" + value.getTypeName() + ">";
        }
        assertThat(result.getRawType()).isEqualTo(Mono.class);
        if (blocking.getName().startsWith("find") || ABSENT.contains(blocking.getName())) {
            return Optional.class.getName() + "<" + value.getTypeName() + ">";
        }
        return VALUES.getOrDefault(value, value).getTypeName();
    }

    @Test
    void contentIsClosedOnBothSides() {
        assertThat(ObjectContent.class).isAssignableTo(Closeable.class);
        assertThat(ReactiveObjectContent.class).isAssignableTo(AutoCloseable.class);
        assertThat(publicNames(ObjectContent.class)).containsAll(Set.of("stat", "status", "contentLength", "verified"));
        assertThat(publicNames(ReactiveObjectContent.class))
            .containsAll(Set.of("stat", "status", "contentLength", "verified"));
    }

    @Test
    void areMadeOfAClient() throws Exception {
        assertThat(MinioTemplate.class.getConstructor(MinioClient.class)).isNotNull();
        assertThat(ReactiveMinioTemplate.class.getConstructor(MinioClient.class)).isNotNull();
    }

    private static Method twinOf(Method blocking) throws NoSuchMethodException {
        return ReactiveMinioOperations.class.getMethod(blocking.getName(), blocking.getParameterTypes());
    }

    private static Stream<Method> methods(Class<?> facade) {
        return Arrays.stream(facade.getMethods()).filter(method -> !method.isSynthetic());
    }

    private static Set<String> signatures(Class<?> facade, Set<String> without) {
        return methods(facade).map(FacadeParityTests::signature)
            .filter(signature -> !without.contains(signature))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Set<String> publicNames(Class<?> type) {
        return methods(type).map(Method::getName).collect(Collectors.toSet());
    }

}
