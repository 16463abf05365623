package io.github.miniospring.test.server.traffic;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What shall go wrong, by rules; the first that applies to a request counts. */
public final class Faults {

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    /** Begins a rule for the requests that match. */
    public Rule on(RequestMatch match) {
        return new Rule(match);
    }

    /** Lets the very next request fail. */
    public Faults next(Fault fault) {
        return on(RequestMatch.any()).times(1).then(fault);
    }

    /** Forgets all rules. */
    public void clear() {
        this.rules.clear();
    }

    /** The fault for a request, which counts as used. */
    public Fault choose(RecordedRequest request) {
        for (Rule rule : this.rules) {
            if (rule.takes(request)) {
                return rule.fault;
            }
        }
        return Fault.NONE;
    }

    /** A rule. */
    public final class Rule {

        private final RequestMatch match;

        private final AtomicInteger toSkip = new AtomicInteger();

        private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

        private Fault fault = Fault.NONE;

        private Rule(RequestMatch match) {
            this.match = match;
        }

        /** Lets that many matching requests pass first. */
        public Rule after(int count) {
            this.toSkip.set(count);
            return this;
        }

        /** Applies that many times, not for ever. */
        public Rule times(int count) {
            this.left.set(count);
            return this;
        }

        /** Puts the rule into force. */
        public Faults then(Fault fault) {
            this.fault = fault;
            Faults.this.rules.add(this);
            return Faults.this;
        }

        private boolean takes(RecordedRequest request) {
            return this.left.get() > 0 && this.match.test(request)
                    && this.toSkip.getAndUpdate(count -> Math.max(0, count - 1)) == 0
                    && this.left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
        }

    }

}
