package io.github.miniospring.listener.annotation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.ObjectConversionException;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.SupersededException;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.ObjectContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class MinioObjectTests {

    @Test
    void readsTheObjectInEveryForm(TestBucket bucket, @TempDir Path directory) throws Exception {
        bucket.template()
            .putObject(bucket.name(), "a.json", ObjectBody.of("{\"name\":\"Tom\"}"),
                    put -> put.contentType(MediaType.APPLICATION_JSON_VALUE));
        MinioObject object = object(bucket, "a.json");

        assertThat(object.stat().size()).isEqualTo(14);
        assertThat(object.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("{\"name\":\"Tom\"}");
        assertThat(object.text()).isEqualTo("{\"name\":\"Tom\"}");
        assertThat((Object) object.readAs(Map.class)).isEqualTo(Map.of("name", "Tom"));
        assertThat(object.readAs(new ParameterizedTypeReference<Map<String, String>>() {
        })).containsEntry("name", "Tom");
        assertThat(object.<Integer>read(content -> content.inputStream().read())).isEqualTo('{');
        try (ObjectContent content = object.open()) {
            assertThat(content.inputStream().readAllBytes()).hasSize(14);
        }
        assertThat(Files.readString(object.downloadTo(directory.resolve("a.json")).file())).contains("Tom");
    }

    @Test
    void readsTextInTheCharsetOfItsMediaType(TestBucket bucket) {
        bucket.template()
            .putObject(bucket.name(), "a", ObjectBody.of("Käse".getBytes(StandardCharsets.ISO_8859_1)),
                    put -> put.contentType("text/plain;charset=ISO-8859-1"));

        assertThat(object(bucket, "a").text()).isEqualTo("Käse");
    }

    @Test
    void readsTheVersionOfTheEvent(TestBucket bucket) {
        bucket.template().setBucketVersioning(bucket.name(), VersioningConfig.enabled());
        bucket.put("a", "one");
        MinioObject first = object(bucket, "a");
        bucket.put("a", "two");
        MinioObject second = object(bucket, "a");
        bucket.template().removeObject(bucket.name(), "a");

        assertThat(first.text()).isEqualTo("one");
        assertThat(second.text()).isEqualTo("two");
    }

    @Test
    void tellsThatAVersionIsGone(TestBucket bucket) {
        bucket.template().setBucketVersioning(bucket.name(), VersioningConfig.enabled());
        bucket.put("a", "one").put("a", "two");
        MinioObject object = object(bucket, "a");
        String version = object.event().versionId();
        assertThat(version).isNotNull();

        bucket.template().removeObject(bucket.name(), "a", remove -> remove.versionId(version));

        assertSuperseded(object);
    }

    @Test
    void tellsThatTheObjectWasReplaced(TestBucket bucket, @TempDir Path directory) {
        bucket.put("a", "one");
        MinioObject object = object(bucket, "a");

        bucket.put("a", "two");

        assertSuperseded(object);
        assertThatExceptionOfType(SupersededException.class)
            .isThrownBy(() -> object.downloadTo(directory.resolve("a")));
        assertThat(directory).isEmptyDirectory();
        assertThatExceptionOfType(SupersededException.class).isThrownBy(() -> object.readAs(Map.class));
    }

    @Test
    void tellsThatTheObjectIsGone(TestBucket bucket) {
        bucket.put("a", "one");
        MinioObject object = object(bucket, "a");

        bucket.template().removeObject(bucket.name(), "a");

        assertSuperseded(object);
    }

    @Test
    void tellsThatTheBucketIsGone(TestBucket bucket) {
        String name = bucket.name() + "-2";
        bucket.template().makeBucket(name);
        bucket.template().putObject(name, "a", ObjectBody.of("one"));
        MinioObject object = MinioObject.of(TestEvents.created(bucket.template(), name, "a"), bucket.template());

        bucket.template().removeBucket(name, remove -> remove.force());

        assertSuperseded(object);
    }

    @Test
    void readsWhatServersTellAnotherTagOf(TestBucket bucket) {
        bucket.put("a", "one");
        ObjectStat stat = bucket.template().statObject(bucket.name(), "a");
        MinioEvent event = TestEvents.created(TestEvents.stateOf(stat, "20000f00abcdef-sealed"), 3);

        assertThat(MinioObject.of(event, bucket.template()).text()).isEqualTo("one");
    }

    @Test
    void takesAnotherTagForAnotherStateWhereTheTimeDiffers(TestBucket bucket) {
        bucket.put("a", "one");
        MinioEvent event = TestEvents.created(
                new StateId(bucket.name(), "a", null, StateKind.CREATED, TestEvents.TIME, "20000f00abcdef-sealed"), 3);

        assertSuperseded(MinioObject.of(event, bucket.template()));
    }

    @Test
    void leavesAloneWhatTheReaderItselfAskedFor(TestBucket bucket) {
        bucket.put("a", "one");
        MinioObject object = object(bucket, "a");

        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> object.read(content -> bucket.template().getObjectBytes(bucket.name(), "other")));
    }

    @Test
    void readsNoMoreIntoMemoryThanIsAllowed(TestBucket bucket) {
        bucket.put("a", "12345");
        MinioEvent event = TestEvents.created(bucket.template(), bucket.name(), "a");
        MinioObject exact = new MinioObject(event, bucket.template(), DataSize.ofBytes(5));
        MinioObject small = new MinioObject(event, bucket.template(), DataSize.ofBytes(4));
        MinioObject untold = new MinioObject(TestEvents.created(event.stateId(), 0), bucket.template(),
                DataSize.ofBytes(4));

        assertThat(exact.bytes()).hasSize(5);
        assertThatExceptionOfType(ListenerArgumentException.class).isThrownBy(small::bytes)
            .withMessage("Object " + bucket.name() + "/a has 5 bytes where 4 are allowed to be read into memory:"
                    + " raise maxBytes of @MinioListener, or take an InputStream or a MinioObject");
        assertThatExceptionOfType(ListenerArgumentException.class).isThrownBy(untold::text);
        assertThatExceptionOfType(ListenerArgumentException.class).isThrownBy(() -> small.readAs(List.class));
        assertThatExceptionOfType(ListenerArgumentException.class).isThrownBy(() -> untold.readAs(List.class));
    }

    @Test
    void takesWhatIsNoSuchValueAsHopeless(TestBucket bucket) {
        bucket.put("a", "no JSON");

        assertThatExceptionOfType(ListenerArgumentException.class)
            .isThrownBy(() -> object(bucket, "a").readAs(List.class))
            .withMessageContaining("/a: cannot be read as java.util.List")
            .withCauseInstanceOf(ObjectConversionException.class);
    }

    private static void assertSuperseded(MinioObject object) {
        assertThatExceptionOfType(SupersededException.class).isThrownBy(object::bytes)
            .withMessageStartingWith("Object " + object.bucket() + "/a is not in the state any more");
        assertThatExceptionOfType(SupersededException.class).isThrownBy(object::stat);
        assertThatExceptionOfType(SupersededException.class).isThrownBy(object::open);
    }

    private static MinioObject object(TestBucket bucket, String key) {
        return MinioObject.of(TestEvents.created(bucket.template(), bucket.name(), key), bucket.template());
    }

}
