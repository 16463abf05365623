package io.github.miniospring.conversion;

import java.io.IOException;
import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON by Jackson 3. It reads what is called JSON, and what has no media type but that of
 * any bytes.
 */
public final class JsonConverter implements ObjectConverter {

    private final JsonMapper mapper;

    public JsonConverter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** With Jackson's defaults and the modules that are on the class path. */
    static JsonConverter standard() {
        return new JsonConverter(JsonMapper.builder().findAndAddModules().build());
    }

    @Override
    public boolean canRead(Type type, @Nullable MediaType contentType) {
        return contentType == null || MediaType.APPLICATION_OCTET_STREAM.equalsTypeAndSubtype(contentType)
                || isJson(contentType);
    }

    @Override
    public Object read(byte[] content, Type type, @Nullable MediaType contentType) throws IOException {
        Object value = this.mapper.readValue(content, this.mapper.constructType(type));
        if (value == null) {
            throw new IOException("it is null");
        }
        return value;
    }

    @Override
    public boolean canWrite(Type type, @Nullable MediaType contentType) {
        return contentType == null || isJson(contentType);
    }

    @Override
    public byte[] write(Object value, Type type, MediaType contentType) {
        return this.mapper.writerFor(this.mapper.constructType(type)).writeValueAsBytes(value);
    }

    @Override
    public MediaType contentType() {
        return MediaType.APPLICATION_JSON;
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }

}
