package io.github.miniospring.credentials;

import reactor.core.publisher.Mono;

/** No credentials. */
final class AnonymousCredentials implements CredentialsProvider {

    static final AnonymousCredentials INSTANCE = new AnonymousCredentials();

    private AnonymousCredentials() {
    }

    @Override
    public Mono<Credentials> credentials() {
        return Mono.empty();
    }

    @Override
    public String description() {
        return "anonymous";
    }

}
