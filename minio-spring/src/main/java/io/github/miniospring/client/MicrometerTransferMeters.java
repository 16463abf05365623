package io.github.miniospring.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counters {@code minio.client.bytes.sent}, {@code minio.client.bytes.received} and
 * {@code minio.client.unverified} by operation.
 */
final class MicrometerTransferMeters implements TransferMeters {

    private final MeterRegistry registry;

    private final Map<String, Counter> sent = new ConcurrentHashMap<>();

    private final Map<String, Counter> received = new ConcurrentHashMap<>();

    private final Map<String, Counter> unverified = new ConcurrentHashMap<>();

    MicrometerTransferMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void sent(String operation, long bytes) {
        this.sent.computeIfAbsent(operation, name -> bytes("minio.client.bytes.sent", name, "Bytes of bodies sent"))
            .increment(bytes);
    }

    @Override
    public void received(String operation, long bytes) {
        this.received
            .computeIfAbsent(operation, name -> bytes("minio.client.bytes.received", name, "Bytes of bodies received"))
            .increment(bytes);
    }

    @Override
    public void unverified(String operation) {
        this.unverified
            .computeIfAbsent(operation,
                    name -> Counter.builder("minio.client.unverified")
                        .description("Objects moved without a checksum of the server to prove them")
                        .tag("operation", name)
                        .register(this.registry))
            .increment();
    }

    private Counter bytes(String name, String operation, String description) {
        return Counter.builder(name)
            .baseUnit("bytes")
            .description(description)
            .tag("operation", operation)
            .register(this.registry);
    }

}
