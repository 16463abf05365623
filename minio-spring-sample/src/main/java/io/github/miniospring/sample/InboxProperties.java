package io.github.miniospring.sample;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the inbox.
 *
 * @param bucket the bucket that holds its objects
 * @param linkValidity how long a link works, from one second to seven days
 */
@ConfigurationProperties("inbox")
record InboxProperties(@DefaultValue("inbox") String bucket, @DefaultValue("1h") Duration linkValidity) {
}
