package io.github.miniospring.client;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Whether the server tells the checksums of what it has stored. Where it does not, an MD5
 * proves what no signature does.
 */
final class EchoMemory {

    private static final Log logger = LogFactory.getLog(MinioClient.class);

    private volatile boolean silent;

    /** A checksum was sent, and none came back. */
    void missed() {
        if (!this.silent) {
            this.silent = true;
            logger.info("The server tells no checksums of what it has stored: what is not signed is proven by its MD5");
        }
    }

    boolean silent() {
        return this.silent;
    }

}
