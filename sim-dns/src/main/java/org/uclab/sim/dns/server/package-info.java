/**
 * A name server on the wire: questions, views, forwarding, and its faults. It deliberately knows no world; what it
 * serves is given to it. Start with {@link org.uclab.sim.dns.server.DnsServer}, then {@code Responder}.
 */
package org.uclab.sim.dns.server;
