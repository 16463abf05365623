package io.github.miniospring.credentials;

import reactor.core.publisher.Mono;

/** The same credentials for ever. */
final class StaticCredentials implements CredentialsProvider {

    private final Mono<Credentials> credentials;

    StaticCredentials(Credentials credentials) {
        this.credentials = Mono.just(credentials);
    }

    @Override
    public Mono<Credentials> credentials() {
        return this.credentials;
    }

    @Override
    public String description() {
        return "static";
    }

}
