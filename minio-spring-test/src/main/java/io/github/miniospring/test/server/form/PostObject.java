package io.github.miniospring.test.server.form;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.action.Names;
import io.github.miniospring.test.server.auth.Identity;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm.Digest;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.http.ResponseBody;
import io.github.miniospring.test.server.object.ContentTypes;
import io.github.miniospring.test.server.object.DescriptionHeaders;
import io.github.miniospring.test.server.object.Drafts;
import io.github.miniospring.test.server.object.EncryptionHeaders;
import io.github.miniospring.test.server.object.Location;
import io.github.miniospring.test.server.object.ObjectHeaders;
import io.github.miniospring.test.server.object.TagSet;
import io.github.miniospring.test.server.payload.Form;
import io.github.miniospring.test.server.payload.Payload;
import io.github.miniospring.test.server.payload.RequestedChecksum;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Checksum;
import io.github.miniospring.test.server.store.Content;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.WriteCondition;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.UrlText;
import io.github.miniospring.test.server.text.Utf8Order;
import io.github.miniospring.test.server.text.XmlBuilder;
import io.github.miniospring.test.server.text.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * Stores the file of a form that somebody signed for whoever fills it in, once or, as
 * MinIO can do it, many times.
 */
public final class PostObject implements Action {

    @Override
    public void check(Call call) {
        if (call.headers().get("x-amz-server-side-encryption").equals("aws:kms")) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
        if (!call.key().isEmpty()) {
            throw S3Error.METHOD_NOT_ALLOWED.failure().about(call.bucketName(), "");
        }
        if (call.head().contentLength() <= 0) {
            throw S3Error.EMPTY_REQUEST_BODY.failure();
        }
    }

    @Override
    public Response handle(Call call) {
        Payload payload = call.payload();
        Form form = payload.form();
        if (form == null) {
            throw new IllegalStateException("There is no form");
        }
        FanOut fanOut = FanOut.parse(form.fields().get(FanOut.FIELD));
        Headers fields = fields(form, call.bucketName());
        RequestedChecksum requested = checksum(fields);
        String key = Names.kept(fields.get("Key"));
        URI redirect = redirect(fields.get("success_action_redirect"));
        Call sender = call.from(sender(call, fields));
        sender.require(fanOut.isEmpty() ? "s3:PutObject" : "s3:PutObjectFanOut", call.bucketName(), key);
        PostPolicy policy = policy(fields);
        byte[] md5 = md5(fields);
        policy.check(fields, call.now());
        refuseLocks(fields);
        Call described = sender.toWrite(key, fields);
        if (!fanOut.isEmpty()) {
            FanOut.checkLength(payload.content());
            verify(payload, policy, md5, requested);
            return fanOut.store(call, described, payload);
        }
        ObjectVersion draft = draft(described, fields);
        Names.checkKey(key);
        if (key.isEmpty() || Names.hasBadComponent(key)) {
            throw S3Error.INVALID_OBJECT_NAME.failure();
        }
        Bucket bucket = call.bucket();
        Checksum checksum = verify(payload, policy, md5, requested);
        ObjectVersion encrypted = draft.withEncryption(EncryptionHeaders.ofWrite(described, bucket));
        ObjectVersion version = Drafts.complete(encrypted, payload.content(), payload.md5()).withChecksum(checksum);
        ObjectVersion stored = bucket.put(version, WriteCondition.NONE);
        call.publish("s3:ObjectCreated:Post", bucket.name(), stored);
        return answer(call, stored, redirect, fields.get("success_action_status"));
    }

    private static Headers fields(Form form, String bucket) {
        Headers fields = new Headers();
        form.fields().forEach(fields::add);
        fields.remove(FanOut.FIELD);
        String key = fields.find("Key");
        if (key == null) {
            throw S3Error.MALFORMED_POST.because("The name of the uploaded key is missing");
        }
        String fileName = form.fileName().isEmpty() ? key : form.fileName();
        if (fileName.isEmpty()) {
            throw S3Error.MALFORMED_POST.because("The file or text content is missing");
        }
        if (key.contains("${filename}")) {
            fields.set("Key", key.replace("${filename}", fileName));
        }
        return fields.set("Bucket", bucket);
    }

    private static @Nullable RequestedChecksum checksum(Headers fields) {
        RequestedChecksum requested;
        try {
            requested = RequestedChecksum.of(fields);
        }
        catch (S3Failure ex) {
            throw S3Error.MALFORMED_POST.because("Invalid checksum: invalid checksum");
        }
        if (requested != null && requested.value() == null) {
            throw S3Error.MALFORMED_POST.because("Trailing checksums not available for POST operations");
        }
        return requested;
    }

    private static @Nullable URI redirect(String url) {
        try {
            return url.isEmpty() ? null : URI.create(url);
        }
        catch (IllegalArgumentException ex) {
            throw S3Error.MALFORMED_POST.failure();
        }
    }

