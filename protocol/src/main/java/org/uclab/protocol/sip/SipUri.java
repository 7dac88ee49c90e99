package org.uclab.protocol.sip;

import java.util.Optional;

/**
 * A SIP or SIPS URI, RFC 3261 §19.1.
 *
 * @param secure     whether it is a SIPS URI
 * @param user       as written, with escapes and, after a colon, a password; empty when there is none
 * @param host       name or address, an IPv6 address in brackets
 * @param port       0 when none is written
 * @param parameters those of the URI
 * @param headers    what stands behind {@code ?}, as written; empty when there is none
 */
public record SipUri(boolean secure, String user, String host, int port, Parameters parameters, String headers) {

    /** {@code sip:user@host}. */
    public static SipUri of(String user, String host) {
        return new SipUri(false, user, host, 0, Parameters.none(), "");
    }

    /** The URI in that text; none where it is no SIP URI. */
    public static Optional<SipUri> parse(String text) {
        Optional<SipUri> plain = Plain.sipUri(text);
        return plain.isPresent() ? plain : Grammar.sipUri(text);
    }

    public SipUri withPort(int number) {
        return new SipUri(secure, user, host, number, parameters, headers);
    }

    public SipUri withParameter(String name, String value) {
        return new SipUri(secure, user, host, port, parameters.with(name, value), headers);
    }

    /** {@code lr}: whether who it names routes loosely (RFC 3261 §16.12). */
    public boolean loose() {
        return parameters.has("lr");
    }

    /** What it wants to be reached by: its {@code transport}, TLS for a SIPS URI, or nothing said. */
    public Optional<SipTransport> transport() {
        if (secure) {
            return Optional.of(SipTransport.TLS);
        }
        return parameters.value("transport").flatMap(SipTransport::of);
    }

    /** The port, or the one meant by none: 5060, or 5061 where it is to be TLS. */
    public int effectivePort() {
        if (port != 0) {
            return port;
        }
        return transport().orElse(SipTransport.UDP).defaultPort();
    }

    @Override
    public String toString() {
        return (secure ? "sips:" : "sip:")
                + (user.isEmpty() ? "" : user + "@")
                + host
                + (port == 0 ? "" : ":" + port)
                + parameters
                + (headers.isEmpty() ? "" : "?" + headers);
    }
}
