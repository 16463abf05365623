package io.github.miniospring.listener.container;

import java.util.List;

import io.github.miniospring.listener.store.LeaseStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Shares the parts of a listener among the instances that are there: each tries to hold
 * its fair share and no more, and hands over what is too much. Which part is whose, the
 * leases say.
 */
final class Members {

    private static final Log logger = LogFactory.getLog(Members.class);

    private final String group;

    private final String me;

    private final LeaseStore store;

    private final ListenerSettings settings;

    private final ListenerThreads threads;

    private final List<Post> posts;

    private volatile boolean stopped = true;

    private int round;

    Members(String group, String me, LeaseStore store, ListenerSettings settings, ListenerThreads threads,
            List<Post> posts) {
        this.group = group;
        this.me = me;
        this.store = store;
        this.settings = settings;
        this.threads = threads;
        this.posts = posts;
    }

    /** Shows up, and learns who else is there. On a thread that may wait. */
    void start() {
        this.stopped = false;
        round();
    }

    private void round() {
        if (this.stopped) {
            return;
        }
        try {
            share(this.store.heartbeat(this.group, this.me, this.settings.leaseTtl()));
        }
        catch (RuntimeException ex) {
            logger.warn("The instances that share " + this.group + " cannot be asked for: " + Failed.describe(ex));
        }
        this.threads.after(this.settings.leaseRenewal().dividedBy(2), this::round);
    }

    // It tries for as many as are missing, at another place than the others and than the
    // last time: somebody may hold on to what it tries for.
    private void share(List<String> members) {
        int place = Math.max(0, members.indexOf(this.me));
        int count = Math.max(1, members.size());
        int parts = this.posts.size();
        int fair = parts / count + ((place < parts % count) ? 1 : 0);
        int held = (int) this.posts.stream().filter(Post::isHeld).count();
        int missing = fair - held;
        int first = place * parts / count + this.round++;
        for (int i = 0; i < parts; i++) {
            Post post = this.posts.get((i + first) % parts);
            if (!post.isHeld()) {
                post.want(missing-- > 0);
            }
            else if (held > fair) {
                held--;
                post.want(false);
            }
        }
    }

    void stop() {
        this.stopped = true;
        try {
            this.store.leave(this.group, this.me);
        }
        catch (RuntimeException ex) {
            logger.warn("The instances that share " + this.group + " do not know that this one leaves: "
                    + Failed.describe(ex));
        }
    }

}
