package io.github.miniospring.sample;

import io.github.miniospring.operation.Names;

/** What stands behind {@code /objects} or {@code /links} in a request's path. */
final class ObjectPath {

    private ObjectPath() {
    }

    /**
     * The key that a path names.
     * @param path as a pattern like {@code /objects/{*path}} captures it: decoded, with a
     * slash at its beginning that is no part of the key
     * @throws IllegalArgumentException if it names none
     */
    static String key(String path) {
        return Names.key(path.startsWith("/") ? path.substring(1) : path);
    }

    /** The name a file gets that is made of an object: what follows the last slash. */
    static String fileName(String key) {
        String path = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        return path.substring(path.lastIndexOf('/') + 1);
    }

}
