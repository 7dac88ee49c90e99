package org.uclab.sim.ucm.cti;

import java.util.stream.Collectors;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Message;
import org.uclab.protocol.cti.CtiKind;
import org.uclab.protocol.cti.CtiMessage;

/** A message as the history keeps it. */
record CtiContent(CtiMessage message) implements Message.Content {

    private static final int TEXT_MAX_CHARS = 256;

    @Override
    public byte[] bytes() {
        return message.bytes();
    }

    @Override
    public int size() {
        return message.size();
    }

    /** The password of an {@code open} is a secret, however much of it is told. */
    @Override
    public Facts facts() {
        Facts.Builder facts = Facts.with()
                .and(CtiFacts.KIND, message.kind().word())
                .and(CtiFacts.ABOUT, brief(message.field(0)))
                .and(CtiFacts.REST, brief(message.fields().stream().skip(1).collect(Collectors.joining(", "))));
        if (message.kind() == CtiKind.OPEN) {
            facts.hiding(message.field(1)).hiding(brief(message.field(1)));
        }
        return facts.done();
    }

    private static String brief(String text) {
        return text.length() <= TEXT_MAX_CHARS ? text : text.substring(0, TEXT_MAX_CHARS);
    }
}
