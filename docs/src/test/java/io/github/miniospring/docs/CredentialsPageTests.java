package io.github.miniospring.docs;

import java.time.Duration;
import java.time.Instant;

import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.credentials.CredentialsProvider;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class CredentialsPageTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void asksOneAfterTheOther() {
        // tag::credentials-chain[]
        CredentialsProvider credentials = CredentialsProvider.chain(CredentialsProvider.environment(),
                CredentialsProvider.of("access-key", "secret-key"));
        // end::credentials-chain[]
        assertThat(credentials.description()).isEqualTo("chain of environment, static");
        StepVerifier.create(credentials.credentials()).expectNextCount(1).expectComplete().verify(LIMIT);
    }

    @Test
    void fetchesAndKeepsCredentialsOfItsOwn() {
        VaultCredentials vault = new VaultCredentials();

        StepVerifier.create(vault.credentials().zipWith(vault.credentials()))
            .assertNext(both -> assertThat(both.getT1()).isSameAs(both.getT2()))
            .expectComplete()
            .verify(LIMIT);
    }

    // tag::credentials-own[]
    class VaultCredentials implements CredentialsProvider {

        // Fetched when first asked for, shared by all who wait, and fetched anew in time.
        private final Mono<Credentials> credentials = fetch().cacheInvalidateWhen(
                found -> Mono.delay(Duration.between(Instant.now(), found.expiration()).minusSeconds(30)).then());

        @Override
        public Mono<Credentials> credentials() {
            return this.credentials;
        }

        private Mono<Credentials> fetch() {
            return Mono.fromSupplier(() -> Credentials.of("access-key", "secret-key", "session-token",
                    Instant.now().plus(Duration.ofMinutes(15))));
        }

    }
    // end::credentials-own[]

}
