package org.uclab.sim.ucm.capf;

import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Message;
import org.uclab.protocol.capf.CapfMessage;
import org.uclab.protocol.capf.CapfTag;

/** A message as the history keeps it. */
record CapfContent(CapfMessage message) implements Message.Content {

    private static final int NAME_MAX_CHARS = 128;

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

    @Override
    public Facts facts() {
        return Facts.with()
                .and(CapfFacts.KIND, message.kind().word())
                .and(CapfFacts.DEVICE, message.text(CapfTag.DEVICE_NAME).map(CapfContent::brief))
                .and(CapfFacts.REASON, message.number(CapfTag.REASON))
                .and(CapfFacts.PASSWORD, message.value(CapfTag.PASSWORD).isPresent())
                .done();
    }

    private static String brief(String name) {
        return name.length() <= NAME_MAX_CHARS ? name : name.substring(0, NAME_MAX_CHARS);
    }
}
