package org.uclab.protocol.cti;

import static org.uclab.protocol.framing.MessageFramer.word;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.framing.MessageFramer;

/** Finds the messages in what comes over a connection; see {@link MessageFramer}. */
public final class CtiReader {

    private static final int LENGTH_AT = 2;

    private final MessageFramer<CtiMessage> framer = new MessageFramer<>(new CtiFormat());

    /** Takes what came. */
    public MessageFramer.Turn<CtiMessage> take(byte[] bytes) {
        return framer.take(bytes);
    }

    private static final class CtiFormat implements MessageFramer.Format<CtiMessage> {

        @Override
        public int headBytes() {
            return CtiMessage.HEAD_BYTES;
        }

        @Override
        public Optional<String> wrong(byte[] all, int at) {
            if ((all[at] & 0xff) != CtiMessage.MAGIC) {
                return Optional.of("no message begins with " + (all[at] & 0xff));
            }
            if (all.length > at + 1 && CtiKind.of(all[at + 1] & 0xff).isEmpty()) {
                return Optional.of("no kind of message is " + (all[at + 1] & 0xff));
            }
            if (all.length >= at + CtiMessage.HEAD_BYTES) {
                int length = bodyBytes(all, at);
                if (length < Integer.BYTES || length > CtiMessage.BODY_MAX_BYTES) {
                    return Optional.of("no message has " + length + " octets");
                }
            }
            return Optional.empty();
        }

        @Override
        public int bodyBytes(byte[] all, int at) {
            return word(all, at + LENGTH_AT);
        }

        @Override
        public Optional<CtiMessage> message(byte[] all, int from, int end) {
            int at = from + CtiMessage.HEAD_BYTES;
            int number = word(all, at) << 16 | word(all, at + 2);
            at += Integer.BYTES;
            List<String> fields = new ArrayList<>();
            while (at < end) {
                if (at + 2 > end || at + 2 + word(all, at) > end || fields.size() == CtiMessage.FIELDS_MAX) {
                    return Optional.empty();
                }
                int length = word(all, at);
                fields.add(new String(all, at + 2, length, StandardCharsets.UTF_8));
                at += 2 + length;
            }
            return CtiKind.of(all[from + 1] & 0xff).map(kind -> new CtiMessage(kind, number, fields));
        }

        @Override
        public String unfit() {
            return "its fields do not fit into it";
        }
    }
}
