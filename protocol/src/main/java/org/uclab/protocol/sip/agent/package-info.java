/**
 * What a user agent needs between sockets and calls: it finds or makes the transaction of each message, routes answers,
 * sends a 2xx until its ACK comes and the ACK as often as the 2xx, cancels, and keeps all of it bounded (RFC 3261 §8, §9,
 * §13, §18.2). Who calls whom is its user's matter. Start with {@link org.uclab.protocol.sip.agent.SipEndpoint}.
 */
package org.uclab.protocol.sip.agent;
