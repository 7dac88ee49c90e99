/**
 * The Binary Floor Control Protocol (RFC 8855) over datagrams: who of two sides of a call may show a screen, and how they agree on
 * asking each other (RFC 8856). Floor queries, user queries and chairs that are people are not played; what asks for them is answered
 * with an error. Begin with {@link org.uclab.protocol.bfcp.FloorControl}.
 */
package org.uclab.protocol.bfcp;
