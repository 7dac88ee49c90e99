package org.uclab.sim.imp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.SaslCondition;

/** PLAIN, RFC 4616: {@code [authzid] NUL authcid NUL passwd}. */
final class PlainMechanism implements SaslMechanism {

    /** Longest part, in UTF-8 bytes. RFC 4616 §2 lets no server refuse 255 or fewer. */
    private static final int PART_BYTES_MAX = 1023;

    @Override
    public Verdict check(byte[] message, Credentials credentials) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message))
                    .toString();
        } catch (CharacterCodingException notText) {
            return Verdict.refused(SaslCondition.MALFORMED_REQUEST, "");
        }
        String[] parts = text.split("\0", -1);
        if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty() || message.length > 3 * PART_BYTES_MAX + 2) {
            return Verdict.refused(SaslCondition.MALFORMED_REQUEST, "");
        }
        Optional<Jid> user = credentials.user(parts[1], parts[2]);
        if (user.isEmpty()) {
            return Verdict.refused(SaslCondition.NOT_AUTHORIZED, parts[1]);
        }
        // RFC 6120 §6.3.8: a user may act for nobody but itself.
        boolean other = !parts[0].isEmpty() && !Jid.parse(parts[0]).equals(user);
        return other ? Verdict.refused(SaslCondition.INVALID_AUTHZID, parts[1]) : Verdict.admitted(user.get());
    }
}
