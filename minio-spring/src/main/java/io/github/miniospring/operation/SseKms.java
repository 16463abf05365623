package io.github.miniospring.operation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Encryption with a key of the server's key management (SSE-KMS).
 *
 * @param keyId the name of the key
 * @param context what the key is bound to; empty for nothing
 */
public record SseKms(String keyId, Map<String, String> context) {

    public SseKms {
        Assert.hasText(keyId, "keyId must not be blank");
        context = Map.copyOf(context);
    }

    public SseKms(String keyId) {
        this(keyId, Map.of());
    }

    /** The context as requests carry it: JSON in base64; null without one. */
    public @Nullable String encodedContext() {
        if (this.context.isEmpty()) {
            return null;
        }
        String json = new TreeMap<>(this.context).entrySet()
            .stream()
            .map(entry -> quoted(entry.getKey()) + ":" + quoted(entry.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            }
            else if (c < ' ') {
                quoted.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
            else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

}
