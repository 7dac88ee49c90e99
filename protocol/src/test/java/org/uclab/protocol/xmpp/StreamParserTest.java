package org.uclab.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamParserTest {

    static final String HEADER = "<?xml version='1.0'?><stream:stream to='example.com' version='1.0' xml:lang='en' "
            + "xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

    private static final String STANZAS =
            "<message to='b@x' type='chat'><body>h\u00e9 &amp; <![CDATA[<b>]]>&#33;</body>x><![CDATA[]]>"
                    + "<x xmlns='urn:x' xmlns:p='urn:p' p:k=\"a>b\"><p:y/>mixed<z/></x></message>\n <presence/>"
                    + "<iq type='get' id='1'><query xmlns='jabber:iq:roster'/></iq>";

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<StreamEvent> all(StreamParser parser, byte[] bytes, int chunk) {
        List<StreamEvent> events = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += chunk) {
            parser.feed(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk)));
            parser.next().ifPresent(events::add);
            for (var event = parser.next(); event.isPresent(); event = parser.next()) {
                events.add(event.get());
            }
        }
        return events;
    }

    private static List<StreamEvent> all(String text) {
        return all(new StreamParser(StreamLimits.SIGNED_IN), utf8(text), Integer.MAX_VALUE / 2);
    }

    @Test
    void readsTheHeader() {
        StreamEvent.Opened opened = (StreamEvent.Opened) all(HEADER).get(0);
        assertThat(opened.header()).isEqualTo(new StreamHeader("jabber:client", "example.com", "", "", "1.0", "en"));
        assertThat(opened.header().modern()).isTrue();
        assertThat(opened.bytes()).isEqualTo(HEADER.length());
    }

    @Test
    void findsTheSameEventsInChunksOfAnySize() {
        byte[] bytes = utf8(HEADER + STANZAS + "</stream:stream>");
        List<StreamEvent> whole = all(new StreamParser(StreamLimits.SIGNED_IN), bytes, bytes.length);
        assertThat(whole)
                .extracting(StreamEvent::kind)
                .containsExactly(
                        StreamEvent.Kind.OPENED,
                        StreamEvent.Kind.RECEIVED,
                        StreamEvent.Kind.RECEIVED,
                        StreamEvent.Kind.RECEIVED,
                        StreamEvent.Kind.CLOSED);
        for (int chunk = 1; chunk < 200; chunk++) {
            assertThat(all(new StreamParser(StreamLimits.SIGNED_IN), bytes, chunk))
                    .as("chunks of %d", chunk)
                    .isEqualTo(whole);
        }
    }

    @Test
    void keepsTextNamespacesAndOrder() {
        Element message = ((StreamEvent.Received) all(HEADER + STANZAS).get(1)).element();
        assertThat(message.child("body").orElseThrow().text()).isEqualTo("h\u00e9 & <b>!");
        Element x = message.child("urn:x", "x").orElseThrow();
        assertThat(x.attribute("{urn:p}k")).contains("a>b");
        assertThat(x.content()).containsExactly(Element.of("urn:p", "y"), new Text("mixed"), Element.of("urn:x", "z"));
    }

    @Test
    void readsBackWhatTheWriterWrote() {
        Element odd = Element.build(Namespaces.CLIENT, "message")
                .attribute("to", "a'b\"<>&\n\t\r@x")
                .attribute("{urn:o}k", "v")
                .child(Element.of(Namespaces.STREAMS, "odd"))
                .child(Element.build("urn:e", "e")
                        .text(" a\r\n]]>& ")
                        .child(Element.of("", "f"))
                        .done())
                .done();
        StreamEvent event = all(HEADER + odd.toXml(Namespaces.CLIENT)).get(1);
        assertThat(((StreamEvent.Received) event).element()).isEqualTo(odd);
    }

    @Test
    void startsANewStreamAtTheVeryNextByte() {
        StreamParser parser = new StreamParser(StreamLimits.STRANGER);
        parser.feed(utf8(HEADER + "<auth/>" + HEADER + "<iq/>"));
        assertThat(parser.next().orElseThrow().kind()).isEqualTo(StreamEvent.Kind.OPENED);
        assertThat(parser.next().orElseThrow().kind()).isEqualTo(StreamEvent.Kind.RECEIVED);
        parser.restart(StreamLimits.SIGNED_IN);
        assertThat(parser.next().orElseThrow().kind()).isEqualTo(StreamEvent.Kind.OPENED);
        assertThat(((StreamEvent.Received) parser.next().orElseThrow())
                        .element()
                        .name())
                .isEqualTo("iq");
        assertThat(parser.next()).isEmpty();
    }

    @Test
    void tellsHowManyBytesCameTooEarly() {
        StreamParser parser = new StreamParser(StreamLimits.STRANGER);
        parser.feed(utf8(HEADER + "<starttls/><evil/>"));
        parser.next();
        parser.next();
        assertThat(parser.discard()).isEqualTo(7);
        parser.restart(StreamLimits.STRANGER);
        assertThat(parser.next()).isEmpty();
    }

    @Test
    void whiteSpaceBetweenStanzasNeverAddsUp() {
        StreamParser parser = new StreamParser(new StreamLimits(300, 4, 10, 50));
        List<StreamEvent> events = all(parser, utf8(HEADER + " \n".repeat(5_000) + "<presence/>"), 7);
        assertThat(events).hasSize(2);
        assertThat(events.get(1).bytes()).isEqualTo(11);
    }

    @Test
    void isSilentAfterTheEnd() {
        StreamParser parser = new StreamParser(StreamLimits.SIGNED_IN);
        assertThat(all(parser, utf8(HEADER + "</stream:stream><message/>"), 9)).hasSize(2);
        parser.feed(utf8("<message/>"));
        assertThat(parser.next()).isEmpty();
    }
}
