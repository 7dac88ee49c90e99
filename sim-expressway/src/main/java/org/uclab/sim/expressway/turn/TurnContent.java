package org.uclab.sim.expressway.turn;

import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Message;

/** A message as the history keeps it. */
record TurnContent(byte[] bytes) implements Message.Content {

    @Override
    public int size() {
        return bytes.length;
    }

    @Override
    public Facts facts() {
        return StunMessage.read(bytes).map(TurnFacts::of).orElse(Facts.none());
    }
}
