package org.uclab.sim.expressway.turn;

import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;

/** Who asks, as far as an allocation belongs to it: the server's own end is always the same (RFC 8656 §2.2). */
record TurnClient(Transport transport, Endpoint at) {}
