package org.uclab.sim.expressway.turn;

import static org.uclab.protocol.framing.MessageFramer.word;

import java.util.Arrays;
import java.util.Optional;
import org.uclab.protocol.framing.MessageFramer;

/** Finds messages and channel data in what comes over a connection (RFC 8489 §6.2.2, RFC 8656 §12.5). */
final class TurnReader {

    private final MessageFramer<byte[]> framer = new MessageFramer<>(new TurnFormat());

    /** Takes what came. */
    MessageFramer.Turn<byte[]> take(byte[] bytes) {
        return framer.take(bytes);
    }

    private static final class TurnFormat implements MessageFramer.Format<byte[]> {

        @Override
        public int headBytes() {
            return ChannelData.HEADER_BYTES;
        }

        @Override
        public Optional<String> wrong(byte[] all, int at) {
            int first = all[at] & 0xff;
            boolean channel = first >> 6 == 1;
            if (!StunMessage.begins(first) && !channel) {
                return Optional.of("neither a message nor channel data begins with " + first);
            }
            return !channel && all.length >= at + headBytes() && word(all, at + 2) % 4 != 0
                    ? Optional.of("no message has " + word(all, at + 2) + " bytes of attributes")
                    : Optional.empty();
        }

        @Override
        public int bodyBytes(byte[] all, int at) {
            int length = word(all, at + 2);
            return StunMessage.begins(all[at] & 0xff)
                    ? StunMessage.HEADER_BYTES - headBytes() + length
                    : StunMessage.padded(length);
        }

        @Override
        public Optional<byte[]> message(byte[] all, int from, int end) {
            byte[] message = Arrays.copyOfRange(all, from, end);
            return StunMessage.begins(message[0] & 0xff)
                            && StunMessage.read(message).isEmpty()
                    ? Optional.empty()
                    : Optional.of(message);
        }

        @Override
        public String unfit() {
            return "it is no message of STUN";
        }
    }
}
