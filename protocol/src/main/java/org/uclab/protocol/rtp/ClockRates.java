package org.uclab.protocol.rtp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast the timestamps of each payload type run. The static types are known (RFC 3551 §6); the dynamic ones are what
 * the two sides agreed on. Immutable.
 */
public final class ClockRates {

    /** The static types, and no other. */
    public static final ClockRates STATIC = new ClockRates(staticTypes());

    private static final int RATE_MAX = 1_000_000;

    /** The value of an SDP attribute: {@code 114 opus/48000/2}. RFC 8866 §6.6. */
    private static final Pattern RTPMAP = Pattern.compile("([0-9]{1,3}) [!-~]{1,64}?/([0-9]{1,7})(/[!-~]{1,16})?");

    private final Map<Integer, Integer> rates;

    private ClockRates(Map<Integer, Integer> rates) {
        this.rates = Map.copyOf(rates);
    }

    private static Map<Integer, Integer> staticTypes() {
        Map<Integer, Integer> rates = new HashMap<>();
        for (int type : new int[] {0, 3, 4, 5, 7, 8, 9, 12, 13, 15, 18}) {
            rates.put(type, 8000);
        }
        rates.put(6, 16_000);
        rates.put(10, 44_100);
        rates.put(11, 44_100);
        rates.put(16, 11_025);
        rates.put(17, 22_050);
        for (int type : new int[] {14, 25, 26, 28, 31, 32, 33, 34}) {
            rates.put(type, 90_000);
        }
        return rates;
    }

    /** Ticks in a second; 0 where they are not known. */
    public int of(int payloadType) {
        return rates.getOrDefault(payloadType, 0);
    }

    /**
     * The same with what an SDP {@code rtpmap} says.
     *
     * @return empty when that is none
     */
    public Optional<ClockRates> with(String rtpmap) {
        Matcher matcher = RTPMAP.matcher(rtpmap);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int type = Integer.parseInt(matcher.group(1));
        int rate = Integer.parseInt(matcher.group(2));
        if (type > 127 || rate < 1 || rate > RATE_MAX) {
            return Optional.empty();
        }
        Map<Integer, Integer> more = new HashMap<>(rates);
        more.put(type, rate);
        return Optional.of(new ClockRates(more));
    }
}
