package io.github.miniospring.credentials;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class CredentialsProviderTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Credentials FIRST = Credentials.of("first", "secret");

    private static final Credentials SECOND = Credentials.of("second", "secret");

    @Test
    void asksAChainInOrder() {
        CredentialsProvider chain = CredentialsProvider.chain(CredentialsProvider.anonymous(),
                CredentialsProvider.of(FIRST), CredentialsProvider.of(SECOND));

        StepVerifier.create(chain.credentials()).expectNext(FIRST).expectComplete().verify(LIMIT);
    }

    @Test
    void asksNobodyBehindTheFirstThatHasSome() {
        List<String> asked = new ArrayList<>();
        CredentialsProvider chain = CredentialsProvider.chain(provider(asked, "a", Mono.empty()),
                provider(asked, "b", Mono.just(FIRST)), provider(asked, "c", Mono.just(SECOND)));

        StepVerifier.create(chain.credentials()).expectNext(FIRST).expectComplete().verify(LIMIT);
        StepVerifier.create(chain.credentials()).expectNext(FIRST).expectComplete().verify(LIMIT);

        assertThat(asked).containsExactly("a", "b", "a", "b");
    }

    @Test
    void isAnonymousWhenNobodyInAChainHasAny() {
        CredentialsProvider chain = CredentialsProvider.chain(CredentialsProvider.anonymous());

        StepVerifier.create(chain.credentials()).expectComplete().verify(LIMIT);
    }

    @Test
    void failsWhenOneInAChainFails() {
        CredentialsProvider chain = CredentialsProvider.chain(() -> Mono.error(new IllegalStateException("no network")),
                CredentialsProvider.of(FIRST));

        StepVerifier.create(chain.credentials()).expectErrorMessage("no network").verify(LIMIT);
    }

    @Test
    void describesItselfWithoutAKey() {
        CredentialsProvider chain = CredentialsProvider.chain(CredentialsProvider.of("canary", "canary"),
                CredentialsProvider.environment(), CredentialsProvider.anonymous());

        assertThat(chain.description()).isEqualTo("chain of static, environment, anonymous");
        assertThat(chain.toString() + CredentialsProvider.of("canary", "canary")).doesNotContain("canary");
    }

    private static CredentialsProvider provider(List<String> asked, String name, Mono<Credentials> credentials) {
        return () -> {
            asked.add(name);
            return credentials;
        };
    }

}
