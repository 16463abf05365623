package io.github.miniospring.docs.listening;

import io.github.miniospring.Endpoint;
import io.github.miniospring.boot.autoconfigure.listener.MinioListenerContainerFactories;
import io.github.miniospring.client.MinioClient;
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

    // tag::listener-client[]
    @Bean(defaultCandidate = false)
    MinioTemplate archiveMinioTemplate(@Value("${archive.endpoint}") String endpoint) {
        return new MinioTemplate(MinioClient.builder(Endpoint.parse(endpoint, null)).build());
    }

    @Bean(defaultCandidate = false)
    MinioListenerContainerFactory archiveMinioListenerContainerFactory(
            @Qualifier("archiveMinioTemplate") MinioTemplate archive, MinioListenerContainerFactories factories) {
        return factories.create(archive);
    }
    // end::listener-client[]

    @MinioListener(id = "archive", bucket = "archive", client = "archive")
    void onArchive(MinioEvent event) {
    }

    @MinioListener(id = "own", bucket = "inbox")
    void onUpload(MinioEvent event) {
    }

}
