/**
 * XML documents that came whole from somebody else, within limits. It deliberately makes no tree: each protocol has its
 * own. Start with {@link org.uclab.protocol.xml.BoundedXml}; streams of XML are {@link org.uclab.protocol.xmpp}'s.
 */
package org.uclab.protocol.xml;
