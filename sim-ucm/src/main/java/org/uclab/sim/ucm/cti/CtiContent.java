package org.uclab.sim.ucm.cti;

import java.util.List;
import java.util.stream.Collectors;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Message;
import org.uclab.protocol.cti.CtiKind;
import org.uclab.protocol.cti.CtiMessage;

/** A message as the history keeps it; a password is none of its business. */
record CtiContent(CtiMessage message) implements Message.Content {

    private static final int TEXT_MAX_CHARS = 256;
    private static final String MASK = "****";

    @Override
    public byte[] bytes() {
        return shown().bytes();
    }

    /** The message with its password masked. */
    private CtiMessage shown() {
        if (message.kind() != CtiKind.OPEN || message.fields().size() < 2) {
            return message;
        }
        List<String> fields = new java.util.ArrayList<>(message.fields());
        fields.set(1, MASK);
        return new CtiMessage(message.kind(), message.number(), fields);
    }

    @Override
    public int size() {
        return shown().size();
    }

    @Override
    public Facts facts() {
        CtiMessage shown = shown();
        return Facts.with()
                .and(CtiFacts.KIND, shown.kind().word())
                .and(CtiFacts.ABOUT, brief(shown.field(0)))
                .and(CtiFacts.REST, brief(shown.fields().stream().skip(1).collect(Collectors.joining(", "))))
                .done();
    }

    private static String brief(String text) {
        return text.length() <= TEXT_MAX_CHARS ? text : text.substring(0, TEXT_MAX_CHARS);
    }
}
