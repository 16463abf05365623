package io.github.miniospring.boot.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key with a certificate that nobody trusts but who is told to, made by the JDK's own
 * tool.
 *
 * @param store holds the key and its certificate
 * @param trust holds the certificate alone
 */
public record TestKeys(Path store, Path trust) {

    public static final String PASSWORD = "changeit";

    /**
     * Makes them.
     * @param host the only one that the certificate is for
     */
    public static TestKeys create(Path directory, String name, String host) throws Exception {
        Path store = directory.resolve(name + ".p12");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + name,
                "-ext", "san=dns:" + host, "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(),
                "-storepass", PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool did not make a certificate");
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(name, read(store).getCertificate(name));
        Path trust = directory.resolve(name + "-trust.p12");
        try (OutputStream out = Files.newOutputStream(trust)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return new TestKeys(store, trust);
    }

    private static KeyStore read(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    /** The certificate, as servers want it. */
    public String certificatePem() throws GeneralSecurityException, IOException {
        KeyStore keys = read(this.store);
        return pem("CERTIFICATE", keys.getCertificate(keys.aliases().nextElement()).getEncoded());
    }

    /** The key, as servers want it. */
    public String keyPem() throws GeneralSecurityException, IOException {
        KeyStore keys = read(this.store);
        return pem("PRIVATE KEY", keys.getKey(keys.aliases().nextElement(), PASSWORD.toCharArray()).getEncoded());
    }

    private static String pem(String type, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }

    public KeyManagerFactory keyManagers() throws GeneralSecurityException, IOException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(read(this.store), PASSWORD.toCharArray());
        return factory;
    }

    public TrustManagerFactory trustManagers() throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(read(this.trust));
        return factory;
    }

}
