package org.uclab.protocol.xmpp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One side of a connection with streams on it, as a table: what happens goes in, what it wants done comes out. */
public interface StreamSide {

    /** What to do about that, in order; an ended connection wants nothing. */
    List<NegotiationAction> on(NegotiationInput input, Instant now);

    /** When the peer's time is up; empty where it has all the time it wants. */
    Optional<Instant> wakeAt();

    /** What to do when that time has come. */
    List<NegotiationAction> wake(Instant now);
}