    private static Identity sender(Call call, Headers fields) {
        if (fields.has("Signature")) {
            return call.server()
                .authenticator()
                .authenticateFormV2(fields.get("AWSAccessKeyId"), fields.get("Policy"), fields.get("Signature"),
                        fields.get("x-amz-security-token"));
        }
        return call.server()
            .authenticator()
            .authenticateForm(fields.get("x-amz-credential"), fields.get("Policy"), fields.get("x-amz-signature"),
                    fields.get("x-amz-security-token"));
    }

    private static PostPolicy policy(Headers fields) {
        byte[] json = Hashes.fromBase64(fields.get("Policy").replaceAll("[\r\n]", ""));
        if (json == null) {
            throw S3Error.MALFORMED_POST.failure();
        }
        return PostPolicy.parse(new String(json, StandardCharsets.UTF_8));
    }

    private static byte @Nullable [] md5(Headers fields) {
        String given = fields.find("Content-MD5");
        byte[] md5 = (given != null) ? Hashes.fromBase64(given) : null;
        if (given != null && (md5 == null || md5.length != 16)) {
            throw S3Error.INVALID_DIGEST.failure();
        }
        return md5;
    }

    // MinIO forgets these: what is believed to be locked would not be.
    private static void refuseLocks(Headers fields) {
        if (fields.asMap()
            .keySet()
            .stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz-object-lock-"))) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
    }

    /** The checksum, if the file is what the form says it is. */
    private static @Nullable Checksum verify(Payload payload, PostPolicy policy, byte @Nullable [] md5,
            @Nullable RequestedChecksum requested) {
        policy.checkLength(payload.content().length());
        if (md5 != null && !Arrays.equals(md5, payload.md5())) {
            throw S3Error.BAD_DIGEST.failure();
        }
        if (requested == null) {
            return null;
        }
        Digest digest = requested.algorithm().digest();
        payload.content().feed(digest);
        String actual = Hashes.base64(digest.value());
        if (!actual.equals(requested.value())) {
            throw S3Error.CHECKSUM_MISMATCH.failure();
        }
        return new Checksum(requested.algorithm(), actual, false);
    }

    private static ObjectVersion draft(Call described, Headers fields) {
        ObjectVersion draft = ObjectVersion.of(described.key(), described.now(), "", Content.EMPTY,
                DescriptionHeaders.read(fields, ContentTypes.of(described.key())));
        return draft.withTags(tags(fields.get("tagging")));
    }

    private static Map<String, String> tags(String document) {
        if (document.isEmpty()) {
            return Map.of();
        }
        try {
            XmlElement tagging = XmlElement.parse(document.getBytes(StandardCharsets.UTF_8));
            if (tagging.name().equals("Tagging")) {
                return TagSet.ofXml(tagging, 10, S3Error.INVALID_TAG);
            }
        }
        catch (IllegalArgumentException | S3Failure ex) {
            // Whatever is wrong, it is the form that is not well made.
        }
        throw S3Error.MALFORMED_POST.failure();
    }

    private static Response answer(Call call, ObjectVersion stored, @Nullable URI redirect, String status) {
        Response response;
        if (redirect != null) {
            response = new Response(303).header("Location", elsewhere(redirect, call.bucketName(), stored));
        }
        else {
            response = switch (status) {
                case "200" -> Response.ok();
                case "201" -> new Response(201).header("Content-Type", "application/xml")
                    .body(ResponseBody.of(document(call, stored)));
                default -> Response.noContent();
            };
            response.header("Location", Location.of(call, stored.key()));
            ObjectHeaders.checksum(response, stored.checksum());
        }
        ObjectHeaders.versionId(response, stored);
        return response.header("ETag", '"' + stored.etag() + '"');
    }

    private static byte[] document(Call call, ObjectVersion stored) {
        return XmlBuilder.document("PostResponse", null)
            .text("Bucket", call.bucketName())
            .text("Key", stored.key())
            .text("ETag", '"' + stored.etag() + '"')
            .text("Location", Location.of(call, stored.key()))
            .bytes();
    }

    /** Where the browser goes next, which is told there what was stored. */
    private static String elsewhere(URI redirect, String bucket, ObjectVersion stored) {
        TreeMap<String, List<String>> parameters = new TreeMap<>(Utf8Order.INSTANCE);
        Query given = Query.parse((redirect.getRawQuery() != null) ? redirect.getRawQuery() : "");
        given.names().forEach(name -> parameters.put(name, new ArrayList<>(given.all(name))));
        Map.of("bucket", bucket, "key", stored.key(), "etag", '"' + stored.etag() + '"')
            .forEach((name, value) -> parameters.computeIfAbsent(name, unused -> new ArrayList<>()).add(value));
        String query = parameters.entrySet()
            .stream()
            .flatMap(entry -> entry.getValue()
                .stream()
                .map(value -> UrlText.encodeForm(entry.getKey()) + "=" + UrlText.encodeForm(value)))
            .collect(Collectors.joining("&"));
        String url = redirect.toString().replaceFirst("[?#].*", "");
        return url + "?" + query + ((redirect.getRawFragment() != null) ? "#" + redirect.getRawFragment() : "");
    }

}
