package io.github.miniospring.signing;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

import io.github.miniospring.encoding.PercentEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests with AWS Signature Version 4.
 *
 * <p>
 * Knows no request class: it takes method, address, headers and the hash of the payload.
 * The address must be in the form that is sent, its query sorted and encoded by
 * {@link PercentEncoding}; nothing is parsed or normalised again. Thread-safe.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html">S3:
 * authenticating requests</a>
 */
public final class Signer {

    /** The hash of no payload. */
    public static final String EMPTY_PAYLOAD = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** Says that the payload is not part of the signature. */
    public static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

    /** Says that the payload comes in signed chunks. */
    public static final String SIGNED_CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

    /** Says that the payload comes in signed chunks with a signed trailer. */
    public static final String SIGNED_CHUNKS_AND_TRAILER = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";

    /** How signatures are computed, as requests and forms name it. */
    public static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private Signer() {
    }

    /**
     * Signs a request in its headers.
     * @param headers all that are signed, by lower-case name, {@code host} among them;
     * the time, hash and token headers are added here
     * @return the signature, with the value for {@code Authorization}
     */
    public static Signature signHeader(String method, URI uri, SortedMap<String, String> headers, String payloadHash,
            SigningScope scope, Instant now) {
        SigningTime time = SigningTime.of(now);
        headers.put("x-amz-date", time.dateTime());
        headers.put("x-amz-content-sha256", payloadHash);
        String token = scope.credentials().sessionToken();
        if (token != null) {
            headers.put("x-amz-security-token", token);
        }
        Workbench bench = Workbench.borrow();
        try {
            String names = signedNames(headers);
            canonicalRequest(bench, method, uri, query(uri), headers, names, payloadHash);
            String signature = sign(bench, scope, time);
            String authorization = ALGORITHM + " Credential=" + credential(scope, time) + ", SignedHeaders=" + names
                    + ", Signature=" + signature;
            return new Signature(signature, authorization, scope, time);
        }
        finally {
            bench.giveBack();
        }
    }

    /**
     * Signs a request in its query, so that whoever has the URL may send it.
     * @param uri the address, its query sorted and encoded, or none
     * @param headers those the sender must send along, by lower-case name, {@code host}
     * among them
     * @param expires how many seconds the signature holds from {@code now} on
     * @return the whole URL
     */
    public static String signQuery(String method, URI uri, SortedMap<String, String> headers, SigningScope scope,
            Instant now, long expires) {
        SigningTime time = SigningTime.of(now);
        String names = signedNames(headers);
        String query = presignedQuery(query(uri), scope, time, expires, names);
        Workbench bench = Workbench.borrow();
        try {
            canonicalRequest(bench, method, uri, query, headers, names, UNSIGNED_PAYLOAD);
            String signature = sign(bench, scope, time);
            return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + "?" + query
                    + "&X-Amz-Signature=" + signature;
        }
        finally {
            bench.giveBack();
        }
    }

    /**
     * Signs the policy of a form.
     * @param policy in base64, as the form carries it
     * @return the signature, in hex
     */
    public static String signPolicy(String policy, SigningScope scope, SigningTime time) {
        Workbench bench = Workbench.borrow();
        try {
            return bench.clear().add(policy).sign(scope, time.date());
        }
        finally {
            bench.giveBack();
        }
    }

    /** Whose keys sign, for what and on which day, as requests and forms name it. */
    public static String credential(SigningScope scope, SigningTime time) {
        return scope.credentials().accessKey() + "/" + time.date() + "/" + scope.region() + "/" + scope.service()
                + "/aws4_request";
    }

    private static String presignedQuery(String given, SigningScope scope, SigningTime time, long expires,
            String names) {
        StringBuilder own = new StringBuilder(256).append("X-Amz-Algorithm=")
            .append(ALGORITHM)
            .append("&X-Amz-Credential=")
            .append(PercentEncoding.encode(credential(scope, time)))
            .append("&X-Amz-Date=")
            .append(time.dateTime())
            .append("&X-Amz-Expires=")
            .append(expires);
        String token = scope.credentials().sessionToken();
        if (token != null) {
            own.append("&X-Amz-Security-Token=").append(PercentEncoding.encode(token));
        }
        own.append("&X-Amz-SignedHeaders=").append(PercentEncoding.encode(names));
        return merge(given, own.toString());
    }

    // Both are sorted; ours stand together, because no other name may begin with X-Amz-.
    private static String merge(String given, String own) {
        if (given.isEmpty()) {
            return own;
        }
        int split = 0;
        while (split < given.length() && given.substring(split, given.indexOf('=', split)).compareTo("X-Amz-") < 0) {
            int next = given.indexOf('&', split);
            split = (next < 0) ? given.length() : next + 1;
        }
        if (split == 0) {
            return own + "&" + given;
        }
        if (split == given.length()) {
            return given + "&" + own;
        }
        return given.substring(0, split) + own + "&" + given.substring(split);
    }

    private static void canonicalRequest(Workbench bench, String method, URI uri, String query,
            SortedMap<String, String> headers, String names, String payloadHash) {
        String path = uri.getRawPath();
        bench.clear().add(method).add('\n').add(path.isEmpty() ? "/" : path).add('\n').add(query).add('\n');
        for (Map.Entry<String, String> header : headers.entrySet()) {
            bench.add(header.getKey()).add(':').addFolded(header.getValue()).add('\n');
        }
        bench.add('\n').add(names).add('\n').add(payloadHash);
    }

    private static String sign(Workbench bench, SigningScope scope, SigningTime time) {
        byte[] hash = bench.digestText();
        return bench.add(ALGORITHM)
            .add('\n')
            .add(time.dateTime())
            .add('\n')
            .add(time.date())
            .add('/')
            .add(scope.region())
            .add('/')
            .add(scope.service())
            .add("/aws4_request\n")
            .addHex(hash)
            .sign(scope, time.date());
    }

    private static String signedNames(SortedMap<String, String> headers) {
        StringBuilder names = new StringBuilder(headers.size() * 20);
        for (String name : headers.keySet()) {
            if (!names.isEmpty()) {
                names.append(';');
            }
            names.append(name);
        }
        return names.toString();
    }

    private static String query(URI uri) {
        @Nullable String query = uri.getRawQuery();
        return (query != null) ? query : "";
    }

}
