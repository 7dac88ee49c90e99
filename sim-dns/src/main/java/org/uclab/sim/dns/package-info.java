/**
 * Plays an authoritative name server over UDP and TCP that may forward what it is not authoritative for. It
 * deliberately resolves nothing itself, caches nothing and signs nothing: every answer comes from its zones or, word
 * for word, from the server it forwards to. Start with {@link org.uclab.sim.dns.DnsSim}, then {@code Responder}.
 */
package org.uclab.sim.dns;
