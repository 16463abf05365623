package io.github.miniospring.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/**
 * The files below a directory, found while they are asked for. What cannot be read is an
 * entry of its own and does not end the walk.
 */
final class FileTree implements AutoCloseable {

    private final boolean followLinks;

    private final Deque<Level> levels = new ArrayDeque<>();

    private FileTree(Path root, boolean followLinks) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(root.toString());
        }
        this.followLinks = followLinks;
        enter(root);
    }

    /** Walks it on threads for blocking work. */
    static Flux<Entry> walk(Path root, boolean followLinks, Scheduler io) {
        return Flux.<Entry, FileTree>generate(() -> new FileTree(root, followLinks), (tree, sink) -> {
            tree.next(sink);
            return tree;
        }, FileTree::close).subscribeOn(io);
    }

    private void next(SynchronousSink<Entry> sink) {
        Entry found = null;
        while (found == null && !this.levels.isEmpty()) {
            found = step(this.levels.getLast());
        }
        if (found != null) {
            sink.next(found);
        }
        else {
            sink.complete();
        }
    }

    // Null when it has entered or left a directory.
    private @Nullable Entry step(Level level) {
        try {
            if (level.files.hasNext()) {
                level.empty = false;
                return look(level.files.next());
            }
        }
        catch (DirectoryIteratorException ex) {
            leave();
            return Entry.failure(level.directory, new IOException(ex.getMessage(), ex));
        }
        leave();
        return (level.empty && !this.levels.isEmpty()) ? new Entry(level.directory, Kind.EMPTY_DIRECTORY, 0, null)
                : null;
    }

    private @Nullable Entry look(Path file) {
        if (!this.followLinks && Files.isSymbolicLink(file)) {
            return Entry.failure(file, new IOException("'" + file + "' is a symbolic link; followLinks() takes it"));
        }
        if (Files.isRegularFile(file)) {
            return file(file);
        }
        if (!Files.isDirectory(file)) {
            boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            return Entry.failure(file, new IOException(
                    "'" + file + "' " + (there ? "is neither a file nor a directory" : "has vanished")));
        }
        try {
            requireNoLoop(file);
            enter(file);
            return null;
        }
        catch (IOException ex) {
            return Entry.failure(file, ex);
        }
    }

    private static Entry file(Path file) {
        try {
            return new Entry(file, Kind.FILE, Files.size(file), null);
        }
        catch (IOException ex) {
            return Entry.failure(file, ex);
        }
    }

    private void requireNoLoop(Path directory) throws IOException {
        if (this.followLinks) {
            for (Level level : this.levels) {
                if (Files.isSameFile(level.directory, directory)) {
                    throw new FileSystemLoopException(directory.toString());
                }
            }
        }
    }

    private void enter(Path directory) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
        this.levels.add(new Level(directory, stream));
    }

    private void leave() {
        Level level = this.levels.removeLast();
        try {
            level.stream.close();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @Override
    public void close() {
        while (!this.levels.isEmpty()) {
            leave();
        }
    }

    /** What was found. */
    enum Kind {

        FILE, EMPTY_DIRECTORY, FAILURE

    }

    /**
     * Something in the tree.
     *
     * @param size bytes of a file
     * @param failure why it cannot be read
     */
    record Entry(Path path, Kind kind, long size, @Nullable IOException failure) {

        static Entry failure(Path path, IOException failure) {
            return new Entry(path, Kind.FAILURE, 0, failure);
        }

    }

    /** A directory that is being read. */
    private static final class Level {

        private final Path directory;

        private final DirectoryStream<Path> stream;

        private final Iterator<Path> files;

        private boolean empty = true;

        private Level(Path directory, DirectoryStream<Path> stream) {
            this.directory = directory;
            this.stream = stream;
            this.files = stream.iterator();
        }

    }

}
