package io.github.miniospring.test.server.object;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.text.UrlText;

/** Where an object can be found, as answers to its writer tell it. */
public final class Location {

    private Location() {
    }

    /** Its URL, on the host that the call came to. */
    public static String of(Call call, String key) {
        String host = call.headers().get("Host");
        String bucket = "/" + call.bucketName();
        boolean inHost = host.startsWith(call.bucketName() + ".") && !call.head().rawPath().startsWith(bucket);
        return (call.head().secure() ? "https://" : "http://") + host
                + UrlText.encodeLocation((inHost ? "" : bucket) + "/" + key).replaceFirst("/$", "");
    }

}
