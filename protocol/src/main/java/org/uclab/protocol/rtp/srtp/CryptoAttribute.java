package org.uclab.protocol.rtp.srtp;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of an SDP {@code a=crypto}. RFC 4568 §9.1.
 *
 * @param tag        1 to 999999999
 * @param key        the master key and salt
 * @param lifetime   packets for which the key may be used; 0 where that is not said
 * @param index      of the master key, where packets carry one
 * @param parameters session parameters, as they are spelled
 */
public record CryptoAttribute(int tag, SrtpKey key, long lifetime, Optional<KeyIndex> index, List<String> parameters) {

    /**
     * Which of several keys, and in how many octets packets say it.
     *
     * @param value  0 or more
     * @param octets 1 to 128
     */
    public record KeyIndex(long value, int octets) {}

    /** Characters of a value at most. */
    public static final int LENGTH_MAX = 512;

    /** Session parameters at most. */
    public static final int PARAMETERS_MAX = 8;

    private static final Pattern VALUE =
            Pattern.compile("([1-9][0-9]{0,8}) +([A-Za-z0-9_]{1,40}) +([!-~]+)((?: +[!-~]+)*) *");
    private static final Pattern INLINE = Pattern.compile(
            "inline:([A-Za-z0-9+/]{1,200}={0,2})(?:\\|((?:2\\^)?[0-9]{1,15}))?(?:\\|([0-9]{1,10}):([0-9]{1,3}))?");
    private static final Pattern WINDOW = Pattern.compile("WSH=([1-9][0-9]{1,4})");

    /** Replay windows are no smaller. RFC 4568 §6.3.6. */
    private static final int WINDOW_MIN = 64;

    /** Packets that one master key may protect. RFC 3711 §9.2. */
    private static final int LIFETIME_BITS_MAX = 48;

    private static final int MKI_OCTETS_MAX = 128;

    public CryptoAttribute {
        parameters = List.copyOf(parameters);
    }

    /** One with nothing but its key. */
    public static CryptoAttribute of(int tag, SrtpKey key) {
        return new CryptoAttribute(tag, key, 0, Optional.empty(), List.of());
    }

    /**
     * Reads one.
     *
     * @return none where it is malformed, of an unknown suite, or its key has not the length of its suite; who offers
     *         several is answered with another (RFC 4568 §5.1.2)
     */
    public static Optional<CryptoAttribute> read(String value) {
        if (value.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        Matcher matcher = VALUE.matcher(value.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> parameters = new ArrayList<>();
        for (String parameter : matcher.group(4).strip().split(" +")) {
            if (!parameter.isEmpty()) {
                parameters.add(parameter);
            }
        }
        // Several keys of one direction need their index in each packet, which is not spoken here.
        if (parameters.size() > PARAMETERS_MAX || matcher.group(3).contains(";")) {
            return Optional.empty();
        }
        return SrtpSuite.named(matcher.group(2))
                .flatMap(suite -> read(Integer.parseInt(matcher.group(1)), suite, matcher.group(3), parameters));
    }

    private static Optional<CryptoAttribute> read(int tag, SrtpSuite suite, String inline, List<String> parameters) {
        Matcher matcher = INLINE.matcher(inline);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Long> lifetime = lifetime(matcher.group(2));
        Optional<KeyIndex> index = Optional.ofNullable(matcher.group(3))
                .map(number -> new KeyIndex(Long.parseLong(number), Integer.parseInt(matcher.group(4))));
        if (lifetime.isEmpty()
                || index.filter(each -> each.octets < 1 || each.octets > MKI_OCTETS_MAX)
                        .isPresent()) {
            return Optional.empty();
        }
        byte[] keyAndSalt;
        try {
            keyAndSalt = Base64.getDecoder().decode(matcher.group(1));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return SrtpKey.of(suite, keyAndSalt)
                .map(key -> new CryptoAttribute(tag, key, lifetime.get(), index, parameters));
    }

    /** None where it is more than a key lasts. */
    private static Optional<Long> lifetime(String text) {
        if (text == null) {
            return Optional.of(0L);
        }
        if (!text.startsWith("2^")) {
            long packets = Long.parseLong(text);
            return packets >= 1 && packets <= 1L << LIFETIME_BITS_MAX ? Optional.of(packets) : Optional.empty();
        }
        if (text.length() > 4) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(text.substring(2));
        return bits <= LIFETIME_BITS_MAX ? Optional.of(1L << bits) : Optional.empty();
    }

    /** The size of the replay window that it asks for; none where it does not, or for less than 64. */
    public OptionalInt window() {
        return parameters.stream()
                .map(WINDOW::matcher)
                .filter(Matcher::matches)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .filter(size -> size >= WINDOW_MIN)
                .findFirst();
    }

    /**
     * Whether a peer can do what the session parameters say: what is not known must be refused unless it begins with
     * {@code -}. RFC 4568 §6.3.7.
     */
    public boolean acceptable() {
        return index.isEmpty()
                && parameters.stream()
                        .allMatch(parameter -> parameter.startsWith("-")
                                || WINDOW.matcher(parameter).matches());
    }

    /** The value as SDP has it, key included: for the wire, not for the record. */
    public String write() {
        StringBuilder text = new StringBuilder(tag + " " + key.suite() + " inline:" + key.inline());
        if (lifetime > 0) {
            text.append('|')
                    .append(Long.bitCount(lifetime) == 1 ? "2^" + Long.numberOfTrailingZeros(lifetime) : lifetime);
        }
        index.ifPresent(each -> text.append('|').append(each.value).append(':').append(each.octets));
        parameters.forEach(parameter -> text.append(' ').append(parameter));
        return text.toString();
    }
}
