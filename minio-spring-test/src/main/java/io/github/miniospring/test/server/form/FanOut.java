package io.github.miniospring.test.server.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.action.Names;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.object.ContentTypes;
import io.github.miniospring.test.server.object.DescriptionHeaders;
import io.github.miniospring.test.server.object.Drafts;
import io.github.miniospring.test.server.object.EncryptionHeaders;
import io.github.miniospring.test.server.object.LockHeaders;
import io.github.miniospring.test.server.object.TagSet;
import io.github.miniospring.test.server.payload.Payload;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Content;
import io.github.miniospring.test.server.store.Description;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.WriteCondition;
import io.github.miniospring.test.server.text.Json;
import io.github.miniospring.test.server.text.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Under which keys a file is to be stored. As in MinIO only key, metadata and tags of an
 * entry count; metadata are headers under their full names.
 */
record FanOut(List<Entry> entries) {

    static final String FIELD = "x-minio-fanout-list";

    private static final long MOST_BYTES = 16 * 1024 * 1024;

    private static final String EVENT = "s3:ObjectCreated:Post";

    private static final Set<String> DESCRIPTIONS = Set.of("content-type", "cache-control", "content-encoding",
            "content-language", "content-disposition", "expires");

    /** What answers say by themselves: metadata of these names would be taken for it. */
    private static final Pattern OWN = Pattern.compile("(?i)(x-amz|x-minio)-(?!meta-).*|access-control-.*|content-.*"
            + "|accept-ranges|age|connection|date|etag|keep-alive|last-modified|location|retry-after|server|te|trailer"
            + "|strict-transport-security|transfer-encoding|upgrade|vary|x-content-type-options|x-xss-protection");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    FanOut {
        entries = List.copyOf(entries);
    }

    /** Reads what the field says; objects follow one another. */
    static FanOut parse(String text) {
        List<Entry> entries = new ArrayList<>();
        try {
            for (Object json : Json.parseAll(text)) {
                if (!(json instanceof Map<?, ?> object)) {
                    throw new IllegalArgumentException("json: cannot unmarshal into an entry");
                }
                entries.add(Entry.of(object));
            }
        }
        catch (IllegalArgumentException ex) {
            throw S3Error.MALFORMED_POST.because(String.valueOf(ex.getMessage()));
        }
        return new FanOut(entries);
    }

    boolean isEmpty() {
        return this.entries.isEmpty();
    }

    static void checkLength(Content content) {
        if (content.length() > MOST_BYTES) {
            throw S3Error.EXCESS_DATA.failure();
        }
    }

