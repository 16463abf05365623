package io.github.miniospring.test.server.text;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths without detours, as Go's {@code path.Clean} makes them. */
public final class CleanPath {

    private CleanPath() {
    }

    /** The shortest path that leads to the same place; a dot for none. */
    public static String of(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            String last = segments.peekLast();
            if (segment.equals("..") && (rooted || last != null && !last.equals(".."))) {
                segments.pollLast();
            }
            else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String clean = (rooted ? "/" : "") + String.join("/", segments);
        return clean.isEmpty() ? "." : clean;
    }

}
