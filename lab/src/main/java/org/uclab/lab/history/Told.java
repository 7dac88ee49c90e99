package org.uclab.lab.history;

import java.util.List;
import java.util.Optional;

/** A message that was told before: its texts are at hand and its bytes are not, as when it was read from a file. */
public record Told(String protocol, String line, String detail) implements Teller {

    private static final byte[] NO_BYTES = {};

    /** The message, with what else is known of it. */
    public Message message(Hop hop, long exchange, int size, Facts facts) {
        return Message.of(this, hop, exchange, new Message.Content() {
            @Override
            public byte[] bytes() {
                return NO_BYTES;
            }

            @Override
            public Facts facts() {
                return facts;
            }

            @Override
            public int size() {
                return size;
            }
        });
    }

    @Override
    public String line(Message message) {
        return line;
    }

    @Override
    public String detail(Message message) {
        return detail;
    }

    /** It tells one message, and knows no words for others. */
    @Override
    public Optional<Meaning> reads(String words) {
        return Optional.empty();
    }

    @Override
    public List<String> forms() {
        return List.of();
    }
}
