package io.github.miniospring.select;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Asks an object a question in SQL, and gets those records of it that answer it.
 *
 * <p>
 * The records are valid while the call is open, as with {@code GetObject}. MinIO answers
 * it for objects of CSV and JSON, and of Parquet where that is allowed; AWS takes it from
 * old customers only.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_SelectObjectContent.html">S3:
 * SelectObjectContent</a>
 */
public final class SelectObjectContent extends OperationSpec<SelectObjectContent, ReactiveSelectResult>
        implements Versioned<SelectObjectContent>, ReadEncryption<SelectObjectContent> {

    private final SelectRequest request;

    private SelectObjectContent(String bucket, String key, SelectRequest request) {
        super(HttpMethod.POST, bucket, key);
        this.request = request;
        query("select", "");
        query("select-type", "2");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
    }

    public static SelectObjectContent of(String bucket, String key, SelectRequest request) {
        return new SelectObjectContent(bucket, key, request);
    }

    @Override
    protected ObjectBody body() {
        return ObjectBody.of(this.request.document());
    }

    @Override
    public Mono<ReactiveSelectResult> decode(S3Response response) {
        return Mono.fromSupplier(() -> new ReactiveSelectResult(response, this.request));
    }

}
