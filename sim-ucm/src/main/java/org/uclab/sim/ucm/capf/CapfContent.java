package org.uclab.sim.ucm.capf;

import java.util.Optional;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Message;
import org.uclab.protocol.capf.CapfMessage;
import org.uclab.protocol.capf.CapfTag;

/** A message as the history keeps it. */
record CapfContent(CapfMessage message) implements Message.Content {

    private static final int TEXT_MAX_CHARS = 128;

    @Override
    public byte[] bytes() {
        return message.bytes();
    }

    @Override
    public int size() {
        return CapfMessage.HEAD_BYTES
                + message.elements().stream()
                        .mapToInt(element -> 3 + element.value().length)
                        .sum();
    }

    /** The authentication string is a secret, however much of it is told. */
    @Override
    public Facts facts() {
        Optional<String> password = message.text(CapfTag.PASSWORD).map(CapfContent::brief);
        return Facts.with()
                .and(CapfFacts.KIND, message.kind().word())
                .and(CapfFacts.DEVICE, message.text(CapfTag.DEVICE_NAME).map(CapfContent::brief))
                .and(CapfFacts.REASON, message.number(CapfTag.REASON))
                .and(CapfFacts.PASSWORD, password)
                .hiding(password.stream().toList())
                .done();
    }

    private static String brief(String text) {
        return text.length() <= TEXT_MAX_CHARS ? text : text.substring(0, TEXT_MAX_CHARS);
    }
}
