package io.github.miniospring.client;

/** Told how many bytes a call has moved. */
interface TransferMeters {

    /** For applications without a registry. */
    TransferMeters NONE = new TransferMeters() {

        @Override
        public void sent(String operation, long bytes) {
        }

        @Override
        public void received(String operation, long bytes) {
        }

        @Override
        public void unverified(String operation) {
        }

    };

    void sent(String operation, long bytes);

    void received(String operation, long bytes);

    /**
     * An object was read, and no checksum came along to prove it; or one was stored, and
     * the server has told neither checksum nor MD5.
     */
    void unverified(String operation);

}
