package io.github.miniospring.listener.store;

/**
 * Another instance is in charge by now: what was to be written is not. Only where the
 * answer to a write was lost may it have been written all the same, before the other took
 * over.
 */
public class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FencedException(String message) {
        super(message);
    }

    /** For what is remembered of a listener by one who was in charge. */
    public static FencedException of(String listener, long fence, long largest) {
        return new FencedException(
                "Listener '" + listener + "' is in other hands: this instance was the one with number " + fence
                        + ", and there has been number " + largest);
    }

    /** For a lease that is another's. */
    public static FencedException lost(Lease lease) {
        return new FencedException("'" + lease.owner() + "' is in charge of '" + lease.name() + "' no more");
    }

    static void check(String listener, long fence, long largest) {
        if (fence < largest) {
            throw of(listener, fence, largest);
        }
    }

}
