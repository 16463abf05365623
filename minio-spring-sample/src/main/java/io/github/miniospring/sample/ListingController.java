package io.github.miniospring.sample;

import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;

import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioOperations;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Lists objects, however many: one page of the server's is in memory at a time. */
@RestController
class ListingController {

    private final MinioOperations minio;

    private final InboxBucket bucket;

    private final ObjectWriter json;

    ListingController(MinioOperations minio, InboxBucket bucket, JsonMapper json) {
        this.minio = minio;
        this.bucket = bucket;
        this.json = json.writerFor(ListedObject.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    @GetMapping("/objects")
    void list(@RequestParam(defaultValue = "") String prefix, HttpServletResponse response) throws IOException {
        try (Stream<ObjectSummary> objects = this.minio.listObjects(this.bucket.name(),
                listing -> listing.prefix(prefix).recursive())) {
            Iterator<ObjectSummary> iterator = objects.iterator();
            // What is wrong shows with the first page, while there is a status to tell
            // it.
            iterator.hasNext();
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // Closed at the end and not on failure: it would make half a list look whole.
            SequenceWriter list = this.json.writeValuesAsArray(response.getOutputStream());
            while (iterator.hasNext()) {
                list.write(ListedObject.of(iterator.next()));
            }
            list.close();
        }
    }

    /**
     * An object in the list.
     *
     * @param key its key
     * @param size its bytes
     * @param lastModified when it was stored
     * @param etag the tag of its state
     */
    record ListedObject(String key, long size, @Nullable Instant lastModified, @Nullable String etag) {

        static ListedObject of(ObjectSummary object) {
            return new ListedObject(object.key(), object.size(), object.lastModified(),
                    (object.etag() != null) ? object.etag().value() : null);
        }

    }

}
