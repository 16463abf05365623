package io.github.miniospring.boot.autoconfigure;

import java.util.ArrayList;
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
        List<CredentialsProvider> chain = names.isEmpty() ? List.of(environment()) : named(names, keys);
        if (!names.contains("anonymous")) {
            sayIfAnonymous(chain);
        }
        return switch (chain.size()) {
            case 0 -> CredentialsProvider.anonymous();
            case 1 -> chain.get(0);
            default -> CredentialsProvider.chain(chain.toArray(CredentialsProvider[]::new));
        };
    }

    private List<CredentialsProvider> named(List<String> names, @Nullable Credentials keys) {
        List<CredentialsProvider> chain = new ArrayList<>();
        boolean used = false;
        for (String name : names) {
            switch (name.trim().toLowerCase(Locale.ROOT)) {
                case "static" -> {
                    used = true;
                    if (keys != null) {
                        chain.add(CredentialsProvider.of(keys));
                    }
                }
                case "environment" -> chain.add(environment());
                case "anonymous" -> {
                }
                default -> throw new MinioConfigurationException(PROPERTY + " names '" + name + "', which is unknown",
                        "Write one or several of static, environment and anonymous.", PROPERTY);
            }
        }
        if (keys != null && !used) {
            throw new MinioConfigurationException(
                    "minio.access-key is set but " + PROPERTY + " (" + String.join(", ", names) + ") does not use it",
                    "Add static to " + PROPERTY + ", or remove minio.access-key and minio.secret-key.", PROPERTY);
        }
        return chain;
    }

    private CredentialsProvider environment() {
        return new EnvironmentCredentials(name -> (this.environment.get(name) instanceof String value) ? value : null);
    }

    // Those that exist answer at once, without asking anybody.
    private void sayIfAnonymous(List<CredentialsProvider> chain) {
        for (CredentialsProvider provider : chain) {
            if (Boolean.TRUE.equals(provider.credentials().hasElement().block())) {
                return;
            }
        }
        logger.info("No credentials: requests to " + this.details.getEndpoint()
                + " are anonymous. Set minio.access-key and minio.secret-key to sign them");
    }

}
