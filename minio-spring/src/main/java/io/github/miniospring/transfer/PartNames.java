package io.github.miniospring.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import io.github.miniospring.ETag;

/** What the part files of downloads that can be continued are called. */
final class PartNames {

    /** Most file systems take 255 bytes. */
    private static final int MOST = 250;

    private final String end;

    PartNames(ETag etag) {
        this.end = "." + plain(etag.value()) + PartFile.SUFFIX;
    }

    /** The name of the part file of a target. */
    String of(String target) {
        return begin(target) + this.end;
    }

    private String begin(String target) {
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        return (bytes.length + this.end.length() <= MOST) ? target : UUID.nameUUIDFromBytes(bytes).toString();
    }

    // Letters, digits and hyphens: an ETag can be anything.
    private static String plain(String etag) {
        String name = (etag.length() <= 100) ? etag
                : UUID.nameUUIDFromBytes(etag.getBytes(StandardCharsets.UTF_8)).toString();
        StringBuilder plain = new StringBuilder();
        for (char c : name.toCharArray()) {
            boolean kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
            plain.append(kept ? String.valueOf(c) : "%" + Integer.toHexString(c));
        }
        return plain.toString();
    }

    /** Removes what earlier states of the object have left beside a part file. */
    void removeStale(Path part, PartLedger.Identity identity) throws IOException {
        Path directory = part.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        String own = String.valueOf(part.getFileName());
        String begin = own.substring(0, own.length() - this.end.length()) + ".";
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(directory, file -> {
            String name = String.valueOf(file.getFileName());
            return !name.equals(own) && name.startsWith(begin) && name.endsWith(PartFile.SUFFIX);
        })) {
            for (Path stale : siblings) {
                PartLedger.removeStale(stale, identity);
            }
        }
    }

}
