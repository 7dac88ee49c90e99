package org.uclab.sim.imp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.SaslCondition;

/**
 * The product's own mechanism: {@code userid=user@domain NUL token=…}, the token being a one-time password of the SOAP
 * service (G-TOOL, G-MTX).
 */
final class VtgTokenMechanism implements SaslMechanism {

    static final String NAME = "CISCO-VTG-TOKEN";

    private static final String USER = "userid=";
    private static final String TOKEN = "token=";

    /** Longest message, in bytes. */
    private static final int MESSAGE_MAX_BYTES = 4096;

    @Override
    public Verdict check(byte[] message, Credentials credentials) {
        String[] parts = new String(message, StandardCharsets.UTF_8).split("\0", -1);
        boolean malformed = message.length > MESSAGE_MAX_BYTES
                || parts.length != 2
                || !parts[0].startsWith(USER)
                || !parts[1].startsWith(TOKEN);
        if (malformed) {
            return Verdict.refused(SaslCondition.MALFORMED_REQUEST, "");
        }
        String address = parts[0].substring(USER.length());
        Optional<Jid> user = credentials.token(address, parts[1].substring(TOKEN.length()));
        return user.map(Verdict::admitted).orElseGet(() -> Verdict.refused(SaslCondition.NOT_AUTHORIZED, address));
    }
}
