package io.github.miniospring.select;

import java.util.Map;

/**
 * One frame of an event stream.
 *
 * @param headers by name
 * @param payload what it carries
 */
record EventFrame(Map<String, String> headers, byte[] payload) {

    String header(String name) {
        return this.headers.getOrDefault(name, "");
    }

    boolean isError() {
        return header(":message-type").equals("error");
    }

    String eventType() {
        return header(":event-type");
    }

}
