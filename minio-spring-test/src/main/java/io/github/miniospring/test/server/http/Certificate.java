package io.github.miniospring.test.server.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;

/**
 * A key and a certificate for it, signed by itself. The JDK can sign but has no public
 * way to build a certificate, so its ASN.1 is written here.
 */
public record Certificate(PrivateKey key, X509Certificate certificate) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'")
        .withZone(ZoneOffset.UTC);

    private static final byte[] ECDSA_WITH_SHA256 = oid(0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02);

    private static final byte[] COMMON_NAME = oid(0x55, 0x04, 0x03);

    private static final byte[] SUBJECT_ALTERNATIVE_NAME = oid(0x55, 0x1D, 0x11);

    private static final byte[] BASIC_CONSTRAINTS = oid(0x55, 0x1D, 0x13);

    /**
     * Makes one for the given host names, 127.0.0.1 and ::1, valid from yesterday for a
     * year.
     */
    public static Certificate selfSigned(List<String> hosts) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] algorithm = sequence(ECDSA_WITH_SHA256);
            byte[] content = content(keys, algorithm, hosts);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            byte[] signed = sequence(content, algorithm, bits(signature.sign()));
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(signed));
            return new Certificate(keys.getPrivate(), certificate);
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException("This JDK cannot make a certificate", ex);
        }
    }

    private static byte[] content(KeyPair keys, byte[] algorithm, List<String> hosts) {
        Instant start = Instant.now().minus(Duration.ofDays(1));
        byte[] name = sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0C, utf8(hosts.get(0))))));
        byte[] validity = sequence(tagged(0x17, utf8(TIME.format(start))),
                tagged(0x17, utf8(TIME.format(start.plus(Duration.ofDays(365))))));
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        hosts.forEach(host -> names.writeBytes(tagged(0x82, utf8(host))));
        byte[] ipv6 = new byte[16];
        ipv6[15] = 1;
        names.writeBytes(tagged(0x87, new byte[] { 127, 0, 0, 1 }));
        names.writeBytes(tagged(0x87, ipv6));
        byte[] authority = tagged(0x01, new byte[] { (byte) 0xFF });
        byte[] extensions = tagged(0xA3,
                sequence(sequence(SUBJECT_ALTERNATIVE_NAME, tagged(0x04, sequence(names.toByteArray()))),
                        sequence(BASIC_CONSTRAINTS, tagged(0x04, sequence(authority)))));
        byte[] version = tagged(0xA0, tagged(0x02, new byte[] { 2 }));
        byte[] serial = tagged(0x02, new BigInteger(63, new SecureRandom()).add(BigInteger.ONE).toByteArray());
        return sequence(version, serial, algorithm, name, validity, name, keys.getPublic().getEncoded(), extensions);
    }

    /** The certificate in PEM, for clients to trust. */
    public String pem() {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' })
                .encodeToString(this.certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Override
    public String toString() {
        return this.certificate.getSubjectX500Principal().getName();
    }

    private static byte[] oid(int... bytes) {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return tagged(0x06, content);
    }

    private static byte[] bits(byte[] content) {
        byte[] padded = new byte[content.length + 1];
        System.arraycopy(content, 0, padded, 1, content.length);
        return tagged(0x03, padded);
    }

    private static byte[] sequence(byte[]... elements) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] element : elements) {
            content.writeBytes(element);
        }
        return tagged(0x30, content.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        }
        else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int zeros = (length[0] == 0) ? 1 : 0;
            out.write(0x80 | (length.length - zeros));
            out.write(length, zeros, length.length - zeros);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

}
