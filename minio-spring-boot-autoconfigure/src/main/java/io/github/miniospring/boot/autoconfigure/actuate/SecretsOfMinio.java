package io.github.miniospring.boot.autoconfigure.actuate;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import io.github.miniospring.boot.autoconfigure.MinioProperties;
import io.github.miniospring.credentials.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks what is named like a secret of the server, and any value that holds one: the
 * command line and documents of properties among the variables of the process do.
 */
final class SecretsOfMinio implements SanitizingFunction {

    /** Shorter ones would mask what has nothing to do with them; servers refuse them. */
    private static final int MIN_LENGTH = 8;

    private static final Set<String> NAMES = Set.of("minioaccesskey", "miniosecretkey", "miniosessiontoken",
            "miniohttpproxyusername", "miniohttpproxypassword", "miniorootuser", "miniorootpassword", "awsaccesskeyid",
            "awsaccesskey", "awssecretaccesskey", "awssecretkey", "awssessiontoken");

    private final MinioProperties properties;

    private final ObjectProvider<MinioConnectionDetails> details;

    SecretsOfMinio(MinioProperties properties, ObjectProvider<MinioConnectionDetails> details) {
        this.properties = properties;
        this.details = details;
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        return (isNamed(data.getKey()) || holdsSecret(data.getValue())) ? data.withSanitizedValue() : data;
    }

    private static boolean isNamed(String key) {
        StringBuilder plain = new StringBuilder(key.length());
        for (char c : key.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c != '-' && c != '_' && c != '.') {
                plain.append(c);
            }
        }
        return NAMES.contains(plain.toString());
    }

    private boolean holdsSecret(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return false;
        }
        String text = value.toString();
        return secrets().stream().anyMatch(text::contains);
    }

    private Collection<String> secrets() {
        Set<String> secrets = new HashSet<>();
        add(secrets, this.properties.getSecretKey());
        add(secrets, this.properties.getSessionToken());
        add(secrets, this.properties.getHttp().getProxy().getPassword());
        MinioConnectionDetails connection = this.details.getIfUnique();
        Credentials credentials = (connection != null) ? connection.getCredentials() : null;
        if (credentials != null) {
            add(secrets, credentials.secretKey());
            add(secrets, credentials.sessionToken());
        }
        return secrets;
    }

    private static void add(Set<String> secrets, @Nullable String secret) {
        if (secret != null && secret.length() >= MIN_LENGTH) {
            secrets.add(secret);
        }
    }

}
