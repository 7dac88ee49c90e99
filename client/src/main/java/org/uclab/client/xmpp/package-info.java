/**
 * The presence connection: sign-in over XMPP with STARTTLS, roster, presence and one-to-one chat. It deliberately
 * reconnects by itself to nothing: what happens after a loss is the client's decision. Start with
 * {@link org.uclab.client.xmpp.XmppLogin}; the only package that knows Smack.
 */
package org.uclab.client.xmpp;
