package org.uclab.client.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.uclab.client.dns.SrvRecord;

/** The order in which the servers of a service are tried (RFC 2782, "Usage rules" and the weight algorithm). */
public final class SrvOrder {

    private SrvOrder() {}

    /**
     * Orders the records: by priority; within one priority drawn by weight. Records of weight 0 keep the order of the
     * answer among themselves, so that a priority without weights has a fixed order.
     */
    public static List<SrvRecord> of(List<SrvRecord> records, RandomGenerator random) {
        List<SrvRecord> ordered = new ArrayList<>();
        records.stream().mapToInt(SrvRecord::priority).distinct().sorted().forEach(priority -> {
            List<SrvRecord> rest = new ArrayList<>(
                    records.stream().filter(r -> r.priority() == priority).toList());
            // "all those with weight 0 are placed at the beginning of the list"; the sort is stable.
            rest.sort(Comparator.comparing(record -> record.weight() != 0));
            while (!rest.isEmpty()) {
                ordered.add(rest.remove(draw(rest, random)));
            }
        });
        return ordered;
    }

    private static int draw(List<SrvRecord> rest, RandomGenerator random) {
        int sum = rest.stream().mapToInt(SrvRecord::weight).sum();
        int wanted = random.nextInt(sum + 1);
        int running = 0;
        for (int i = 0; i < rest.size(); i++) {
            running += rest.get(i).weight();
            if (running >= wanted) {
                return i;
            }
        }
        throw new IllegalStateException("the running sum ends at " + sum + " and " + wanted + " is not above it");
    }
}