    /**
     * Stores the file under each key, and says for each on a line whether that was done.
     * @param described says how it is to be encrypted
     */
    Response store(Call call, Call described, Payload payload) {
        this.entries.forEach(Entry::refuseUnknown);
        StringBuilder lines = new StringBuilder();
        for (Entry entry : this.entries) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("key", entry.key);
            String outcome = "";
            ObjectVersion stored = null;
            try {
                stored = store(described, payload, entry);
                line.put("etag", stored.etag());
                if (!stored.isNullVersion()) {
                    line.put("versionId", stored.versionId());
                }
                line.put("lastModified", stored.modified());
            }
            catch (S3Failure ex) {
                line.put("error", ex.message());
                outcome = " (failed: " + ex.message() + ")";
            }
            lines.append(JsonText.of(line)).append('\n');
            tell(call, entry, stored, outcome);
        }
        return Response.text(200, "text/plain; charset=utf-8", lines.toString())
            .without("Accept-Ranges")
            .without("Server");
    }

    private static ObjectVersion store(Call described, Payload payload, Entry entry) {
        entry.checkKey(described.bucketName());
        Map<String, String> tags = entry.checkedTags();
        Bucket bucket = described.store().find(described.bucketName());
        if (bucket == null) {
            throw S3Error.NO_SUCH_BUCKET.failure("Bucket not found: " + described.bucketName());
        }
        ObjectVersion draft = ObjectVersion.of(entry.key, described.now(), "", Content.EMPTY, entry.description())
            .withTags(tags)
            .withEncryption(EncryptionHeaders.ofWrite(described, bucket));
        ObjectVersion kept = LockHeaders.keep(draft, entry.metadata);
        return bucket.put(Drafts.complete(kept, payload.content(), payload.md5()), WriteCondition.NONE);
    }

    private static void tell(Call call, Entry entry, @Nullable ObjectVersion stored, String outcome) {
        Headers headers = new Headers();
        call.headers().forEach(headers::add);
        headers.set("User-Agent", call.headers().get("User-Agent") + " MinIO-Fan-Out" + outcome);
        Call teller = call.toWrite(entry.key, headers);
        if (stored != null) {
            teller.publish(EVENT, call.bucketName(), stored);
        }
        else {
            teller.publish(EVENT, call.bucketName(), entry.key);
        }
        teller.tell(-1);
    }

    /**
     * One key.
     *
     * @param locks whether fields ask for it to be kept, which MinIO does not read
     */
    private record Entry(String key, Map<String, String> metadata, Map<String, String> tags, boolean locks) {

        private static Entry of(Map<?, ?> json) {
            String key = "";
            Map<String, String> metadata = Map.of();
            Map<String, String> tags = Map.of();
            boolean locks = false;
            for (Map.Entry<?, ?> member : json.entrySet()) {
                switch (member.getKey().toString().toLowerCase(Locale.ROOT)) {
                    case "key" -> key = text(member.getValue());
                    case "metadata" -> metadata = texts(member.getValue());
                    case "tags" -> tags = texts(member.getValue());
                    case "retention", "retainuntil" -> locks |= !text(member.getValue()).isEmpty();
                    default -> {
                        // MinIO does nothing with the others.
                    }
                }
            }
            return new Entry(key, metadata, tags, locks);
        }

        private static String text(@Nullable Object json) {
            if (json == null || json instanceof String) {
                return (json != null) ? json.toString() : "";
            }
            throw new IllegalArgumentException("json: a string is expected");
        }

        private static Map<String, String> texts(@Nullable Object json) {
            Map<String, String> texts = new LinkedHashMap<>();
            if (json instanceof Map<?, ?> map) {
                map.forEach((name, value) -> texts.put(name.toString(), text(value)));
            }
            else if (json != null) {
                throw new IllegalArgumentException("json: an object is expected");
            }
            return texts;
        }

        private void refuseUnknown() {
            boolean unknown = this.metadata.keySet()
                .stream()
                .anyMatch(name -> !isDescription(name) && !LockHeaders.isRetention(name)
                        && (!NAME.matcher(name).matches() || OWN.matcher(name).matches()));
            boolean unheard = this.locks && this.metadata.keySet().stream().noneMatch(LockHeaders::isRetention);
            if (unheard || unknown) {
                throw S3Error.NOT_IMPLEMENTED.failure();
            }
        }

        private static boolean isDescription(String name) {
            return DESCRIPTIONS.contains(name.toLowerCase(Locale.ROOT));
        }

        private void checkKey(String bucket) {
            String path = bucket + "/" + this.key;
            if (this.key.startsWith("/")) {
                throw S3Error.INVALID_OBJECT_NAME.failure("Object name contains forward slash as prefix: " + path);
            }
            if (this.key.getBytes(StandardCharsets.UTF_8).length > 1024) {
                throw S3Error.KEY_TOO_LONG.failure("Object name too long: " + path);
            }
            try {
                Names.checkKey(this.key);
            }
            catch (S3Failure ex) {
                throw S3Error.INVALID_OBJECT_NAME.failure("Object name invalid: " + path);
            }
            if (this.key.isEmpty() || Names.hasBadComponent(this.key)) {
                throw S3Error.INVALID_OBJECT_NAME.failure("Object name invalid: " + path);
            }
        }

        private Map<String, String> checkedTags() {
            if (this.tags.size() > 10) {
                throw S3Error.INVALID_TAG.failure("Tags cannot be more than 10");
            }
            return TagSet.checked(this.tags);
        }

        private Description description() {
            Map<String, String> headers = new HashMap<>(Map.of("Content-Type", ContentTypes.of(this.key)));
            Map<String, String> own = new HashMap<>();
            this.metadata.forEach((name, value) -> {
                if (isDescription(name)) {
                    headers.keySet().removeIf(name::equalsIgnoreCase);
                    headers.put(DescriptionHeaders.canonical(name), value);
                }
                else if (!LockHeaders.isRetention(name)) {
                    own.put(DescriptionHeaders.canonical(name), value);
                }
            });
            return new Description(headers, own, "STANDARD");
        }

    }

}
