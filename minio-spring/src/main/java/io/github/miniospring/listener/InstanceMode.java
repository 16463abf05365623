package io.github.miniospring.listener;

/** Which of several instances of an application handle an event. */
public enum InstanceMode {

    /** Each of them. */
    BROADCAST,

    /** One of them handles all; when it is gone, another takes over. */
    EXCLUSIVE,

    /** Each handles its share of the keys. */
    PARTITIONED

}
