package org.uclab.protocol.xml;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a document whose every byte matters: attributes in the order given, {@code <a></a>} apart from
 * {@code <a/>}, and either no white space between elements or a line feed after each tag of a container.
 *
 * <p>Values may hold anything. What XML 1.0 §2.2 does not allow in a document becomes U+FFFD, and white space that a
 * parser would change becomes a blank.
 */
public final class XmlText {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final char REPLACEMENT = '\uFFFD';

    private final StringWriter text = new StringWriter(1024);
    private final XMLStreamWriter writer;
    private final boolean lines;
    private int depth;

    private XmlText(String declaration, boolean lines) {
        this.lines = lines;
        text.append(declaration);
        try {
            this.writer = FACTORY.createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A document on one line.
     *
     * @param declaration what stands before the root, empty for nothing
     */
    public static XmlText onOneLine(String declaration) {
        return new XmlText(declaration, false);
    }

    /** A document with one element a line. */
    public static XmlText onLines(String declaration) {
        return new XmlText(declaration, true);
    }

    /** Opens a container; names and values of attributes in turn. Prefixes need no declaration. */
    public XmlText open(String name, String... attributes) {
        write(() -> writer.writeStartElement(name));
        attributes(attributes);
        depth++;
        return lineEnd();
    }

    /** Closes the container opened last. */
    public XmlText close() {
        write(writer::writeEndElement);
        depth--;
        return lineEnd();
    }

    /** An element of text with a start and an end tag, even when the text is empty. */
    public XmlText element(String name, String value, String... attributes) {
        write(() -> writer.writeStartElement(name));
        attributes(attributes);
        write(() -> writer.writeCharacters(clean(value, false)));
        write(writer::writeEndElement);
        return lineEnd();
    }

    /** An element of a number. */
    public XmlText element(String name, long value) {
        return element(name, Long.toString(value));
    }

    /** An element of a truth value. */
    public XmlText element(String name, boolean value) {
        return element(name, Boolean.toString(value));
    }

    /** An element without content, as one tag. */
    public XmlText empty(String name, String... attributes) {
        write(() -> writer.writeEmptyElement(name));
        attributes(attributes);
        return lineEnd();
    }

    /** An element of text, as one tag when the text is empty. */
    public XmlText value(String name, String value) {
        return value.isEmpty() ? empty(name) : element(name, value);
    }

    /** The document in UTF-8, every container closed. */
    public byte[] bytes() {
        while (depth > 0) {
            close();
        }
        write(writer::writeEndDocument);
        write(writer::flush);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = attributes[i + 1];
            write(() -> writer.writeAttribute(name, clean(value, true)));
        }
    }

    private XmlText lineEnd() {
        if (lines) {
            write(() -> writer.writeCharacters("\n"));
        }
        return this;
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // into a string: only our own mistake
        }
    }

    private static String clean(String value, boolean attribute) {
        for (int i = 0; i < value.length(); i++) {
            if (!plain(value.charAt(i))) {
                return cleaned(value, attribute);
            }
        }
        return value;
    }

    private static boolean plain(char c) {
        return c >= ' ' && c < Character.MIN_SURROGATE;
    }

    private static String cleaned(String value, boolean attribute) {
        StringBuilder clean = new StringBuilder(value.length());
        value.codePoints().forEach(point -> {
            if (point == '\r' || (attribute && (point == '\t' || point == '\n'))) {
                clean.append(' ');
            } else {
                clean.appendCodePoint(allowed(point) ? point : REPLACEMENT);
            }
        });
        return clean.toString();
    }

    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point < Character.MIN_SURROGATE)
                || (point > Character.MAX_SURROGATE && point <= 0xFFFD)
                || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
