package io.github.miniospring;

import java.nio.file.Path;

/**
 * Some bytes of a file of the machine's own file system.
 *
 * @param file the file
 * @param offset where they begin, in bytes
 * @param length how many they are
 */
public record FileRange(Path file, long offset, long length) {
}
