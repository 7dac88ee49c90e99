/**
 * Plays authoritative name servers over UDP and TCP that may forward what they are not authoritative for. They
 * deliberately resolve nothing themselves, cache nothing and sign nothing: every answer comes from their zones or, word
 * for word, from the server they forward to. Start with {@link org.uclab.sim.dns.DnsSystem}, then
 * {@link org.uclab.sim.dns.server.DnsServer}.
 */
package org.uclab.sim.dns;
