package org.uclab.protocol.xmpp;

import com.fasterxml.aalto.AsyncByteArrayFeeder;
import com.fasterxml.aalto.AsyncXMLStreamReader;
import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * Reads one direction of an XMPP stream. Bytes go in with {@link #feed} in chunks of any size, events come out of
 * {@link #next} until it is empty. Hostile input ends in one {@link StreamEvent.Failed} and silence.
 *
 * <p>The XML reader is given bytes only up to the next {@code >}, so at each event the bytes behind it are still
 * here: {@link #restart} loses none of them, and {@link #discard} knows how many there were.
 *
 * <p>Not safe for several threads.
 */
public final class StreamParser {

    private static final byte[] NOTHING = {};
    /** {@code ]]>}. */
    private static final int QUOTE_END = 0x5D5D3E;
    /** {@code <!}. */
    private static final int OPENING = 0x3C21;

    private StreamLimits limits;
    private AsyncXMLStreamReader<AsyncByteArrayFeeder> reader;
    private ElementStack elements;
    private Utf8Check utf8;
    private byte[] input = NOTHING;
    private int position;
    /** Bytes given to the reader since the last event. */
    private int taken;

    private int lastThree;
    /** Whether the reader may have a token for the bytes it was given. */
    private boolean readable;

    private boolean over;
    /** The last two bytes before the root element; -1 from where that begins. */
    private int prolog;

    private final Map<String, String> names = new HashMap<>();

    public StreamParser(StreamLimits limits) {
        restart(limits);
    }

    /** Takes bytes that arrived; ignored once the stream is over. */
    public void feed(byte[] bytes) {
        if (over || bytes.length == 0) {
            return;
        }
        if (position == input.length) {
            input = bytes;
        } else {
            byte[] joined = Arrays.copyOfRange(input, position, input.length + bytes.length);
            System.arraycopy(bytes, 0, joined, input.length - position, bytes.length);
            input = joined;
        }
        position = 0;
    }

    /** The next event; empty when more bytes are needed or the stream is over. */
    public Optional<StreamEvent> next() {
        while (!over) {
            Optional<StreamEvent> event = readable ? read() : offer();
            if (event.isPresent()) {
                StreamEvent.Kind kind = event.get().kind();
                over = kind == StreamEvent.Kind.CLOSED || kind == StreamEvent.Kind.FAILED;
                return event;
            }
            if (!readable && position == input.length) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** A new stream begins with the next unread byte, under those limits (RFC 6120 §4.3.3). */
    public void restart(StreamLimits fresh) {
        // One factory for each stream: a factory remembers every name it ever met.
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        limits = fresh;
        reader = factory.createAsyncForByteArray();
        elements = new ElementStack();
        utf8 = new Utf8Check();
        names.clear();
        taken = 0;
        readable = false;
        over = false;
        prolog = 0;
    }

    /** The peer may have those limits from now on: it is known by now. */
    public void allow(StreamLimits wider) {
        limits = wider;
    }

    /** Drops the bytes not read yet and says how many they were; before TLS there must be none (RFC 6120 §5.4.3.3). */
    public int discard() {
        int dropped = input.length - position;
        input = NOTHING;
        position = 0;
        return dropped;
    }

    /** Hands the reader the bytes up to the next {@code >}. */
    private Optional<StreamEvent> offer() {
        boolean between = taken == 0;
        while (between && position < input.length && isSpace(input[position])) {
            position++;
        }
        if (position == input.length) {
            return Optional.empty();
        }
        if (between && input[position] != '<') {
            return failed(
                    elements.open() ? StreamCondition.BAD_FORMAT : StreamCondition.NOT_WELL_FORMED,
                    "expected an element");
        }
        int end = position;
        while (end < input.length && input[end] != '>') {
            end++;
        }
        end = Math.min(end + 1, input.length);
        taken += end - position;
        track(end);
        if (taken > limits.stanzaBytesMax()) {
            return failed(StreamCondition.POLICY_VIOLATION, "more than " + limits.stanzaBytesMax() + " bytes");
        }
        if (!utf8.accepts(input, position, end)) {
            return failed(StreamCondition.NOT_WELL_FORMED, "not UTF-8");
        }
        if (documentType(end)) {
            return restricted("a document type");
        }
        try {
            reader.getInputFeeder().feedInput(input, position, end - position);
        } catch (XMLStreamException refused) {
            return failed(StreamCondition.NOT_WELL_FORMED, firstLine(refused));
        }
        position = end;
        readable = true;
        return Optional.empty();
    }

    /**
     * Whether a document type begins in these bytes. The reader is not asked: one with a subset inside would come to it in
     * pieces, and it takes that for broken.
     */
    private boolean documentType(int end) {
        for (int i = position; i < end && prolog >= 0; i++) {
            int octet = input[i] & 0xFF;
            if (prolog == OPENING && octet == 'D') {
                return true;
            }
            boolean root = (prolog & 0xFF) == '<' && octet != '?' && octet != '!';
            prolog = root ? -1 : ((prolog << 8) | octet) & 0xFFFF;
        }
        return false;
    }

    /** Notes whether the bytes given so far end in {@code ]]>}. */
    private void track(int end) {
        for (int i = Math.max(position, end - 3); i < end; i++) {
            lastThree = ((lastThree << 8) | (input[i] & 0xFF)) & 0xFFFFFF;
        }
    }

    private Optional<StreamEvent> read() {
        try {
            int token = reader.next();
            return switch (token) {
                case AsyncXMLStreamReader.EVENT_INCOMPLETE -> {
                    readable = false;
                    yield Optional.empty();
                }
                case XMLStreamConstants.START_DOCUMENT -> declaration();
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> text(false);
                case XMLStreamConstants.CDATA -> text(true);
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.COMMENT -> restricted("a comment");
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> restricted("a processing instruction");
                case XMLStreamConstants.DTD -> restricted("a document type");
                case XMLStreamConstants.ENTITY_REFERENCE -> restricted("an entity reference");
                default -> failed(StreamCondition.BAD_FORMAT, "token " + token);
            };
        } catch (XMLStreamException | UncheckedStreamException malformed) {
            return failed(StreamCondition.NOT_WELL_FORMED, firstLine(malformed));
        }
    }

    private Optional<StreamEvent> declaration() {
        String encoding = reader.getCharacterEncodingScheme();
        // RFC 6120 §11.6: "Implementations MUST support the UTF-8 transformation"; no other may be used.
        return encoding == null || encoding.equalsIgnoreCase("UTF-8")
                ? Optional.empty()
                : failed(StreamCondition.UNSUPPORTED_ENCODING, encoding);
    }

    private Optional<StreamEvent> start() {
        int attributes = reader.getAttributeCount();
        if (attributes > limits.attributesMax()) {
            return failed(StreamCondition.POLICY_VIOLATION, "more than " + limits.attributesMax() + " attributes");
        }
        if (elements.depth() > limits.depthMax()) {
            return failed(StreamCondition.POLICY_VIOLATION, "more than " + limits.depthMax() + " levels");
        }
        Element.Builder element =
                Element.build(orEmpty(reader.getNamespaceURI()), name(reader.getPrefix(), reader.getLocalName()));
        for (int i = 0; i < attributes; i++) {
            String local = name(reader.getAttributePrefix(i), reader.getAttributeLocalName(i));
            element.attribute(key(orEmpty(reader.getAttributeNamespace(i)), local), reader.getAttributeValue(i));
        }
        if (names.size() > limits.namesMax()) {
            return failed(StreamCondition.POLICY_VIOLATION, "more than " + limits.namesMax() + " different names");
        }
        boolean opens = !elements.open();
        elements.push(element);
        return opens ? opened(element.done()) : Optional.empty();
    }

    private Optional<StreamEvent> opened(Element root) {
        if (!root.namespace().equals(Namespaces.STREAMS)) {
            return failed(StreamCondition.INVALID_NAMESPACE, "the root is not of " + Namespaces.STREAMS);
        }
        if (!root.name().equals("stream")) {
            return failed(StreamCondition.BAD_FORMAT, "the root is not a stream");
        }
        String content = orEmpty(reader.getNamespaceContext().getNamespaceURI(""));
        return Optional.of(new StreamEvent.Opened(StreamHeader.of(root, content), spent()));
    }

    private Optional<StreamEvent> text(boolean quoted) throws XMLStreamException {
        String piece = reader.getText();
        // The reader itself notices this only when the bytes came in one piece and not first.
        if (!quoted && lastThree == QUOTE_END && piece.endsWith(">")) {
            return failed(StreamCondition.NOT_WELL_FORMED, "]]> in text");
        }
        if (elements.depth() > 1) {
            elements.text(piece);
            return Optional.empty();
        }
        return piece.isBlank() ? Optional.empty() : failed(StreamCondition.BAD_FORMAT, "text between stanzas");
    }

    private Optional<StreamEvent> end() {
        if (elements.depth() == 1) {
            return Optional.of(new StreamEvent.Closed(spent()));
        }
        return elements.pop().map(whole -> new StreamEvent.Received(whole, spent()));
    }

    private Optional<StreamEvent> restricted(String what) {
        return failed(StreamCondition.RESTRICTED_XML, what);
    }

    private Optional<StreamEvent> failed(StreamCondition condition, String reason) {
        input = NOTHING;
        position = 0;
        return Optional.of(new StreamEvent.Failed(condition, reason, spent()));
    }

    private int spent() {
        int bytes = taken;
        taken = 0;
        return bytes;
    }

    /** Counts the written name and returns the local one, always the same object for the same name. */
    private String name(String prefix, String local) {
        return names.computeIfAbsent(prefix == null || prefix.isEmpty() ? local : prefix + ":" + local, key -> local);
    }

    private static String key(String namespace, String local) {
        if (namespace.isEmpty()) {
            return local;
        }
        return namespace.equals(Namespaces.XML) ? "xml:" + local : "{" + namespace + "}" + local;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String firstLine(Exception problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
