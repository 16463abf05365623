package io.github.miniospring.listener.store;

import java.util.Iterator;

import io.github.miniospring.listener.StateId;

/** Reads an inventory in order; to be closed. */
public interface InventoryCursor extends Iterator<StateId>, AutoCloseable {

    @Override
    void close();

}
