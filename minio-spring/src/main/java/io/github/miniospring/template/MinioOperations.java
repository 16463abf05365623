package io.github.miniospring.template;

/**
 * All that can be done with a server, for threads that wait.
 *
 * <p>
 * Wrong arguments are {@link IllegalArgumentException}s, everything else that goes wrong
 * is a {@link io.github.miniospring.MinioException}, failures of local files are
 * {@link java.io.UncheckedIOException}s. On a thread that serves connections a call fails
 * at once: use {@link ReactiveMinioOperations} there.
 */
public interface MinioOperations extends BucketOperations, ObjectOperations, UploadOperations, PresignOperations,
        CopyOperations, ObjectTagOperations, ObjectLockOperations, ObjectAttributeOperations, SelectOperations,
        ExtensionOperations, ClearingOperations, IncompleteUploadOperations, TypedObjectOperations,
        BucketConfigurationOperations, DirectoryOperations, NotificationOperations, PlannedUploadOperations {

}
