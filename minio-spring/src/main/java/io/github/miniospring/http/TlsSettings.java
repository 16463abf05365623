package io.github.miniospring.http;

import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

/**
 * Keys and trust of TLS connections. The name in the server's certificate is always
 * checked, unless {@code verify} is off.
 *
 * @param keys what the client shows for itself; null for nothing
 * @param trust whom it trusts; null for the JVM's own trust
 * @param protocols those allowed; empty for the JVM's own
 * @param ciphers those allowed; empty for the JVM's own
 * @param verify false trusts every server: for experiments only
 */
public record TlsSettings(@Nullable KeyManagerFactory keys, @Nullable TrustManagerFactory trust, List<String> protocols,
        List<String> ciphers, boolean verify) {

    /** Trusts every server, whatever it shows. For experiments only. */
    public static final TlsSettings UNVERIFIED = new TlsSettings(null, null, List.of(), List.of(), false);

    public TlsSettings {
        protocols = List.copyOf(protocols);
        ciphers = List.copyOf(ciphers);
    }

    @Override
    public String toString() {
        return "TlsSettings[verify=" + this.verify + "]";
    }

}
