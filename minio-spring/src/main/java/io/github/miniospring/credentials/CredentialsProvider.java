package io.github.miniospring.credentials;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Where credentials come from. Asked for every request, so that it can refresh them.
 *
 * <p>
 * Answers empty when it has none to give: a chain then asks the next one; alone, the call
 * is anonymous. Implementations are thread-safe, never block the caller, and fetch
 * together what several callers wait for.
 */
@FunctionalInterface
public interface CredentialsProvider {

    /** The credentials to sign the next request with; empty when there are none. */
    Mono<Credentials> credentials();

    /** What to call it where a person reads it; never a key. */
    default String description() {
        return getClass().getSimpleName();
    }

    /** Always the same keys. */
    static CredentialsProvider of(String accessKey, String secretKey) {
        return new StaticCredentials(Credentials.of(accessKey, secretKey));
    }

    /** Always the same credentials. */
    static CredentialsProvider of(Credentials credentials) {
        return new StaticCredentials(credentials);
    }

    /** None: requests are not signed. */
    static CredentialsProvider anonymous() {
        return AnonymousCredentials.INSTANCE;
    }

    /** Those of the process's environment, see {@link EnvironmentCredentials}. */
    static CredentialsProvider environment() {
        return new EnvironmentCredentials(System::getenv);
    }

    /**
     * The first of {@code providers} that has any; they are asked in order, each time.
     */
    static CredentialsProvider chain(CredentialsProvider... providers) {
        return new ChainedCredentials(List.of(providers));
    }

}
