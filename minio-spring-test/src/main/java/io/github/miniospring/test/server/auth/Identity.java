package io.github.miniospring.test.server.auth;

import org.jspecify.annotations.Nullable;

/** Who sent a request, and what policies say about them. */
public final class Identity {

    /** Somebody without credentials: what a bucket's policy gives to all is theirs. */
    public static final Identity ANONYMOUS = new Identity("", "", false, Policy.NOTHING, null);

    private final String accessKey;

    private final String userName;

    private final boolean root;

    private final Policy policy;

    private final @Nullable Policy sessionPolicy;

    private Identity(String accessKey, String userName, boolean root, Policy policy, @Nullable Policy sessionPolicy) {
        this.accessKey = accessKey;
        this.userName = userName;
        this.root = root;
        this.policy = policy;
        this.sessionPolicy = sessionPolicy;
    }

    static Identity of(User user) {
        return new Identity(user.accessKey(), user.accessKey(), user.root(), user.policy(), null);
    }

    static Identity of(Session session) {
        User user = session.user();
        return new Identity(session.accessKey(), user.accessKey(), user.root(), user.policy(), session.policy());
    }

    public String accessKey() {
        return this.accessKey;
    }

    /** The user behind a session; the access key otherwise. */
    public String userName() {
        return this.userName;
    }

    public boolean isAnonymous() {
        return this.accessKey.isEmpty();
    }

    /** Whether the credentials are those of a session. */
    public boolean isSession() {
        return !this.accessKey.equals(this.userName);
    }

    /**
     * Whether they may do that.
     * @param bucketPolicy of the bucket in question, which binds strangers only; null if
     * there is none
     */
    public boolean mayDo(PolicyRequest request, @Nullable Policy bucketPolicy) {
        if (isAnonymous()) {
            return bucketPolicy != null && bucketPolicy.allows(request);
        }
        boolean byUser = this.root || this.policy.allows(request);
        return byUser && (this.sessionPolicy == null || this.sessionPolicy.allows(request));
    }

    @Override
    public String toString() {
        return isAnonymous() ? "anonymous" : this.accessKey;
    }

}
