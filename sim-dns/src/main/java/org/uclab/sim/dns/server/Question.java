package org.uclab.sim.dns.server;

import org.uclab.lab.wire.Transport;

/**
 * A question and who asks it.
 *
 * @param caller address of the caller, without port
 */
record Question(Incoming.Query query, String caller, Transport transport) {}
