package io.github.miniospring.boot.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.credentials.EnvironmentCredentials;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** Puts together the chain of providers that the properties ask for. */
final class CredentialsProviders {

    private static final Log logger = LogFactory.getLog(CredentialsProviders.class);

    private static final String PROPERTY = "minio.credentials.providers";

    private static final List<String> KINDS = List.of("static", "environment", "anonymous");

    private final MinioConnectionDetails details;

    private final Map<String, Object> environment;

    /**
     * @param environment the variables of the process
     */
    CredentialsProviders(MinioConnectionDetails details, Map<String, Object> environment) {
        this.details = details;
        this.environment = environment;
    }

    /**
     * The chain.
     * @param names of the providers in order; empty for the keys if given, else the
     * environment
     */
    CredentialsProvider chain(List<String> names) {
        Credentials keys = this.details.getCredentials();
        // A service connection is a server with its own keys: the list was written for
        // another one.
        boolean service = !(this.details instanceof PropertiesMinioConnectionDetails);
        if (keys != null && (names.isEmpty() || service)) {
            return CredentialsProvider.of(keys);
        }
        List<String> kinds = names.isEmpty() ? List.of("environment") : kinds(names);
        if (keys != null && !kinds.contains("static")) {
            throw new MinioConfigurationException(
                    "minio.access-key is set but " + PROPERTY + " (" + String.join(", ", names) + ") does not use it",
                    "Add static to " + PROPERTY + ", or remove minio.access-key and minio.secret-key.", PROPERTY);
        }
        List<CredentialsProvider> providers = kinds.stream()
            .takeWhile(kind -> !kind.equals("anonymous"))
            .map(kind -> kind.equals("static") ? of(keys) : environment())
            .toList();
        if (!kinds.contains("anonymous")) {
            sayIfAnonymous(providers);
        }
        return (providers.size() == 1) ? providers.get(0)
                : CredentialsProvider.chain(providers.toArray(CredentialsProvider[]::new));
    }

    private static List<String> kinds(List<String> names) {
        List<String> kinds = names.stream().map(name -> name.trim().toLowerCase(Locale.ROOT)).toList();
        for (String kind : kinds) {
            if (!KINDS.contains(kind)) {
                throw new MinioConfigurationException(PROPERTY + " names '" + kind + "', which is unknown",
                        "Write one or several of " + String.join(", ", KINDS) + ".", PROPERTY);
            }
        }
        return kinds;
    }

    private static CredentialsProvider of(@Nullable Credentials keys) {
        return (keys != null) ? CredentialsProvider.of(keys) : CredentialsProvider.anonymous();
    }

    private CredentialsProvider environment() {
        return new EnvironmentCredentials(name -> (this.environment.get(name) instanceof String value) ? value : null);
    }

    // Those that exist answer at once, without asking anybody.
    private void sayIfAnonymous(List<CredentialsProvider> providers) {
        for (CredentialsProvider provider : providers) {
            if (Boolean.TRUE.equals(provider.credentials().hasElement().block())) {
                return;
            }
        }
        logger.info("No credentials: requests to " + this.details.getEndpoint()
                + " are anonymous. Set minio.access-key and minio.secret-key to sign them");
    }

}
