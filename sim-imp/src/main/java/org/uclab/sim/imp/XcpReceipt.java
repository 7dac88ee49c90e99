package org.uclab.sim.imp;

import java.util.Optional;
import org.uclab.protocol.xmpp.Element;

/** What another node has said to this one of what it numbers: nothing is acted on twice, and all of it is confirmed. */
final class XcpReceipt {

    /** Elements after which the other node is told, though it goes on speaking. */
    static final int UNCONFIRMED_MAX = 32;

    private Optional<Xcp.Begun> speaker = Optional.empty();
    private long upTo;
    private int unconfirmed;

    /** Another stream of that node begins. */
    void begun(Xcp.Begun stream) {
        if (speaker.filter(before -> before.life().equals(stream.life())).isEmpty()) {
            upTo = 0;
        }
        speaker = Optional.of(stream);
    }

    /** Whether an element of that number is new. */
    boolean isNew(long number) {
        unconfirmed++;
        boolean isNew = number > upTo;
        upTo = Math.max(upTo, number);
        return isNew;
    }

    /** Whether there is something to confirm. */
    boolean pending() {
        return unconfirmed > 0;
    }

    /** Whether it has to be confirmed now. */
    boolean due() {
        return unconfirmed >= UNCONFIRMED_MAX;
    }

    /** Confirms what has come; empty where nobody has spoken yet. */
    Optional<Element> confirmation(String ownLife) {
        unconfirmed = 0;
        return speaker.map(of -> Xcp.of(new Xcp.Confirmed(ownLife, of, upTo)));
    }
}
