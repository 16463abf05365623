package io.github.miniospring.test.server.auth;

/**
 * Somebody with keys of their own.
 *
 * @param root whether no policy binds them
 */
public record User(String accessKey, String secretKey, Policy policy, boolean root) {

    /** One who may do everything. */
    public static User root(String accessKey, String secretKey) {
        return new User(accessKey, secretKey, Policy.NOTHING, true);
    }

    @Override
    public String toString() {
        return this.accessKey;
    }

}
