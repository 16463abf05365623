package io.github.miniospring.bucket;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * What pages of some origins may do.
 *
 * @param xml the rule, of which nothing is lost
 */
public record CorsRule(XmlElement xml) {

    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");

    public CorsRule {
        xml.requireName(CorsConfig.RULE);
    }

    /**
     * Lets pages of some origins use some methods.
     * @param origins such as {@code https://www.example.com}, with one {@code *} at most
     * @param methods of {@code GET}, {@code PUT}, {@code POST}, {@code DELETE} and
     * {@code HEAD}
     */
    public static CorsRule of(List<String> origins, List<String> methods) {
        return new CorsRule(XmlElement.of(CorsConfig.RULE)).withAllowedOrigins(origins).withAllowedMethods(methods);
    }

    /** Its name; null for none. */
    public @Nullable String id() {
        return this.xml.textOrNull("ID");
    }

    public List<String> allowedOrigins() {
        return this.xml.texts("AllowedOrigin");
    }

    public List<String> allowedMethods() {
        return this.xml.texts("AllowedMethod");
    }

    /** The headers that a page may send. */
    public List<String> allowedHeaders() {
        return this.xml.texts("AllowedHeader");
    }

    /** The headers that a page may read. */
    public List<String> exposeHeaders() {
        return this.xml.texts("ExposeHeader");
    }

    /** How long a browser may remember the answer; null for its own choice. */
    public @Nullable Duration maxAge() {
        Long seconds = this.xml.number("MaxAgeSeconds");
        return (seconds != null) ? Duration.ofSeconds(seconds) : null;
    }

    /** This rule under a name of up to 255 characters. */
    public CorsRule withId(String id) {
        Assert.isTrue(!id.isEmpty() && id.length() <= 255,
                () -> "The id of a rule must have 1 to 255 characters but has " + id.length());
        return new CorsRule(this.xml.with("ID", id));
    }

    /** This rule for other origins. */
    public CorsRule withAllowedOrigins(List<String> origins) {
        Assert.notEmpty(origins, "There are no origins; write * for all");
        for (String origin : origins) {
            Assert.isTrue(origin.indexOf('*') == origin.lastIndexOf('*'),
                    () -> "Origin '" + origin + "' has more than one *");
        }
        return new CorsRule(this.xml.withTexts("AllowedOrigin", origins));
    }

    /** This rule for other methods. */
    public CorsRule withAllowedMethods(List<String> methods) {
        Assert.notEmpty(methods, "There are no methods; write some of " + METHODS.stream().sorted().toList());
        for (String method : methods) {
            Assert.isTrue(METHODS.contains(method),
                    () -> "'" + method + "' is no method here; write some of " + METHODS.stream().sorted().toList());
        }
        return new CorsRule(this.xml.withTexts("AllowedMethod", methods));
    }

    /** This rule with other headers that a page may send; {@code *} for all. */
    public CorsRule withAllowedHeaders(String... headers) {
        return new CorsRule(this.xml.withTexts("AllowedHeader", Arrays.asList(headers)));
    }

    /** This rule with other headers that a page may read. */
    public CorsRule withExposeHeaders(String... headers) {
        return new CorsRule(this.xml.withTexts("ExposeHeader", Arrays.asList(headers)));
    }

    /** This rule with a time, in whole seconds, for which a browser may remember it. */
    public CorsRule withMaxAge(Duration maxAge) {
        Assert.isTrue(!maxAge.isNegative() && maxAge.getNano() == 0,
                () -> "maxAge must be whole seconds but is " + maxAge);
        return new CorsRule(this.xml.with("MaxAgeSeconds", Long.toString(maxAge.toSeconds())));
    }

    void check() {
        Assert.isTrue(!allowedOrigins().isEmpty() && !allowedMethods().isEmpty(),
                () -> "Rule '" + id() + "' needs at least one origin and one method");
    }

}
