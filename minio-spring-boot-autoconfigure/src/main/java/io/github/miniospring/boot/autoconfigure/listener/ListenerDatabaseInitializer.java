package io.github.miniospring.boot.autoconfigure.listener;

import javax.sql.DataSource;

import io.github.miniospring.boot.autoconfigure.MinioListenerJdbcProperties;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;
import org.springframework.boot.jdbc.init.PropertiesBasedDataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

/** Makes the tables that listeners remember in. */
class ListenerDatabaseInitializer
        extends PropertiesBasedDataSourceScriptDatabaseInitializer<DatabaseInitializationProperties> {

    ListenerDatabaseInitializer(DataSource dataSource, MinioListenerJdbcProperties properties) {
        super(dataSource, new Settings(properties));
    }

    /** What Boot wants to know, told by a class that needs nothing of Boot's. */
    private static final class Settings extends DatabaseInitializationProperties {

        Settings(MinioListenerJdbcProperties properties) {
            setSchema(properties.getSchema());
            if (properties.getPlatform() != null) {
                setPlatform(properties.getPlatform());
            }
            setInitializeSchema(DatabaseInitializationMode.valueOf(properties.getInitializeSchema().name()));
            setContinueOnError(properties.isContinueOnError());
        }

        @Override
        public String getDefaultSchemaLocation() {
            return getSchema();
        }

    }

}
