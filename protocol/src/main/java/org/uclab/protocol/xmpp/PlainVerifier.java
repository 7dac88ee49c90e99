package org.uclab.protocol.xmpp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** PLAIN, RFC 4616: {@code [authzid] NUL authcid NUL passwd}. */
public final class PlainVerifier implements SaslVerifier {

    /** Longest part, in UTF-8 bytes. RFC 4616 §2 lets no server refuse 255 or fewer. */
    private static final int PART_BYTES_MAX = 1023;

    /** What is known of the users' passwords. */
    @FunctionalInterface
    public interface Passwords {

        /** The address of the user with that id or address and that password. */
        Optional<Jid> user(String id, String password);
    }

    private record Message(String authzid, String authcid, String password) {}

    private final Passwords passwords;

    public PlainVerifier(Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public String name() {
        return "PLAIN";
    }

    @Override
    public String claimed(byte[] message) {
        return read(message).map(read -> SaslVerifier.userId(read.authcid())).orElse("");
    }

    @Override
    public Verdict check(byte[] message) {
        Optional<Message> read = read(message);
        if (read.isEmpty()) {
            return Verdict.refused(SaslCondition.MALFORMED_REQUEST);
        }
        Optional<Jid> user = passwords.user(read.get().authcid(), read.get().password());
        // RFC 6120 §6.3.8: a user may act for nobody but itself.
        String authzid = read.get().authzid();
        boolean other =
                user.isPresent() && !authzid.isEmpty() && !Jid.parse(authzid).equals(user);
        return other ? Verdict.refused(SaslCondition.INVALID_AUTHZID) : Verdict.of(user);
    }

    private static Optional<Message> read(byte[] message) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message))
                    .toString();
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
        String[] parts = text.split("\0", -1);
        boolean malformed = parts.length != 3
                || parts[1].isEmpty()
                || parts[2].isEmpty()
                || message.length > 3 * PART_BYTES_MAX + 2;
        return malformed ? Optional.empty() : Optional.of(new Message(parts[0], parts[1], parts[2]));
    }
}
