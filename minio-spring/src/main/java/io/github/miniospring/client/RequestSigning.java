package io.github.miniospring.client;

import java.net.URI;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.http.WireRequest;
import io.github.miniospring.operation.Addressing;
import io.github.miniospring.operation.ProgressListener;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.signing.Signature;
import io.github.miniospring.signing.Signer;
import io.github.miniospring.signing.SigningScope;
import org.jspecify.annotations.Nullable;

/** Makes of a request what goes over the wire: addressed, dated and signed. */
final class RequestSigning {

    private final Addressing addressing;

    private final BucketRegions regions;

    private final ServerClock clock;

    private final String userAgent;

    RequestSigning(Addressing addressing, BucketRegions regions, ServerClock clock, String userAgent) {
        this.addressing = addressing;
        this.regions = regions;
        this.clock = clock;
        this.userAgent = userAgent;
    }

    /** The request of one attempt: dated now, and signed where there are credentials. */
    WireRequest sign(Call call, Payload payload, @Nullable Credentials credentials) {
        S3Request request = call.request();
        URI uri = this.addressing.uriOf(request);
        SortedMap<String, String> headers = new TreeMap<>(request.headers());
        headers.putAll(payload.headers());
        headers.put("host", this.addressing.authorityOf(request));
        // Proxies change it, so it stays out of the signature.
        String agent = headers.remove("user-agent");
        Signature signature = null;
        if (credentials != null) {
            signature = Signer.signHeader(request.method().name(), uri, headers, payload.hash(),
                    SigningScope.s3(credentials, this.regions.of(request.bucket())), this.clock.now());
            headers.put("authorization", signature.authorization());
        }
        headers.put("user-agent", (agent != null) ? agent : this.userAgent);
        // Without it a proxy on the way may compress what was stored otherwise.
        headers.putIfAbsent("accept-encoding", "identity");
        if (payload.wireLength() >= 0) {
            headers.put("content-length", Long.toString(payload.wireLength()));
        }
        ProgressListener progress = request.payload().progress();
        return new WireRequest(request.method(), uri, headers, payload.framed(signature), payload.inOnePiece(),
                payload.inFile(), bytes -> payload.sent(bytes, progress), call.deadline(), request.payload().patience(),
                call.maxSilence());
    }

}
