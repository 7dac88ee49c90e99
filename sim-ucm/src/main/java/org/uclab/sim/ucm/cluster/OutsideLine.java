package org.uclab.sim.ucm.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How calls leave the company, and whom they reach there.
 *
 * @param gateway host; empty for a company whose calls stay inside
 * @param prefix  that is dialled before a number outside
 * @param earlyOffer whether the INVITE to the gateway offers what the caller has offered, else the gateway is to offer
 * @param numbers those that there are outside
 */
public record OutsideLine(String gateway, String prefix, boolean earlyOffer, Map<String, Answers> numbers) {

    /** No way out. */
    public static final OutsideLine NONE = new OutsideLine("", "9", false, Map.of());

    /**
     * How a number outside answers.
     *
     * @param after time of ringing; none for one that rings and is never answered
     */
    public record Answers(Optional<Duration> after) {}

    public OutsideLine {
        numbers = Map.copyOf(numbers);
    }

    /** The number outside that those digits mean; none where they mean none. */
    public Optional<String> dialled(String digits) {
        return !gateway.isEmpty() && digits.startsWith(prefix) && digits.length() > prefix.length()
                ? Optional.of(digits.substring(prefix.length()))
                : Optional.empty();
    }
}
