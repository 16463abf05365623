package io.github.miniospring.credentials;

import java.util.List;
import java.util.stream.Collectors;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The first provider that has credentials. A failure of one is the chain's failure. */
final class ChainedCredentials implements CredentialsProvider {

    private final List<CredentialsProvider> providers;

    ChainedCredentials(List<CredentialsProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    @Override
    public Mono<Credentials> credentials() {
        return Flux.fromIterable(this.providers).concatMap(CredentialsProvider::credentials, 1).next();
    }

    @Override
    public String description() {
        return this.providers.stream()
            .map(CredentialsProvider::description)
            .collect(Collectors.joining(", ", "chain of ", ""));
    }

}
