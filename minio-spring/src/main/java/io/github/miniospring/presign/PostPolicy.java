package io.github.miniospring.presign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.miniospring.operation.Addressing;
import io.github.miniospring.operation.Names;
import io.github.miniospring.signing.SigningScope;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * What somebody may upload with a form: into which bucket, under which key, how much, and
 * until when. For one form, not thread-safe.
 *
 * <p>
 * Elements are named as the form's fields, in any case and with or without a {@code $} in
 * front: {@code key}, {@code Content-Type}, {@code x-amz-meta-colour},
 * {@code success_action_status} and so on.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html">S3:
 * creating a POST policy</a>
 */
public final class PostPolicy {

    private static final Log logger = LogFactory.getLog(PostPolicy.class);

    private static final Set<String> OWN = Set.of("bucket", "x-amz-algorithm", "x-amz-credential", "x-amz-date",
            "x-amz-security-token", "policy", "x-amz-signature", "file");

    private static final Set<String> NEVER_EQUAL = Set.of("success_action_redirect", "redirect",
            "content-length-range");

    private static final Set<String> NEVER_A_START = Set.of("success_action_status", "content-length-range");

    private final String bucket;

    private final Instant expiration;

    private final List<PostCondition> conditions = new ArrayList<>();

    private @Nullable LengthRange length;

    private PostPolicy(String bucket, Instant expiration) {
        this.bucket = Names.bucket(bucket);
        this.expiration = expiration;
    }

    /**
     * A policy that allows nothing yet: it needs a condition on the key.
     * @param expiration until when the form can be used; in the future when it is signed
     */
    public static PostPolicy of(String bucket, Instant expiration) {
        return new PostPolicy(bucket, expiration);
    }

    /** Has a field be just this. A later condition on the same element replaces it. */
    public PostPolicy equal(String element, String value) {
        String name = name(element);
        Assert.isTrue(!NEVER_EQUAL.contains(lower(name)),
                () -> "Servers compare no '" + name + "'; say how it begins, or set a range");
        return add(new PostCondition(name, value, true));
    }

    /** Has a field begin with this; the empty text allows any value. */
    public PostPolicy startsWith(String element, String prefix) {
        String name = name(element);
        String lower = lower(name);
        Assert.isTrue(
                !NEVER_A_START.contains(lower) && (!lower.startsWith("x-amz-") || lower.startsWith("x-amz-meta-")),
                () -> "Servers do not look at how '" + name + "' begins; say what it equals");
        return add(new PostCondition(name, prefix, false));
    }

    /**
     * Limits how much may be uploaded.
     * @param lower the least bytes, 0 or more
     * @param upper the most bytes
     */
    public PostPolicy contentLengthRange(long lower, long upper) {
        Assert.isTrue(lower >= 0 && lower <= upper,
                () -> "A range of lengths from " + lower + " to " + upper + " is negative or empty");
        this.length = new LengthRange(lower, upper);
        return this;
    }

    /** The object's key. */
    public PostPolicy key(String key) {
        return equal("key", Names.key(key));
    }

    /** How the object's key begins; the empty text allows any key. */
    public PostPolicy keyStartsWith(String prefix) {
        return startsWith("key", prefix);
    }

    /** The object's content type. */
    public PostPolicy contentType(String contentType) {
        return equal("Content-Type", contentType);
    }

    /** How the object's content type begins, such as {@code image/}. */
    public PostPolicy contentTypeStartsWith(String prefix) {
        return startsWith("Content-Type", prefix);
    }

    /**
     * Something the object shall remember.
     * @param name with or without {@code x-amz-meta-}
     */
    public PostPolicy metadata(String name, String value) {
        String lower = lower(name);
        return equal(lower.startsWith("x-amz-meta-") ? lower : "x-amz-meta-" + name, value);
    }

    /** What the server answers: 200, 201 or 204, which is the default. */
    public PostPolicy successStatus(int status) {
        Assert.isTrue(status == 200 || status == 201 || status == 204,
                () -> "A form is answered with 200, 201 or 204, not with " + status);
        return equal("success_action_status", Integer.toString(status));
    }

    /** Where the browser goes when the upload is done. */
    public PostPolicy successRedirect(String url) {
        return startsWith("success_action_redirect", url);
    }

    /** Takes back what {@link #equal} or {@link #startsWith} said of an element. */
    public PostPolicy remove(String element) {
        String name = name(element);
        this.conditions.removeIf(condition -> condition.isOn(name));
        return this;
    }

    /** Takes back the limits of {@link #contentLengthRange}. */
    public PostPolicy removeContentLengthRange() {
        this.length = null;
        return this;
    }

    private PostPolicy add(PostCondition condition) {
        remove(condition.element());
        this.conditions.add(condition);
        return this;
    }

    private static String name(String element) {
        String name = element.startsWith("$") ? element.substring(1) : element;
        Assert.hasText(name, "The name of an element must not be blank");
        Assert.isTrue(!OWN.contains(lower(name)), () -> "'" + name + "' is set by the client alone");
        return name;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * Computes the form; nothing is sent.
     * @throws IllegalArgumentException if there is no condition on the key, or the policy
     * has expired
     */
    public PostForm sign(Addressing addressing, SigningScope scope, Instant now) {
        check(now);
        return PostForm.of(this, addressing, scope, now);
    }

    private void check(Instant now) {
        Assert.isTrue(this.conditions.stream().anyMatch(condition -> condition.isOn("key")),
                "The policy says nothing of the key; write key(..) or keyStartsWith(..)");
        Assert.isTrue(this.expiration.isAfter(now),
                () -> "The policy's expiration " + this.expiration + " is not in the future");
        if (this.expiration.isAfter(now.plus(Duration.ofDays(7)))) {
            logger.warn("A form for bucket '" + this.bucket + "' can be used for more than seven days, until "
                    + this.expiration);
        }
    }

    /** The bucket that is uploaded to. */
    public String bucket() {
        return this.bucket;
    }

    /** Until when a form can be used. */
    public Instant expiration() {
        return this.expiration;
    }

    List<PostCondition> conditions() {
        return List.copyOf(this.conditions);
    }

    @Nullable LengthRange length() {
        return this.length;
    }

    @Override
    public String toString() {
        return "POST " + this.bucket + " until " + this.expiration;
    }

    record LengthRange(long lower, long upper) {
    }

}
