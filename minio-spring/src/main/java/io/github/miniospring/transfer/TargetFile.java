package io.github.miniospring.transfer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Where a file goes that appears whole or not at all.
 *
 * @param path absolute
 * @param overwrite whether a file that is there is replaced
 */
record TargetFile(Path path, boolean overwrite) {

    /**
     * Makes the directories that lack.
     * @param temporary where the bytes are gathered; null for beside it
     */
    static TargetFile prepare(Path target, @Nullable Path temporary, boolean overwrite) throws IOException {
        Path absolute = target.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw new IllegalArgumentException("'" + target + "' is a directory; name the file in it");
        }
        TargetFile file = new TargetFile(absolute, overwrite);
        if (!overwrite) {
            file.requireFree();
        }
        Path directory = absolute.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        if (temporary != null && directory != null) {
            requireOneFileSystem(temporary, directory);
        }
        return file;
    }

    // Better now than when all has been fetched.
    private static void requireOneFileSystem(Path temporary, Path directory) throws IOException {
        Path there = temporary.toAbsolutePath().getParent();
        Assert.isTrue(
                there == null || !Files.isDirectory(there)
                        || Files.getFileStore(there).equals(Files.getFileStore(directory)),
                () -> "'" + temporary + "' is not on the file system of '" + directory
                        + "', so it cannot take its place there in one step");
    }

    private void requireFree() throws FileAlreadyExistsException {
        if (Files.exists(this.path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(this.path.toString());
        }
    }

    /** Its own name. */
    String name() {
        return String.valueOf(this.path.getFileName());
    }

    /** A file beside it. */
    Path sibling(String name) {
        return this.path.resolveSibling(name);
    }

    /** Puts {@code part} in its place, in one step. */
    void become(Path part) throws IOException {
        if (this.overwrite) {
            Files.move(part, this.path, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        // A move in one step would replace a file that has come meanwhile; a link does
        // not.
        try {
            Files.createLink(this.path, part);
            Files.delete(part);
        }
        catch (FileAlreadyExistsException ex) {
            throw ex;
        }
        catch (IOException | UnsupportedOperationException ex) {
            requireFree();
            Files.move(part, this.path, StandardCopyOption.ATOMIC_MOVE);
        }
    }

}
