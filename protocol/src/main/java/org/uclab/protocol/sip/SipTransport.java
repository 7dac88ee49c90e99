package org.uclab.protocol.sip;

import java.util.Locale;
import java.util.Optional;

/** What carries SIP, by the words of a Via (RFC 3261 §20.42). */
public enum SipTransport {
    UDP(false, 5060),
    TCP(true, 5060),
    TLS(true, 5061);

    private final boolean reliable;
    private final int defaultPort;

    SipTransport(boolean reliable, int defaultPort) {
        this.reliable = reliable;
        this.defaultPort = defaultPort;
    }

    /** The one of that name in any case. */
    public static Optional<SipTransport> of(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UDP" -> Optional.of(UDP);
            case "TCP" -> Optional.of(TCP);
            case "TLS" -> Optional.of(TLS);
            default -> Optional.empty();
        };
    }

    /** Whether what is sent arrives or the connection breaks. */
    public boolean reliable() {
        return reliable;
    }

    /** The port where none is written (RFC 3261 §18.2.2). */
    public int defaultPort() {
        return defaultPort;
    }

    /** As the parameter of a URI has it. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
