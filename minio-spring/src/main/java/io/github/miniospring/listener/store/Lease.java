package io.github.miniospring.listener.store;

/**
 * The right to be the only one, for a while.
 *
 * @param name to what
 * @param owner whose
 * @param fence how often the owner has changed: grows with every new owner
 * @param token what the store may recognize it by; new after each renewal
 */
public record Lease(String name, String owner, long fence, String token) {

}
