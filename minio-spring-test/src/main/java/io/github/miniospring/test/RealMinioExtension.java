package io.github.miniospring.test;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a real MinIO server, as a parameter of type {@link MinioInstance}.
 *
 * <p>
 * Takes the one named by {@code MINIO_TEST_ENDPOINT} (with
 * {@code MINIO_TEST_TLS_ENDPOINT}, {@code MINIO_TEST_ACCESS_KEY},
 * {@code MINIO_TEST_SECRET_KEY}), or starts the program {@code MINIO_TEST_BINARY} or
 * {@code minio} from the path, once for the JVM. Where there is none, tests are skipped
 * and say so; with {@code MINIO_TEST_REQUIRED=true} they fail.
 */
public final class RealMinioExtension implements ExecutionCondition, ParameterResolver {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        RealMinioLocator locator = RealMinioLocator.INSTANCE;
        if (locator.find() != null) {
            return ConditionEvaluationResult.enabled("There is a MinIO server");
        }
        if (locator.isRequired()) {
            throw new IllegalStateException("MINIO_TEST_REQUIRED is set, but " + locator.whyNone());
        }
        return ConditionEvaluationResult.disabled(locator.whyNone());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MinioInstance.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server();
    }

    /**
     * The server, for other extensions.
     * @throws IllegalStateException if there is none
     */
    public static MinioInstance server() {
        MinioInstance server = RealMinioLocator.INSTANCE.find();
        if (server == null) {
            throw new IllegalStateException(RealMinioLocator.INSTANCE.whyNone());
        }
        return server;
    }

}
