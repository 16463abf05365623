package io.github.miniospring.test;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the server that the build has them run against, as a parameter of type
 * {@link MinioInstance}: one in this JVM, or, where the system property
 * {@code minio.test.server} is {@code real}, the one that {@link RealMinioExtension}
 * finds. The same tests so show that both answer alike.
 */
public final class MinioContractExtension implements ExecutionCondition, ParameterResolver {

    private final RealMinioExtension real = new RealMinioExtension();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return isReal() ? this.real.evaluateExecutionCondition(context)
                : ConditionEvaluationResult.enabled("There is always a server in this JVM");
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
     * @throws IllegalStateException if it shall be a real one, and there is none
     */
    public static MinioInstance server() {
        return isReal() ? RealMinioExtension.server() : InJvmMinio.server();
    }

    private static boolean isReal() {
        String server = System.getProperty("minio.test.server", "in-jvm");
        return switch (server) {
            case "real" -> true;
            case "in-jvm" -> false;
            default ->
                throw new IllegalStateException("minio.test.server '" + server + "' is neither 'in-jvm' nor 'real'");
        };
    }

}
