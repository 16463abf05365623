package io.github.miniospring.docs.listening;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.annotation.MinioObject;
import reactor.core.publisher.Mono;

/** What the listeners of the page work with: it writes down what is done. */
public class Shop {

    private final List<String> done = new CopyOnWriteArrayList<>();

    public List<String> done() {
        return this.done;
    }

    void importLines(String key, InputStream content) {
        long lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8)).lines().count();
        this.done.add(lines + " lines of " + key);
    }

    void accept(Order order) {
        this.done.add("order of " + order.item());
    }

    void log(String key, int attempt, String version) {
        this.done.add(key + " version " + version + ", attempt " + attempt);
    }

    void archive(List<MinioObject> objects) {
        objects.forEach(object -> this.done.add("archived " + object.key()));
    }

    Mono<Void> index(String key) {
        return Mono.fromRunnable(() -> this.done.add("indexed " + key));
    }

    void makeThumbnail(MinioObject image) {
        this.done.add("thumbnail of " + image.key());
    }

    void review(MinioEvent event) {
        this.done.add("reviewed " + event.key());
    }

    void mail(MinioEvent event) {
        this.done.add("mailed " + event.key());
    }

    void alarm(String text) {
        this.done.add(text);
    }

    record Order(String item, int count) {

    }

}
