package org.uclab.protocol.xmpp;

import java.util.ArrayList;
import java.util.List;

/** What the answering side of a connection wants done, in order; it opens its direction of each stream once. */
final class OurSide {

    private final StreamHost host;
    private List<NegotiationAction> wanted = new ArrayList<>();
    private boolean opened;

    OurSide(StreamHost host) {
        this.host = host;
    }

    /** Opens our direction of the present stream unless it is open. */
    void open(StreamHeader heard) {
        if (!opened) {
            wants(new NegotiationAction.Open(host.answer(heard)));
            opened = true;
        }
    }

    /** The peer opens a new stream next, and so shall we. */
    void restart(StreamLimits limits) {
        wants(new NegotiationAction.Restart(limits));
        opened = false;
    }

    void wants(NegotiationAction action) {
        wanted.add(action);
    }

    /** All that is wanted since this was asked last. */
    List<NegotiationAction> taken() {
        List<NegotiationAction> taken = wanted;
        wanted = new ArrayList<>();
        return taken;
    }
}
