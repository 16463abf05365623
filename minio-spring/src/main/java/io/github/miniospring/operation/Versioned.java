package io.github.miniospring.operation;

import org.springframework.util.Assert;

/** For actions that can mean one version of an object. */
public interface Versioned<S> extends RequestOption<S> {

    /**
     * Means this version and no other; {@code null} as text names the one from before
     * versioning.
     */
    default S versionId(String versionId) {
        Assert.hasText(versionId, "versionId must not be blank; leave it out for the latest version");
        return query("versionId", versionId);
    }

}
