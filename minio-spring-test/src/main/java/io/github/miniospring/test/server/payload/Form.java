package io.github.miniospring.test.server.payload;

import io.github.miniospring.test.server.http.Headers;

/**
 * What a form says about the file in it.
 *
 * @param fields those before the file, with all their values
 * @param fileName without folders; empty if none was given
 */
public record Form(Headers fields, String fileName) {
}
