package org.uclab.sim.webex;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.uclab.shell.http.HttpAnswer;

/**
 * An answer of the cloud's log-in and of its services: {@code result} says {@code SUCCESS} or not, and then {@code reason} and
 * {@code exceptionID} say why. ASSUMED(WBX): what readers look for in the answers is public, the elements around that are not.
 */
final class WapiDocument {

    private static final String ROOT = "wbxapi";
    private static final String SUCCESS = "SUCCESS";
    private static final String FAILURE = "FAILURE";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newInstance();

    /** Writes what stands inside an element. */
    static final class Inside {

        private final XMLStreamWriter xml;

        private Inside(XMLStreamWriter xml) {
            this.xml = xml;
        }

        Inside text(String name, String value) {
            return element(name, inside -> inside.characters(value));
        }

        Inside element(String name, Consumer<Inside> content) {
            try {
                xml.writeStartElement(name);
                content.accept(this);
                xml.writeEndElement();
                return this;
            } catch (XMLStreamException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private void characters(String value) {
            try {
                xml.writeCharacters(value);
            } catch (XMLStreamException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private WapiDocument() {}

    static HttpAnswer success(Consumer<Inside> content) {
        return answer(inside -> {
            inside.text("result", SUCCESS);
            content.accept(inside);
        });
    }

    /**
     * ASSUMED(choice): every verdict has status 200, as the look-up's has.
     *
     * @param id such as {@code wapi.authentication_failed}; one such id is public
     */
    static HttpAnswer failure(String id, String reason) {
        return answer(
                inside -> inside.text("result", FAILURE).text("reason", reason).text("exceptionID", id));
    }

    private static HttpAnswer answer(Consumer<Inside> content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            new Inside(xml).element(ROOT, root -> root.element("response", content));
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return HttpAnswer.of(200, CasResponder.XML, text.toString());
    }
}
