package org.uclab.protocol.sip;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of the way a request took, RFC 3261 §20.42.
 *
 * @param transport as written: UDP, TCP, TLS, or one we do not speak
 * @param host      of its sent-by, an IPv6 address in brackets
 * @param port      of its sent-by; 0 when none is written
 */
public record Via(String transport, String host, int port, Parameters parameters) {

    /** What every branch begins with that is unique (RFC 3261 §8.1.1.7). */
    public static final String MAGIC_COOKIE = "z9hG4bK";

    private static final String PROTOCOL = SipMessage.VERSION + "/";
    private static final Pattern STEP = Pattern.compile(
            "(?i)SIP\\s*/\\s*[0-9]+\\.[0-9]+\\s*/\\s*([A-Z]{1,16})\\s+([A-Z0-9.-]+(?::[0-9]{1,5})?|\\[[0-9A-F:.]+](?::[0-9]{1,5})?)");
    private static final Pattern PARAMETER =
            Pattern.compile("[A-Za-z0-9.!%*_+`'~-]+(?:=[A-Za-z0-9.!%*_+`'~:\\[\\]-]+)?");

    /** A step of ours that wants its answer where it came from (RFC 3581 §3). */
    public static Via of(SipTransport transport, String sentBy, String branch) {
        Parameters parameters = Parameters.none();
        if (!transport.reliable()) {
            parameters = parameters.withFlag("rport");
        }
        int colon = sentBy.lastIndexOf(':');
        boolean ported = colon > 0 && !sentBy.endsWith("]");
        return new Via(
                transport.name(),
                ported ? sentBy.substring(0, colon) : sentBy,
                ported ? Integer.parseInt(sentBy.substring(colon + 1)) : 0,
                parameters.with("branch", branch));
    }

    /** What one value says; none where it is malformed. */
    public static Optional<Via> parse(String value) {
        Optional<Via> plain = Plain.via(value);
        return plain.isPresent() ? plain : Grammar.via(value);
    }

    /** The same of a step that may be malformed behind its sent-by, or of another version: what is well-formed of it. */
    static Optional<Via> madeOut(String value) {
        Optional<Via> read = parse(value);
        Matcher known = STEP.matcher(value);
        if (read.isPresent() || !known.lookingAt()) {
            return read;
        }
        String plain = PROTOCOL + known.group(1) + " " + known.group(2);
        StringBuilder kept = new StringBuilder(plain);
        Commas.apart(value.substring(known.end()), ';').stream()
                .filter(parameter -> PARAMETER.matcher(parameter).matches())
                .forEach(parameter -> kept.append(';').append(parameter));
        return parse(kept.toString()).or(() -> parse(plain));
    }

    /** Empty when there is none. */
    public String branch() {
        return parameters.value("branch").orElse("");
    }

    /** Whether its branch is unique in space and time. */
    public boolean unique() {
        return branch().startsWith(MAGIC_COOKIE) && branch().length() > MAGIC_COOKIE.length();
    }

    /** Host, and port where one is written. */
    public String sentBy() {
        return port == 0 ? host : host + ":" + port;
    }

    /**
     * With where it really came from (RFC 3261 §18.2.1, RFC 3581 §4): {@code received} where its host is another address or
     * it asks for the port, and then {@code rport}.
     */
    public Via seenFrom(String address, int fromPort) {
        boolean asks = parameters.has("rport");
        Parameters seen = parameters;
        if (asks) {
            seen = seen.with("rport", String.valueOf(fromPort));
        }
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (asks || !plain.equalsIgnoreCase(address)) {
            seen = seen.with("received", address);
        } else {
            seen = seen.without("received"); // said by somebody who cannot know
        }
        return new Via(transport, host, port, seen);
    }

    @Override
    public String toString() {
        return "SIP/2.0/" + transport + " " + sentBy() + parameters;
    }
}
