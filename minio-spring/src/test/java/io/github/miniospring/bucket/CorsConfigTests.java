package io.github.miniospring.bucket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CorsConfigTests {

    private static final String RICH = """
            <CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/" v="2"><Default><Allow>no</Allow></Default>\
            <CORSRule k="x"><ID>web</ID><AllowedOrigin>https://www.example.com</AllowedOrigin>\
            <AllowedOrigin>https://*.example.org</AllowedOrigin><AllowedMethod>GET</AllowedMethod>\
            <AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader><AllowPrivate><Network>1</Network>\
            </AllowPrivate><MaxAgeSeconds>60</MaxAgeSeconds></CORSRule></CORSConfiguration>""";

    private final CorsRule rule = CorsRule.of(List.of("*"), List.of("GET"));

    @Test
    void tellsWhatItSays() {
        assertThat(read().rules()).singleElement().satisfies(rule -> {
            assertThat(rule.id()).isEqualTo("web");
            assertThat(rule.allowedOrigins()).containsExactly("https://www.example.com", "https://*.example.org");
            assertThat(rule.allowedMethods()).containsExactly("GET");
            assertThat(rule.allowedHeaders()).containsExactly("*");
            assertThat(rule.exposeHeaders()).containsExactly("ETag");
            assertThat(rule.maxAge()).isEqualTo(Duration.ofMinutes(1));
        });
        assertThat(this.rule.maxAge()).isNull();
        assertThat(this.rule.id()).isNull();
    }

    @Test
    void losesNothingThatIsNotChanged() {
        CorsConfig config = read();
        CorsRule changed = config.rules()
            .get(0)
            .withAllowedMethods(List.of("GET", "HEAD"))
            .withMaxAge(Duration.ofHours(1));
        List<CorsRule> rules = new ArrayList<>(List.of(changed, this.rule));

        assertThat(RequestText.bodyOf(PutBucketCors.of("photos", config.withRules(rules)))).isEqualTo(RICH
            .replace("<AllowedMethod>GET</AllowedMethod>",
                    "<AllowedMethod>GET</AllowedMethod><AllowedMethod>HEAD</AllowedMethod>")
            .replace(">60<", ">3600<")
            .replace("</CORSConfiguration>", "<CORSRule><AllowedOrigin>*</AllowedOrigin>"
                    + "<AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"));
    }

    @Test
    void refusesMoreThanAHundredRules() {
        assertThat(read().withRules(Collections.nCopies(100, this.rule)).rules()).hasSize(100);
        refuses(() -> read().withRules(Collections.nCopies(101, this.rule)), "There are 101 rules; 100 is the most");
        refuses(CorsConfig::of, "There are no rules; to have none, call deleteBucketCors");
    }

    @Test
    void refusesRulesThatNoServerTakes() {
        refuses(() -> this.rule.withAllowedOrigins(List.of("*.*")), "Origin '*.*' has more than one *");
        refuses(() -> this.rule.withAllowedOrigins(List.of()), "There are no origins; write * for all");
        refuses(() -> this.rule.withAllowedMethods(List.of()),
                "There are no methods; write some of [DELETE, GET, HEAD, POST, PUT]");
        refuses(() -> this.rule.withAllowedMethods(List.of("PATCH")),
                "'PATCH' is no method here; write some of [DELETE, GET, HEAD, POST, PUT]");
        refuses(() -> this.rule.withMaxAge(Duration.ofMillis(1500)), "maxAge must be whole seconds but is PT1.5S");
        refuses(() -> this.rule.withMaxAge(Duration.ofSeconds(-1)), "maxAge must be whole seconds but is PT-1S");
        refuses(() -> this.rule.withId("x".repeat(256)), "The id of a rule must have 1 to 255 characters but has 256");
    }

    private static void refuses(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }

    private static CorsConfig read() {
        return Objects.requireNonNull(CannedExchange.decode(GetBucketCors.of("photos"), RICH));
    }

}
