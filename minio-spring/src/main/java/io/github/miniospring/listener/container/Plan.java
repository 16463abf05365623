package io.github.miniospring.listener.container;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.InstanceMode;
import io.github.miniospring.listener.store.LeaseStore;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * How the instances of an application share the work of a listener.
 *
 * @param around what it works with
 * @param mode which of them handle an event
 * @param parts into how many parts the keys are divided; 1 for none
 * @param instance names this instance
 * @param leases decides who is in charge; null where all do the same
 */
record Plan(Surroundings around, InstanceMode mode, int parts, String instance, @Nullable LeaseStore leases) {

    String id() {
        return this.around.endpoint().id();
    }

    /** Whether what is handled is known after a restart. */
    boolean durable() {
        return this.around.store().durable() && this.around.endpoint().level() != DeliveryLevel.LIVE;
    }

    List<Post> posts(Shift.Observer observer, Supplier<Gaps> gaps) {
        if (this.mode == InstanceMode.BROADCAST) {
            // Where they could exclude each other there are several: each remembers its
            // own.
            String name = (this.leases == null) ? id() : id() + "@" + this.instance;
            return List.of(new Post(name, this.around, gaps, observer, null));
        }
        List<Post> posts = new ArrayList<>();
        for (int part = 0; part < this.parts; part++) {
            String name = (this.parts == 1) ? id() : id() + "#" + part;
            posts.add(new Post(name, this.around.part(part, this.parts), gaps, observer, post -> new Ownership(name,
                    this.instance, requiredLeases(), this.around.settings(), this.around.threads(), post)));
        }
        return posts;
    }

    @Nullable Members members(List<Post> posts) {
        return (this.mode == InstanceMode.PARTITIONED) ? new Members(id(), this.instance, requiredLeases(),
                this.around.settings(), this.around.threads(), posts) : null;
    }

    private LeaseStore requiredLeases() {
        Assert.state(this.leases != null, "Somebody has to decide who is in charge");
        return this.leases;
    }

}
