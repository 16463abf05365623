package io.github.miniospring.docs.listening;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import io.github.miniospring.docs.WithMinio;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.annotation.MinioObject;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class InboxListenerTests {

    private final Shop shop = new Shop();

    // tag::listener-called-by-test[]
    @Test
    void importsEachLine() {
        MinioEvent event = MinioEvent.created("inbox", "in/tea.csv").size(8).contentType("text/csv").build();
        byte[] content = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);

        new InboxListener(this.shop).onUpload(event, new ByteArrayInputStream(content));

        assertThat(this.shop.done()).containsExactly("2 lines of in/tea.csv");
    }
    // end::listener-called-by-test[]

    @Test
    void readsWhatIsThere(MinioTemplate template, String bucket) {
        template.putObject(bucket, "in/tea.csv", "one");
        // tag::listener-object-in-test[]
        MinioObject object = MinioObject.of(MinioEvent.created(bucket, "in/tea.csv").build(), template);
        // end::listener-object-in-test[]

        assertThat(object.text()).isEqualTo("one");
    }

}
