package org.uclab.sim.imp.cluster;

import org.uclab.lab.wire.Endpoint;

/**
 * Where the nodes of a cluster bring copies of messages (C-COMP).
 *
 * @param at       where the compliance server listens
 * @param password with which nodes prove who they are
 * @param passes   whether messages go on while nobody logs them; otherwise they come back
 */
public record ComplianceTerms(Endpoint at, String password, boolean passes) {}
