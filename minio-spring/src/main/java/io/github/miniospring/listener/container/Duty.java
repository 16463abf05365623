package io.github.miniospring.listener.container;

import org.jspecify.annotations.Nullable;

/** Which events this instance is to handle, at this moment. */
interface Duty {

    /** Whether something may be begun that nobody else must do. */
    boolean mayBegin();

    /** The number of this owner; null where nobody is excluded. */
    @Nullable Long fence();

}
