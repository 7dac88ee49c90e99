/**
 * XML documents that came whole from somebody else, within limits, and documents of which every byte matters. It
 * deliberately knows no protocol. Start with {@link org.uclab.protocol.xml.BoundedXml}, or
 * {@link org.uclab.protocol.xml.XmlInput} for a tree, and {@link org.uclab.protocol.xml.XmlText} to write; streams of XML
 * are {@link org.uclab.protocol.xmpp}'s.
 */
package org.uclab.protocol.xml;
