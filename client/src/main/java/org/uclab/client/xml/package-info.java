/**
 * Reading of XML documents, bounded and without namespaces: device files carry a prefix that nobody declared. It
 * deliberately writes nothing and resolves no entity. Start with {@link org.uclab.client.xml.XmlDocuments}.
 */
package org.uclab.client.xml;
