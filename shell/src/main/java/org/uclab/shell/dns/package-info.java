/**
 * The stub resolver of nodes: SRV and A questions to one name server over UDP, over TCP when the answer was cut. It
 * deliberately keeps no cache, so that every look-up of a node is seen at the name server, and knows no other record types.
 * Start with {@link org.uclab.shell.dns.StubResolver}.
 */
package org.uclab.shell.dns;
