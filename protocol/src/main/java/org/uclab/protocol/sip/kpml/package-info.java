/**
 * Keys pressed in a call, told by SIP to whoever has subscribed to them (RFC 4730): its documents, and what is collected until there is
 * something to tell. It deliberately sends nothing and knows no timer. Start with
 * {@link org.uclab.protocol.sip.kpml.KeySubscription}.
 */
package org.uclab.protocol.sip.kpml;
