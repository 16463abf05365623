package io.github.miniospring.object;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Asks an object a question in plain words, which a language model of the server's
 * answers. MinIO AIStor has it; other servers refuse it.
 *
 * <p>
 * The answer is valid while the call is open, as with {@link GetObject}.
 *
 * @see <a href=
 * "https://docs.min.io/enterprise/aistor-object-store/developers/prompt-api/">MinIO
 * AIStor: PromptObject</a>
 */
public final class PromptObject extends OperationSpec<PromptObject, ReactiveObjectContent>
        implements Versioned<PromptObject>, ReadEncryption<PromptObject> {

    private final Map<String, @Nullable Object> entries = new LinkedHashMap<>();

    private PromptObject(String bucket, String key, String prompt) {
        super(HttpMethod.POST, bucket, key);
        Assert.hasText(prompt, "The prompt must not be blank");
        this.entries.put("prompt", prompt);
        query("lambdaArn", "");
        header("Content-Type", "application/json");
    }

    /** Asks {@code prompt} of an object. */
    public static PromptObject of(String bucket, String key, String prompt) {
        return new PromptObject(bucket, key, prompt);
    }

    /** Has this function answer. Default: the server's own choice. */
    public PromptObject lambda(String arn) {
        Assert.hasText(arn, "The ARN of the function must not be blank");
        return setQuery("lambdaArn", arn);
    }

    /**
     * Tells the function more, such as the name of a model.
     * @param name anything but {@code prompt}
     * @param value whatever has a form in JSON: texts, numbers, booleans, maps, lists,
     * records, null
     */
    public PromptObject entry(String name, @Nullable Object value) {
        Assert.isTrue(!name.equals("prompt"), "The entry 'prompt' is the question itself; name another one");
        this.entries.put(name, value);
        return this;
    }

    @Override
    protected ObjectBody body() {
        return ObjectBody.of(Json.MAPPER.writeValueAsBytes(this.entries));
    }

    @Override
    public Mono<ReactiveObjectContent> decode(S3Response response) {
        return Mono.fromSupplier(() -> new ReactiveObjectContent(response));
    }

}
