package io.github.miniospring.transfer;

import java.nio.file.Path;

import io.github.miniospring.object.ObjectStat;

/**
 * An object that is in a file now.
 *
 * @param file where
 * @param stat what the server tells of it
 * @param verified whether the server's checksum, of the whole or over the parts, has
 * proven its bytes, or its MD5 where that was asked for; without one, only their number
 * is certain
 */
public record DownloadedObject(Path file, ObjectStat stat, boolean verified) {
}
