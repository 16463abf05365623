package io.github.miniospring.benchmarks;

/**
 * What is done over and over.
 *
 * @param operation what it is
 * @param size of the object, in bytes; or how many there are
 * @param callers how many do it at the same time
 * @param secure over https instead of http
 */
public record Work(Operation operation, long size, int callers, boolean secure) {

    /** The kinds of work. */
    public enum Operation {

        /** Stores bytes in memory. */
        PUT("put"),

        /** Reads an object into memory. */
        GET("get"),

        /** Stores a file, in the way each client offers for it. */
        FILE_UP("file up"),

        /** Reads an object into a new file. */
        FILE_DOWN("file down"),

        /** Stores a stream whose length is known. */
        STREAM_UP("stream up"),

        /** Stores a stream whose length nobody knows. */
        UNKNOWN_UP("unknown length up"),

        /** Reads an object as a stream and forgets it. */
        STREAM_DOWN("stream down"),

        /** Lists so many keys. */
        LIST("list"),

        /** Removes so many objects. */
        REMOVE("remove"),

        /** Makes a link; nothing is sent. */
        PRESIGN("presign");

        private final String words;

        Operation(String words) {
            this.words = words;
        }

    }

    private static final long KIB = 1024;

    /** Reads what {@link #id()} wrote. */
    public static Work parse(String id) {
        String[] parts = id.split(":");
        return new Work(Operation.valueOf(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]),
                Boolean.parseBoolean(parts[3]));
    }

    /** Names it on a command line. */
    public String id() {
        return this.operation + ":" + this.size + ":" + this.callers + ":" + this.secure;
    }

    /** Names it for readers. */
    public String title() {
        String what = switch (this.operation) {
            case LIST -> "list " + this.size + " keys";
            case REMOVE -> "remove " + this.size + " objects";
            case PRESIGN -> "presign";
            default -> this.operation.words + " " + sized();
        };
        String with = (this.callers == 1) ? "1 caller" : this.callers + " callers";
        return (this.secure ? "https " : "") + what + ", " + with;
    }

    private String sized() {
        if (this.size >= KIB * KIB * KIB) {
            return this.size / KIB / KIB / KIB + " GiB";
        }
        return (this.size >= KIB * KIB) ? this.size / KIB / KIB + " MiB" : this.size / KIB + " KiB";
    }

}
