/**
 * SOCKS5 (RFC 1928) as far as bytestreams between two XMPP clients take it (XEP-0065): no authentication, one connect to a name that
 * is a key. It relays nothing: who is called is the other end itself. Begin with {@link org.uclab.protocol.socks5.Socks5Server}.
 */
package org.uclab.protocol.socks5;
