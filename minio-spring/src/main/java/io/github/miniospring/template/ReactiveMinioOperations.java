package io.github.miniospring.template;

/**
 * All that can be done with a server, reactive. What is answered is cold: each
 * subscription sends its own requests. Wrong arguments throw at once.
 */
public interface ReactiveMinioOperations extends ReactiveBucketOperations, ReactiveObjectOperations,
        ReactiveUploadOperations, ReactivePresignOperations, ReactiveCopyOperations, ReactiveObjectTagOperations,
        ReactiveObjectLockOperations, ReactiveObjectAttributeOperations, ReactiveSelectOperations,
        ReactiveExtensionOperations, ReactiveClearingOperations, ReactiveIncompleteUploadOperations,
        ReactiveTypedObjectOperations, ReactiveBucketConfigurationOperations, ReactiveDirectoryOperations,
        ReactiveNotificationOperations, ReactivePlannedUploadOperations {

}
