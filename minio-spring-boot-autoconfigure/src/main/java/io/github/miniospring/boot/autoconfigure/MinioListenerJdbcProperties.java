package io.github.miniospring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

/** Settings of the store "jdbc". */
public class MinioListenerJdbcProperties {

    /** When to make the tables. */
    private InitializeSchema initializeSchema = InitializeSchema.EMBEDDED;

    /** Path of the script that makes the tables. */
    private String schema = "classpath:io/github/miniospring/listener/jdbc/schema-@@platform@@.sql";

    /** Platform in the path of the script. Unset, that of the database. */
    private @Nullable String platform;

    /** Whether to go on when a statement of the script fails. */
    private boolean continueOnError = false;

    public InitializeSchema getInitializeSchema() {
        return this.initializeSchema;
    }

    public void setInitializeSchema(InitializeSchema initializeSchema) {
        this.initializeSchema = initializeSchema;
    }

    public String getSchema() {
        return this.schema;
    }

    public void setSchema(String schema) {
        this.schema = schema;
    }

    public @Nullable String getPlatform() {
        return this.platform;
    }

    public void setPlatform(@Nullable String platform) {
        this.platform = platform;
    }

    public boolean isContinueOnError() {
        return this.continueOnError;
    }

    public void setContinueOnError(boolean continueOnError) {
        this.continueOnError = continueOnError;
    }

    /** When to make the tables. */
    public enum InitializeSchema {

        /** Always. */
        ALWAYS,

        /** In databases that live in the application. */
        EMBEDDED,

        /** Never. */
        NEVER

    }

}
