package io.github.miniospring.benchmarks;

import java.util.List;
import java.util.Optional;

import io.github.miniospring.benchmarks.peer.Peer;

/**
 * How all of them did one work, turn by turn.
 *
 * @param server against what
 * @param work what they did
 * @param results of those that could
 * @param others how many processors others kept busy meanwhile
 * @param serverCpu microseconds of the server's processor time for a call
 */
record Outcome(String server, Work work, List<Result> results, double others, double serverCpu) {

    Outcome {
        results = List.copyOf(results);
    }

    Optional<Result> of(Peer.Kind kind) {
        return this.results.stream().filter(result -> result.kind() == kind).findFirst();
    }

}
