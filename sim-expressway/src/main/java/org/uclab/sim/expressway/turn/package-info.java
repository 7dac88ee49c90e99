/**
 * Relays for who cannot be reached (RFC 8656), on the STUN messages of RFC 8489: a pure core that keeps the allocations, and
 * the sockets around it. Start with {@link org.uclab.sim.expressway.turn.EdgeTurn}.
 */
package org.uclab.sim.expressway.turn;
