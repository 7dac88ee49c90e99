/**
 * XMPP as bytes and trees, for both ends of a stream: an incremental parser that turns chunks of any size into stream
 * events, an immutable element tree with its writer, addresses, errors and one-line summaries; and the negotiation of a
 * stream, each side a table. It deliberately opens no socket, reads no clock and knows no server: what one demands are
 * terms. Start with {@link org.uclab.protocol.xmpp.StreamParser}, {@link org.uclab.protocol.xmpp.Element} and
 * {@link org.uclab.protocol.xmpp.Negotiation}.
 */
package org.uclab.protocol.xmpp;
