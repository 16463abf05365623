package io.github.miniospring.contract;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.test.MinioContractExtension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves the server under test and a bucket on it; its clients serve the whole run. */
final class ContractExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ContractExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestServer.class || type == TestBucket.class || type == MinioClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestServer server = new TestServer(MinioContractExtension.server(), context.getRoot().getStore(NAMESPACE));
        Class<?> type = parameter.getParameter().getType();
        if (type == TestServer.class) {
            return server;
        }
        if (type == MinioClient.class) {
            return server.sharedClient(Transport.HTTP);
        }
        return context.getStore(NAMESPACE)
            .computeIfAbsent(TestBucket.class, key -> server.bucket(Transport.HTTP), TestBucket.class);
    }

}
