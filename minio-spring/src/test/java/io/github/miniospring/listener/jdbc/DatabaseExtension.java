package io.github.miniospring.listener.jdbc;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Finds or makes the databases; they are gone when the run is over. */
final class DatabaseExtension implements ExecutionCondition, BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(DatabaseExtension.class);

    private static final String VARIABLE = "MINIO_TEST_POSTGRESQL";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (kind(context) == Database.H2 || postgresql() != null) {
            return ConditionEvaluationResult.enabled("There is the database");
        }
        String missing = VARIABLE + " names no PostgreSQL: set it to a JDBC URL such as"
                + " jdbc:postgresql://localhost:5432/test?user=test&password=...";
        if (Boolean.parseBoolean(System.getenv("MINIO_TEST_REQUIRED"))) {
            throw new IllegalStateException(missing + ", for MINIO_TEST_REQUIRED is true");
        }
        return ConditionEvaluationResult.disabled(missing);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        database(context).clear();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return database(context);
    }

    private static TestDatabase database(ExtensionContext context) {
        Database kind = kind(context);
        return context.getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(kind,
                    key -> (kind == Database.H2) ? TestDatabase.h2() : TestDatabase.postgresql(postgresql()),
                    TestDatabase.class);
    }

    private static Database kind(ExtensionContext context) {
        return context.getRequiredTestClass().getAnnotation(OnDatabase.class).value();
    }

    private static String postgresql() {
        String url = System.getenv(VARIABLE);
        return (url != null && !url.isBlank()) ? url : null;
    }

}
