package org.uclab.lab.fault;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.words.Nearest;

/**
 * What a way through a network does to what passes, for each peer of a port by itself.
 *
 * @param delay   lab time that everything takes one way, at least
 * @param spread  standard deviation of what comes to that, normally distributed and never less than nothing
 * @param loss    share of datagrams lost, 0 to below 1; of a stream the segment comes late, as after a retransmission
 * @param burst   mean number of datagrams lost in a row, 1 or more (Gilbert's model: while the way is bad, all are lost)
 * @param reorder share of datagrams that overtake those before them, 0 to below 1; streams keep their order
 * @param in      bits per lab second from the peer to the port, headers of IP counted; 0 for no limit
 * @param out     the same from the port to the peer
 * @param queue   longest lab time that a datagram waits for its turn; who would wait longer is lost
 * @param overhead octets that a tunnel on the way adds to each packet, 0 to 999: they count where there is a rate
 */
public record PathConditions(
        Duration delay,
        Duration spread,
        double loss,
        double burst,
        double reorder,
        int in,
        int out,
        Duration queue,
        int overhead) {

    private static final Duration QUEUE = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,2}(?:\\.[0-9]{1,3})?)%");
    private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,5})([kM])");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,2})?");
    private static final int KILO = 1_000;
    private static final int MEGA = 1_000_000;
    private static final double PER_CENT = 100;

    /** A way that does nothing. */
    static final PathConditions NONE = new PathConditions(Duration.ZERO, Duration.ZERO, 0, 1, 0, 0, 0, QUEUE, 0);

    /**
     * Those that have names. The rates are those that planning guides reckon with; the rest is the lab's own choice: of a tunnel, that it
     * adds 80 octets to a packet (an outer IP and UDP header, and what DTLS or ESP need).
     */
    private static final Map<String, String> NAMED = named();

    public PathConditions {
        within("delay", delay);
        within("spread", spread);
        within("queue", queue);
        share("loss", loss);
        share("reorder", reorder);
        if (!(burst >= 1)) {
            throw new IllegalArgumentException("burst is 1 at least, not " + burst);
        }
        // In Gilbert's model the way turns bad with p = loss / (burst * (1 - loss)), which can be no more than 1.
        if (loss > burst * (1 - loss)) {
            throw new IllegalArgumentException("with a loss of " + percent(loss) + " bursts are longer than "
                    + number(burst) + "; say burst=" + number(Math.ceil(loss / (1 - loss))) + " or more");
        }
    }

    private static Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("vpn-125k", "delay=40ms spread=5ms in=125k overhead=80");
        named.put("vpn-384k", "delay=40ms spread=5ms in=384k overhead=80");
        named.put("uplink-256k", "delay=25ms spread=3ms in=256k");
        named.put("uplink-384k", "delay=25ms spread=3ms in=384k");
        named.put("uplink-1000k", "delay=20ms spread=2ms in=1000k");
        named.put("uplink-2000k", "delay=15ms spread=2ms in=2000k");
        named.put("lte", "delay=45ms spread=15ms loss=0.2% burst=2 in=10M out=30M");
        named.put("wifi-poor", "delay=15ms spread=25ms loss=3% burst=4 reorder=0.5%");
        named.put("satellite", "delay=280ms spread=10ms loss=0.1%");
        return named;
    }

    private static void within(String what, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " is at most a minute, not " + value);
        }
    }

    private static void share(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(what + " is less than 100%, not " + percent(value));
        }
    }

    /** The names, in the order users see them. */
    static Set<String> names() {
        return Collections.unmodifiableSet(NAMED.keySet());
    }

    /**
     * Reads a name, or conditions such as {@code delay=40ms loss=2%}, or a name and what is different.
     *
     * @throws IllegalArgumentException with a remedy
     */
    static PathConditions parse(String text) {
        Map<String, String> said = new TreeMap<>();
        for (String word : text.strip().split("\\s+")) {
            String[] pair = word.split("=", 2);
            if (pair.length == 2) {
                said.put(pair[0].toLowerCase(Locale.ROOT), pair[1]);
            } else if (NAMED.containsKey(word) && said.isEmpty()) {
                for (String each : NAMED.get(word).split(" ")) {
                    said.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
                }
            } else {
                throw new IllegalArgumentException("there is no path '" + word + "'; write a name first ("
                        + String.join(", ", NAMED.keySet()) + ") or conditions such as delay=40ms"
                        + Nearest.hint(word, NAMED.keySet()));
            }
        }
        PathConditions read = NONE;
        for (Map.Entry<String, String> each : said.entrySet()) {
            // A burst makes sense with its loss only, so the loss is read with it.
            read = read.with(each.getKey(), each.getValue(), said);
        }
        return read;
    }

    private PathConditions with(String key, String value, Map<String, String> said) {
        return switch (key) {
            case "delay" ->
                new PathConditions(FaultText.duration(value), spread, loss, burst, reorder, in, out, queue, overhead);
            case "spread" ->
                new PathConditions(delay, FaultText.duration(value), loss, burst, reorder, in, out, queue, overhead);
            case "loss" ->
                new PathConditions(
                        delay,
                        spread,
                        share(value),
                        count(said.getOrDefault("burst", "1")),
                        reorder,
                        in,
                        out,
                        queue,
                        overhead);
            case "burst" -> new PathConditions(delay, spread, loss, count(value), reorder, in, out, queue, overhead);
            case "reorder" -> new PathConditions(delay, spread, loss, burst, share(value), in, out, queue, overhead);
            case "rate" ->
                new PathConditions(delay, spread, loss, burst, reorder, rate(value), rate(value), queue, overhead);
            case "in" -> new PathConditions(delay, spread, loss, burst, reorder, rate(value), out, queue, overhead);
            case "out" -> new PathConditions(delay, spread, loss, burst, reorder, in, rate(value), queue, overhead);
            case "queue" ->
                new PathConditions(delay, spread, loss, burst, reorder, in, out, FaultText.duration(value), overhead);
            case "overhead" -> new PathConditions(delay, spread, loss, burst, reorder, in, out, queue, octets(value));
            default ->
                throw new IllegalArgumentException("a path has no '" + key
                        + "'; it has delay, spread, loss, burst, reorder, rate, in, out, queue and overhead");
        };
    }

    private static double share(String text) {
        Matcher share = SHARE.matcher(text);
        if (!share.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no share; write 2% or 0.5%");
        }
        return Double.parseDouble(share.group(1)) / PER_CENT;
    }

    private static double count(String text) {
        if (!COUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no number; write 4 or 2.5");
        }
        return Double.parseDouble(text);
    }

    private static int octets(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("'" + text + "' is no number of octets up to 999; write 80");
        }
        return Integer.parseInt(text);
    }

    private static int rate(String text) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no bit rate; write 384k or 2M");
        }
        long bits = Long.parseLong(rate.group(1)) * (rate.group(2).equals("k") ? KILO : MEGA);
        if (bits > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'" + text + "' is more than 2000M");
        }
        return (int) bits;
    }

    /** As {@link #parse} reads it; a name where it is exactly what the name stands for. */
    String text() {
        for (Map.Entry<String, String> named : NAMED.entrySet()) {
            if (parse(named.getValue()).equals(this)) {
                return named.getKey();
            }
        }
        StringBuilder text = new StringBuilder();
        say(text, "delay", delay.isZero() ? "" : FaultText.of(delay));
        say(text, "spread", spread.isZero() ? "" : FaultText.of(spread));
        say(text, "loss", loss == 0 ? "" : percent(loss));
        say(text, "burst", burst == 1 ? "" : number(burst));
        say(text, "reorder", reorder == 0 ? "" : percent(reorder));
        say(text, "in", in == 0 ? "" : bits(in));
        say(text, "out", out == 0 ? "" : bits(out));
        say(text, "queue", queue.equals(QUEUE) ? "" : FaultText.of(queue));
        say(text, "overhead", overhead == 0 ? "" : Integer.toString(overhead));
        return text.isEmpty() ? "delay=0ms" : text.toString();
    }

    private static void say(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append(key).append('=').append(value);
        }
    }

    private static String bits(int rate) {
        return rate % MEGA == 0 ? rate / MEGA + "M" : rate / KILO + "k";
    }

    private static String percent(double share) {
        return number(Math.round(share * PER_CENT * KILO) / (double) KILO) + "%";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }
}
