package io.github.miniospring.docs.listening;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.miniospring.Endpoint;
import io.github.miniospring.boot.autoconfigure.listener.MinioListenerContainerFactories;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.annotation.MinioListener;
import io.github.miniospring.template.MinioTemplate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ArchiveClient {

    final List<String> taken = new CopyOnWriteArrayList<>();

    // tag::listener-client[]
    @Bean(defaultCandidate = false)
    static MinioClient archiveMinioClient(@Value("${archive.endpoint}") String endpoint,
            @Value("${archive.access-key}") String accessKey, @Value("${archive.secret-key}") String secretKey) {
        return MinioClient.builder(Endpoint.parse(endpoint, null))
            .credentials(CredentialsProvider.of(accessKey, secretKey))
            .build();
    }

    @Bean(defaultCandidate = false)
    static MinioTemplate archiveMinioTemplate(@Qualifier("archiveMinioClient") MinioClient client) {
        return new MinioTemplate(client);
    }

    @Bean(defaultCandidate = false)
    static MinioListenerContainerFactory archiveMinioListenerContainerFactory(
            @Qualifier("archiveMinioTemplate") MinioTemplate archive, MinioListenerContainerFactories factories) {
        return factories.create(archive);
    }
    // end::listener-client[]

    // tag::listener-of-client[]
    @MinioListener(id = "archive", bucket = "records", client = "archive")
    void onArchived(MinioEvent event, String content) {
        this.taken.add(event.key() + " in the archive: " + content);
    }

    @MinioListener(id = "own", bucket = "records")
    void onUpload(MinioEvent event, String content) {
        this.taken.add(event.key() + ": " + content);
    }
    // end::listener-of-client[]

}
