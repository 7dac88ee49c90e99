package org.uclab.sim.webex;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A verdict as XML. */
final class CasDocument {

    private final CasWords words;
    private final XMLOutputFactory factory = XMLOutputFactory.newInstance();

    CasDocument(CasWords words) {
        this.words = words;
    }

    String of(CasVerdict verdict) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(words.root());
            element(xml, words.code(), Integer.toString(verdict.code()));
            element(xml, words.reason(), verdict.reason());
            if (verdict.ssoUrl().isPresent()) {
                element(xml, words.ssoUrl(), verdict.ssoUrl().get());
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, String content) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(content);
        xml.writeEndElement();
    }
}
