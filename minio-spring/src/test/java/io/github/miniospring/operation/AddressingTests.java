package io.github.miniospring.operation;

import java.util.List;
import java.util.TreeMap;

import io.github.miniospring.Endpoint;
import io.github.miniospring.operation.Addressing.Style;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

class AddressingTests {

    @ParameterizedTest
    @CsvSource({ "http://localhost:9000, PATH, http://localhost:9000/photos/a/b",
            "http://localhost:9000, AUTO, http://localhost:9000/photos/a/b",
            "http://localhost:9000, VIRTUAL_HOST, http://photos.localhost:9000/a/b",
            "https://minio.example.com, VIRTUAL_HOST, https://photos.minio.example.com/a/b",
            "http://[::1]:9000, PATH, http://[::1]:9000/photos/a/b",
            "https://s3.eu-west-1.amazonaws.com, AUTO, https://photos.s3.eu-west-1.amazonaws.com/a/b",
            "https://s3.cn-north-1.amazonaws.com.cn, AUTO, https://photos.s3.cn-north-1.amazonaws.com.cn/a/b",
            "https://oss-eu-central-1.aliyuncs.com, AUTO, https://photos.oss-eu-central-1.aliyuncs.com/a/b",
            "https://s3.eu-west-1.amazonaws.com, PATH, https://s3.eu-west-1.amazonaws.com/photos/a/b",
            "https://amazonaws.com.example.org, AUTO, https://amazonaws.com.example.org/photos/a/b" })
    void namesTheBucketWhereTheStyleWantsIt(String endpoint, Style style, String expected) {
        Addressing addressing = addressing(endpoint, style);
        S3Request request = request("GetObject", "photos", "a/b");

        assertThat(addressing.uriOf(request)).hasToString(expected);
        assertThat(addressing.authorityOf(request)).isEqualTo(addressing.uriOf(request).getRawAuthority());
    }

    // The certificate of a server covers one label in front of its name, and no more.
    @Test
    void keepsABucketWithDotsOutOfTheHostOverHttps() {
        S3Request request = request("GetObject", "my.photos", "a");

        assertThat(addressing("https://example.com", Style.VIRTUAL_HOST).uriOf(request))
            .hasToString("https://example.com/my.photos/a");
        assertThat(addressing("http://example.com", Style.VIRTUAL_HOST).uriOf(request))
            .hasToString("http://my.photos.example.com/a");
    }

    @ParameterizedTest
    @CsvSource({ "My_Bucket, /My_Bucket/a", "a:b, /a%3Ab/a" })
    void keepsANameThatIsNoHostOutOfTheHost(String bucket, String path) {
        assertThat(addressing("http://example.com", Style.VIRTUAL_HOST).uriOf(request("GetObject", bucket, "a")))
            .hasToString("http://example.com" + path);
    }

    // What cannot be there yet, and what tells where it is, is asked of the server
    // itself.
    @ParameterizedTest
    @CsvSource({ "CreateBucket", "GetBucketLocation" })
    void asksForTheBucketItselfByPath(String action) {
        assertThat(addressing("http://example.com", Style.VIRTUAL_HOST).uriOf(request(action, "photos", null)))
            .hasToString("http://example.com/photos");
    }

    @Test
    void hasARootWithoutABucket() {
        assertThat(addressing("http://localhost:9000", Style.PATH).uriOf(request("ListBuckets", null, null)))
            .hasToString("http://localhost:9000/");
        assertThat(addressing("http://localhost:9000", Style.VIRTUAL_HOST).uriOf(request("HeadBucket", "photos", null)))
            .hasToString("http://photos.localhost:9000/");
    }

    @Test
    void keepsTheKeyAsItIs() {
        assertThat(addressing("http://localhost:9000", Style.PATH)
            .uriOf(request("GetObject", "photos", "a//b/../%2F +~\u00e9\ud83d\ude00/")))
            .hasToString("http://localhost:9000/photos/a//b/../%252F%20%2B~%C3%A9%F0%9F%98%80/");
    }

    @Test
    void sortsTheQueryByEncodedNameThenValue() {
        S3Request request = request("GetObject", "photos", "k", new QueryParameter("a-b", "1"),
                new QueryParameter("a", "2"), new QueryParameter("a", "1"), new QueryParameter("B", ""),
                new QueryParameter("a=b", "&"), new QueryParameter("ab", "x y"));

        assertThat(addressing("http://localhost:9000", Style.PATH).uriOf(request).getRawQuery())
            .isEqualTo("B=&a=1&a=2&a%3Db=%26&a-b=1&ab=x%20y");
    }

    @ParameterizedTest
    @CsvSource({ "https://s3.eu-west-1.amazonaws.com, eu-west-1",
            "https://s3.dualstack.eu-west-1.amazonaws.com, eu-west-1",
            "https://s3-fips.us-gov-west-1.amazonaws.com, us-gov-west-1", "https://s3.amazonaws.com,",
            "https://s3-accelerate.amazonaws.com,", "https://minio.example.com,", "http://localhost:9000," })
    void knowsTheRegionThatAHostNames(String endpoint, @Nullable String region) {
        assertThat(addressing(endpoint, Style.AUTO).regionOfHost()).isEqualTo(region);
    }

    private static Addressing addressing(String endpoint, Style style) {
        return new Addressing(Endpoint.parse(endpoint, null), style);
    }

    private static S3Request request(String action, @Nullable String bucket, @Nullable String key,
            QueryParameter... query) {
        return new S3Request(action, HttpMethod.GET, bucket, key, List.of(query), new TreeMap<>(), null,
                PayloadOptions.DEFAULT, null, true);
    }

}
