package io.github.miniospring.object;

import tools.jackson.databind.json.JsonMapper;

/** JSON as MinIO's own actions speak it. */
final class Json {

    /** Its own, never the application's: nothing that is set there may change it. */
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {
    }

}
