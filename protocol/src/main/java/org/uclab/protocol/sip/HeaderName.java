package org.uclab.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of header fields: compared without case, and one letter for some of them (RFC 3261 §7.3.3). */
public final class HeaderName {

    public static final String VIA = "Via";
    public static final String FROM = "From";
    public static final String TO = "To";
    public static final String CALL_ID = "Call-ID";
    public static final String CSEQ = "CSeq";
    public static final String MAX_FORWARDS = "Max-Forwards";
    public static final String CONTACT = "Contact";
    public static final String ROUTE = "Route";
    public static final String RECORD_ROUTE = "Record-Route";
    public static final String CONTENT_LENGTH = "Content-Length";
    public static final String CONTENT_TYPE = "Content-Type";
    public static final String EXPIRES = "Expires";
    public static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    public static final String AUTHORIZATION = "Authorization";
    public static final String PROXY_AUTHENTICATE = "Proxy-Authenticate";
    public static final String PROXY_AUTHORIZATION = "Proxy-Authorization";
    public static final String RETRY_AFTER = "Retry-After";
    public static final String TIMESTAMP = "Timestamp";
    public static final String REFER_TO = "Refer-To";

    private static final Map<String, String> COMPACT = Map.ofEntries(
            Map.entry("a", "accept-contact"),
            Map.entry("b", "referred-by"),
            Map.entry("c", "content-type"),
            Map.entry("e", "content-encoding"),
            Map.entry("f", "from"),
            Map.entry("i", "call-id"),
            Map.entry("j", "reject-contact"),
            Map.entry("k", "supported"),
            Map.entry("l", "content-length"),
            Map.entry("m", "contact"),
            Map.entry("o", "event"),
            Map.entry("r", "refer-to"),
            Map.entry("s", "subject"),
            Map.entry("t", "to"),
            Map.entry("u", "allow-events"),
            Map.entry("v", "via"),
            Map.entry("x", "session-expires"));

    /** As nearly everybody spells them. */
    private static final List<String> USUAL = List.of(
            VIA,
            FROM,
            TO,
            CALL_ID,
            CSEQ,
            MAX_FORWARDS,
            CONTACT,
            ROUTE,
            RECORD_ROUTE,
            CONTENT_LENGTH,
            CONTENT_TYPE,
            EXPIRES,
            WWW_AUTHENTICATE,
            AUTHORIZATION,
            PROXY_AUTHENTICATE,
            PROXY_AUTHORIZATION,
            RETRY_AFTER,
            TIMESTAMP,
            REFER_TO,
            "Allow",
            "Supported",
            "User-Agent",
            "Server",
            "Date",
            "Event",
            "Subscription-State",
            "Warning",
            "Require",
            "Min-Expires",
            "Accept",
            "Session-Expires",
            "Allow-Events",
            "Content-ID",
            "Referred-By");

    private static final Map<String, String> SHARED =
            USUAL.stream().collect(Collectors.toUnmodifiableMap(name -> name, name -> name));

    private static final Map<String, String> CANONICAL = USUAL.stream()
            .flatMap(name -> Stream.of(name, name.toLowerCase(Locale.ROOT)).distinct())
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> name.toLowerCase(Locale.ROOT)));

    private static final int SLOTS = 512;
    private static final Spelt[] BY_BYTES = byBytes();

    /**
     * A name as it was written, and what it is called among ourselves.
     *
     * @param canonical small letters, and the long form
     */
    record Spelt(String name, String canonical) {

        private boolean is(byte[] bytes, int from, int end) {
            if (name.length() != end - from) {
                return false;
            }
            for (int i = 0; i < name.length(); i++) {
                if (name.charAt(i) != bytes[from + i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private HeaderName() {}

    /** Usual names and their compact forms, each at the first free slot from its own on. */
    private static Spelt[] byBytes() {
        Spelt[] all = new Spelt[SLOTS];
        Stream.of(CANONICAL.keySet(), COMPACT.keySet())
                .flatMap(Set::stream)
                .sorted()
                .forEach(name -> {
                    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
                    int slot = slot(bytes, 0, bytes.length);
                    while (all[slot] != null) {
                        slot = (slot + 1) % SLOTS;
                    }
                    all[slot] = new Spelt(shared(name), canonical(name));
                });
        return all;
    }

    private static int slot(byte[] bytes, int from, int end) {
        int mixed = ((end - from) * 31 + bytes[from]) * 31 + bytes[end - 1] + bytes[from + (end - from) / 2] * 7;
        return Math.floorMod(mixed, SLOTS);
    }

    /** The name that stands there, of at least one byte, all of them ASCII. */
    static Spelt of(byte[] bytes, int from, int end) {
        for (int slot = slot(bytes, from, end); BY_BYTES[slot] != null; slot = (slot + 1) % SLOTS) {
            if (BY_BYTES[slot].is(bytes, from, end)) {
                return BY_BYTES[slot];
            }
        }
        String name = new String(bytes, from, end - from, StandardCharsets.US_ASCII);
        return new Spelt(name, canonical(name));
    }

    /** The same text, one for all where it is a usual one. */
    static String shared(String name) {
        return SHARED.getOrDefault(name, name);
    }

    /** Small letters, and the long form. */
    static String canonical(String name) {
        String known = CANONICAL.get(name);
        if (known != null) {
            return known;
        }
        String small = name.toLowerCase(Locale.ROOT);
        return small.length() == 1 ? COMPACT.getOrDefault(small, small) : small;
    }
}
