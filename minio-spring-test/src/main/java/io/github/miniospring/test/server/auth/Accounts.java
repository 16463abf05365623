package io.github.miniospring.test.server.auth;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** Users and sessions of a server. */
public final class Accounts {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Map<String, User> users = new ConcurrentHashMap<>();

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    private final SecureRandom random = new SecureRandom();

    private final Clock clock;

    public Accounts(Clock clock) {
        this.clock = clock;
    }

    public void add(User user) {
        this.users.put(user.accessKey(), user);
    }

    public @Nullable User user(String accessKey) {
        return this.users.get(accessKey);
    }

    public @Nullable Session session(String accessKey) {
        return this.sessions.get(accessKey);
    }

    /** Opens a session for a user. */
    public Session open(User user, @Nullable Policy policy, Duration duration) {
        StringBuilder accessKey = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            accessKey.append(LETTERS.charAt(this.random.nextInt(LETTERS.length())));
        }
        Session session = new Session(accessKey.toString(), randomText(30), randomText(90), user, policy,
                this.clock.instant().plus(duration));
        this.sessions.values().removeIf(other -> !this.clock.instant().isBefore(other.expiry()));
        this.sessions.put(session.accessKey(), session);
        return session;
    }

    private String randomText(int bytes) {
        byte[] random = new byte[bytes];
        this.random.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

}
