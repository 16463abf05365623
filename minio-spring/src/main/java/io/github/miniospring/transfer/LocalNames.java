package io.github.miniospring.transfer;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.miniospring.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * Makes paths below one directory of keys, and refuses every key that would lead out of
 * it, mean a device, or mean the file of another key.
 */
final class LocalNames {

    /** Devices, with whatever ending. */
    private static final Pattern DEVICE = Pattern
        .compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])([.:\\s].*)?");

    private final Path root;

    private final boolean windows;

    private final boolean sensitive;

    /** What was given out, where letters of both cases are the same. */
    private final Set<String> given = new HashSet<>();

    /**
     * @param windows whether the rules of Windows hold
     * @param sensitive whether names that differ in case only are two names
     */
    LocalNames(Path root, boolean windows, boolean sensitive) {
        this.root = root.toAbsolutePath().normalize();
        this.windows = windows;
        this.sensitive = sensitive;
    }

    /** With the rules of the file system of a directory that is there. */
    static LocalNames of(Path root) {
        boolean windows = root.getFileSystem().getSeparator().equals("\\");
        return new LocalNames(root, windows, !windows && isSensitive(root.toAbsolutePath()));
    }

    // Without a letter in its name nobody knows: then better too careful.
    private static boolean isSensitive(Path directory) {
        Path name = directory.getFileName();
        if (name == null) {
            return false;
        }
        String upper = name.toString().toUpperCase(Locale.ROOT);
        String other = upper.equals(name.toString()) ? name.toString().toLowerCase(Locale.ROOT) : upper;
        return !other.equals(name.toString()) && !Files.exists(directory.resolveSibling(other));
    }

    /**
     * The path of a key.
     * @param name the key without the prefix
     * @throws IllegalArgumentException when it has none, which the message explains
     */
    Path resolve(String name) {
        Path path = this.root;
        for (String segment : name.split("/", -1)) {
            String problem = problem(segment);
            if (problem != null) {
                throw refusal(name, problem);
            }
            path = below(path, segment, name);
        }
        if (!path.startsWith(this.root) || path.equals(this.root)) {
            throw refusal(name, "leads out of the directory");
        }
        requireNew(name);
        return path;
    }

    private @Nullable String problem(String segment) {
        if (segment.isEmpty()) {
            return "has an empty name between slashes";
        }
        if (segment.equals(".") || segment.equals("..")) {
            return "has the name '" + segment + "', which leads elsewhere";
        }
        if (segment.indexOf('\0') >= 0) {
            return "has the character U+0000";
        }
        return this.windows ? problemOnWindows(segment) : null;
    }

    private static @Nullable String problemOnWindows(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c < ' ' || "<>:\"|?*\\".indexOf(c) >= 0) {
                return "has the character '" + Redaction.line(String.valueOf(c), 10) + "', which Windows refuses";
            }
        }
        if (segment.endsWith(".") || segment.endsWith(" ")) {
            return "has a name that ends in a dot or blank, which Windows drops";
        }
        return DEVICE.matcher(segment).matches() ? "has the name of a device of Windows" : null;
    }

    private Path below(Path directory, String segment, String name) {
        try {
            // A link that is there already may lead anywhere.
            if (!directory.equals(this.root) && Files.isSymbolicLink(directory)) {
                throw refusal(name, "goes through the symbolic link '" + directory + "'");
            }
            Path path = directory.resolve(segment);
            if (!directory.equals(path.getParent())) {
                throw refusal(name, "leads out of the directory");
            }
            return path;
        }
        catch (InvalidPathException ex) {
            throw refusal(name, "is no name of a file here: " + ex.getReason());
        }
    }

    private synchronized void requireNew(String name) {
        if (!this.sensitive && !this.given
            .add(Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))) {
            throw refusal(name, "differs from another key in the case of letters only, which is one file here");
        }
    }

    private static IllegalArgumentException refusal(String name, String problem) {
        return new IllegalArgumentException("Key '..." + Redaction.line(name, 200) + "' " + problem);
    }

}
