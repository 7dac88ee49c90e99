/**
 * XMPP as bytes and trees, for both ends of a stream: an incremental parser that turns chunks of any size into stream
 * events, an immutable element tree with its writer, addresses, errors and one-line summaries. It deliberately opens
 * no socket, keeps no time and knows no rule of any server. Start with {@link org.uclab.protocol.xmpp.StreamParser}
 * and {@link org.uclab.protocol.xmpp.Element}.
 */
package org.uclab.protocol.xmpp;
