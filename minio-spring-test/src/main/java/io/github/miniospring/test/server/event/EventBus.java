package io.github.miniospring.test.server.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands what happens to everybody who listens at that moment. */
public final class EventBus {

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    public void subscribe(Subscription subscription) {
        this.subscriptions.add(subscription);
    }

    public void unsubscribe(Subscription subscription) {
        this.subscriptions.remove(subscription);
    }

    /** Whether publishing reaches anybody. */
    public boolean isHeard() {
        return !this.subscriptions.isEmpty();
    }

    public void publish(EventRecord event) {
        for (Subscription subscription : this.subscriptions) {
            if (subscription.filter().accepts(event)) {
                subscription.take(event);
            }
        }
    }

    /** Sends a text to everybody who listens, whatever they listen to. */
    public void send(String text) {
        this.subscriptions.forEach(subscription -> subscription.send(text));
    }

    /** How many listen. */
    public int size() {
        return this.subscriptions.size();
    }

}
