package org.uclab.lab.wire;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import org.uclab.lab.clock.LabClock;

/**
 * What is under way in one direction: it comes in the order of the times that it is due at, and of what is due at the same
 * time the first comes first, however late a timer rings on a busy machine. Each has a timer of its own, and whichever
 * rings lets pass all that is due by then. For any thread.
 */
final class Underway {

    private record Parcel(Instant due, long number, Runnable arrival) {}

    private final PriorityQueue<Parcel> parcels =
            new PriorityQueue<>(Comparator.comparing(Parcel::due).thenComparing(Parcel::number));
    private long number;

    /** Lets it arrive on that executor when lab time reaches that instant. */
    void add(LabClock clock, Executor executor, Instant due, Runnable arrival) {
        synchronized (parcels) {
            parcels.add(new Parcel(due, number++, arrival));
        }
        clock.at(due, () -> arrive(clock.now(), executor));
    }

    private void arrive(Instant now, Executor executor) {
        synchronized (parcels) {
            while (!parcels.isEmpty() && !parcels.peek().due().isAfter(now)) {
                executor.execute(parcels.remove().arrival());
            }
        }
    }
}
