/**
 * Bytestreams between two clients on their sockets (XEP-0065): who is called, who calls, and how the history tells it. What is
 * offered to whom is said elsewhere, over XMPP. Begin with {@link org.uclab.shell.socks5.BytestreamHost}.
 */
package org.uclab.shell.socks5;
