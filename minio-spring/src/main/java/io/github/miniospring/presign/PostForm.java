package io.github.miniospring.presign;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.miniospring.Redaction;
import io.github.miniospring.operation.Addressing;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.signing.Signer;
import io.github.miniospring.signing.SigningScope;
import io.github.miniospring.signing.SigningTime;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.HtmlUtils;

/**
 * A form that carries its own signature: whoever has it may upload what its policy allows
 * until it expires. Treat it as a secret. Not a record: it must not print what it holds.
 *
 * <p>
 * It is sent as {@code multipart/form-data}: all {@link #fields()}, and after them the
 * content as the field {@code file}.
 */
public final class PostForm {

    private final String url;

    private final Instant expiration;

    private final List<PostCondition> conditions;

    private final Map<String, String> fields;

    private PostForm(String url, Instant expiration, List<PostCondition> conditions, Map<String, String> fields) {
        this.url = url;
        this.expiration = expiration;
        this.conditions = conditions;
        this.fields = Collections.unmodifiableMap(fields);
    }

    static PostForm of(PostPolicy policy, Addressing addressing, SigningScope scope, Instant now) {
        S3Request request = Link.of(HttpMethod.POST, policy.bucket(), null).toRequest();
        SigningTime time = SigningTime.of(now);
        Map<String, String> signing = new LinkedHashMap<>();
        signing.put("x-amz-algorithm", Signer.ALGORITHM);
        signing.put("x-amz-credential", Signer.credential(scope, time));
        signing.put("x-amz-date", time.dateTime());
        String token = scope.credentials().sessionToken();
        if (token != null) {
            signing.put("x-amz-security-token", token);
        }
        String encoded = Base64.getEncoder()
            .encodeToString(PolicyText.of(policy, signing).getBytes(StandardCharsets.UTF_8));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("bucket", policy.bucket());
        policy.conditions().forEach(condition -> fields.put(condition.element(), condition.value()));
        fields.putAll(signing);
        fields.put("policy", encoded);
        fields.put("x-amz-signature", Signer.signPolicy(encoded, scope, time));
        // A form does not outlive the session whose keys have signed it.
        Instant session = scope.credentials().expiration();
        Instant end = (session != null && session.isBefore(policy.expiration())) ? session : policy.expiration();
        return new PostForm(addressing.publish(addressing.uriOf(request).toString()), end, policy.conditions(), fields);
    }

    /** Where the form is sent. */
    public String url() {
        return this.url;
    }

    /** When it stops working. */
    public Instant expiration() {
        return this.expiration;
    }

    /**
     * Every field but {@code file}, in the order in which they are best sent. Where the
     * policy says how a field begins, it holds that beginning.
     */
    public Map<String, String> fields() {
        return this.fields;
    }

    /**
     * This form for one key. {@code ${filename}} in it stands for the name of the file
     * that is uploaded.
     * @throws IllegalArgumentException if the policy does not allow it
     */
    public PostForm withKey(String key) {
        return withField("key", key);
    }

    /**
     * This form with another value of a field that the policy has a condition on.
     * @throws IllegalArgumentException if the policy does not allow it
     */
    public PostForm withField(String name, String value) {
        PostCondition condition = this.conditions.stream()
            .filter(candidate -> candidate.isOn(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(
                    "The policy says nothing of '" + name + "', so a form with it would be refused"));
        condition.check(value);
        Map<String, String> changed = new LinkedHashMap<>(this.fields);
        changed.put(condition.element(), value);
        return new PostForm(this.url, this.expiration, this.conditions, changed);
    }

    /** The form for a page: with a field for the file and a button. */
    public String toHtmlForm() {
        StringBuilder html = new StringBuilder("<form action=\"").append(escaped(this.url))
            .append("\" method=\"post\" enctype=\"multipart/form-data\">\n");
        this.fields.forEach((name, value) -> html.append("  <input type=\"hidden\" name=\"")
            .append(escaped(name))
            .append("\" value=\"")
            .append(escaped(value))
            .append("\">\n"));
        return html.append("  <input type=\"file\" name=\"file\" required>\n")
            .append("  <button type=\"submit\">Upload</button>\n")
            .append("</form>\n")
            .toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    /** The command that uploads a file called {@code FILE}, quoted for a shell. */
    public String toCurl() {
        List<String> command = new ArrayList<>(List.of("curl", "-X", "POST", quoted(this.url)));
        this.fields.forEach((name, value) -> {
            command.add(isPlain(value) ? "-F" : "--form-string");
            command.add(quoted(name + "=" + value));
        });
        command.addAll(List.of("-F", "file=@FILE"));
        return String.join(" ", command);
    }

    // What begins so is the name of a file to curl, and a semicolon begins its own
    // options.
    private static boolean isPlain(String value) {
        return !value.startsWith("@") && !value.startsWith("<") && !value.startsWith("\"") && value.indexOf(';') < 0;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Shows where it leads, never the signature. */
    @Override
    public String toString() {
        return "POST " + Redaction.url(this.url) + " until " + this.expiration;
    }

}
