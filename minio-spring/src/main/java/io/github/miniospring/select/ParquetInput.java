package io.github.miniospring.select;

/**
 * An object of Apache Parquet. MinIO reads it only where its operator has allowed that,
 * by {@code MINIO_API_SELECT_PARQUET=on}.
 */
public final class ParquetInput extends SelectInput {

    private ParquetInput() {
        super(Serialization.of("Parquet"), null);
    }

    public static ParquetInput of() {
        return new ParquetInput();
    }

}
