package org.uclab.sim.imp.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.uclab.protocol.xmpp.SaslCondition;
import org.uclab.protocol.xmpp.SaslVerifier;

/**
 * The product's own mechanism: {@code userid=user@domain NUL token=…}, the token being a one-time password of the SOAP
 * service (G-TOOL, G-MTX).
 */
public final class VtgTokenMechanism implements SaslVerifier {

    public static final String NAME = "CISCO-VTG-TOKEN";

    private static final String USER = "userid=";
    private static final String TOKEN = "token=";

    /** Longest message, in bytes. */
    private static final int MESSAGE_MAX_BYTES = 4096;

    private record Message(String address, String token) {}

    private final SaslMechanism.Credentials credentials;

    public VtgTokenMechanism(SaslMechanism.Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String claimed(byte[] message) {
        return read(message).map(read -> SaslVerifier.userId(read.address())).orElse("");
    }

    @Override
    public Verdict check(byte[] message) {
        return read(message)
                .map(read -> Verdict.of(credentials.token(read.address(), read.token())))
                .orElseGet(() -> Verdict.refused(SaslCondition.MALFORMED_REQUEST));
    }

    private static Optional<Message> read(byte[] message) {
        String[] parts = new String(message, StandardCharsets.UTF_8).split("\0", -1);
        boolean malformed = message.length > MESSAGE_MAX_BYTES
                || parts.length != 2
                || !parts[0].startsWith(USER)
                || !parts[1].startsWith(TOKEN);
        return malformed
                ? Optional.empty()
                : Optional.of(new Message(parts[0].substring(USER.length()), parts[1].substring(TOKEN.length())));
    }
}
