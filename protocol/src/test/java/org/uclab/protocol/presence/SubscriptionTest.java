package org.uclab.protocol.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    @Test
    void obeysEveryRowOfTheAppendix() throws Exception {
        try (InputStream in = getClass().getResourceAsStream("/presence/subscriptions.txt")) {
            List<String> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(rows).hasSize(9 * Subscription.Move.values().length);
            for (String row : rows) {
                String[] parts = row.split(" ", -1);
                Subscription.Step step = state(parts[0]).after(Subscription.Move.valueOf(parts[1]));
                assertThat(step).as(row).isEqualTo(new Subscription.Step(state(parts[3]), parts[4].equals("yes")));
            }
        }
    }

    private static Subscription state(String text) {
        boolean both = text.startsWith("both");
        return new Subscription(
                both || text.startsWith("to"),
                both || text.startsWith("from"),
                text.contains("+out"),
                text.endsWith("+in"));
    }
}
