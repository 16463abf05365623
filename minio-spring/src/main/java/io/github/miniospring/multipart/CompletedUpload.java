package io.github.miniospring.multipart;

import java.util.EnumMap;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An object that was put together of parts.
 *
 * @param bucket its bucket
 * @param key its key
 * @param etag its tag, which is no MD5
 * @param versionId its version, in buckets that keep versions
 * @param location its address, where the server tells
 * @param checksums what the server has computed, in base64
 * @param checksumType what they cover
 * @param headers all headers of the answer
 */
public record CompletedUpload(String bucket, String key, @Nullable ETag etag, @Nullable String versionId,
        @Nullable String location, Map<ChecksumAlgorithm, String> checksums, @Nullable ChecksumType checksumType,
        HttpHeaders headers) {

    public CompletedUpload {
        checksums = Map.copyOf(checksums);
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    static CompletedUpload from(String bucket, String key, XmlReader xml, S3Response response) {
        ETag etag = ETag.from(response.header("ETag"));
        String location = null;
        ChecksumType type = ChecksumType.from(response.header("x-amz-checksum-type"));
        Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
        checksums.putAll(Parts.checksums(response));
        XmlReader.Children children = xml.children();
        while (children.next()) {
            ChecksumAlgorithm algorithm = Parts.algorithm(xml.name());
            if (algorithm != null) {
                String value = xml.text();
                if (!value.isEmpty()) {
                    checksums.put(algorithm, value);
                }
            }
            else {
                switch (xml.name()) {
                    case "ETag" -> etag = ETag.from(xml.text());
                    case "Location" -> location = xml.text();
                    case "ChecksumType" -> type = ChecksumType.from(xml.text());
                    default -> {
                    }
                }
            }
        }
        return new CompletedUpload(bucket, key, etag, response.header("x-amz-version-id"), location, checksums, type,
                response.headers());
    }

}
