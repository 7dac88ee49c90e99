package org.uclab.protocol.capf;

import static org.uclab.protocol.framing.MessageFramer.word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.framing.MessageFramer;

/** Finds the messages in what comes over a connection; see {@link MessageFramer}. */
public final class CapfReader {

    private static final int LENGTH_AT = 6;

    private final MessageFramer<CapfMessage> framer = new MessageFramer<>(new CapfFormat());

    /** Takes what came. */
    public MessageFramer.Turn<CapfMessage> take(byte[] bytes) {
        return framer.take(bytes);
    }

    /** Whether a message has begun that is not whole yet. */
    public boolean unfinished() {
        return framer.unfinished();
    }

    private static final class CapfFormat implements MessageFramer.Format<CapfMessage> {

        @Override
        public int headBytes() {
            return CapfMessage.HEAD_BYTES;
        }

        @Override
        public Optional<String> wrong(byte[] all, int at) {
            if ((all[at] & 0xff) != CapfMessage.MAGIC) {
                return Optional.of("no message begins with " + (all[at] & 0xff));
            }
            if (all.length > at + 1 && CapfKind.of(all[at + 1] & 0xff).isEmpty()) {
                return Optional.of("no kind of message is " + (all[at + 1] & 0xff));
            }
            if (all.length >= at + CapfMessage.HEAD_BYTES && bodyBytes(all, at) > CapfMessage.BODY_MAX_BYTES) {
                return Optional.of("a message of " + bodyBytes(all, at) + " octets is too long");
            }
            return Optional.empty();
        }

        @Override
        public int bodyBytes(byte[] all, int at) {
            return word(all, at + LENGTH_AT);
        }

        @Override
        public Optional<CapfMessage> message(byte[] all, int from, int end) {
            List<CapfElement> elements = new ArrayList<>();
            int at = from + CapfMessage.HEAD_BYTES;
            while (at < end) {
                if (at + 3 > end || at + 3 + word(all, at + 1) > end || elements.size() == CapfMessage.ELEMENTS_MAX) {
                    return Optional.empty();
                }
                int length = word(all, at + 1);
                elements.add(new CapfElement(all[at] & 0xff, Arrays.copyOfRange(all, at + 3, at + 3 + length)));
                at += 3 + length;
            }
            int session = word(all, from + 2) << 16 | word(all, from + 4);
            return CapfKind.of(all[from + 1] & 0xff).map(kind -> new CapfMessage(kind, session, elements));
        }

        @Override
        public String unfit() {
            return "its elements do not fit into it";
        }
    }
}
