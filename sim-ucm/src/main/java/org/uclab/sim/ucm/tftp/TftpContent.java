package org.uclab.sim.ucm.tftp;

import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Message;

/** A packet as the history keeps it. */
record TftpContent(byte[] bytes) implements Message.Content {

    @Override
    public int size() {
        return bytes.length;
    }

    @Override
    public Facts facts() {
        return TftpPacket.facts(bytes);
    }
}
