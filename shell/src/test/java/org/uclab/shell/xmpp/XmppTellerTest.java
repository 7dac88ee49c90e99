package org.uclab.shell.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamHeader;

class XmppTellerTest {

    private static final Hop WAY = Hop.between(Hop.Over.TCP, "127.0.0.2:5222", "127.0.0.1:1");

    private final Element bind = Element.build(Namespaces.CLIENT, "iq")
            .attribute("type", "set")
            .attribute("id", "b1")
            .attribute("to", "a@b.test")
            .child(Element.of(Namespaces.BIND, "bind"))
            .done();

    private static Message said(Element element) {
        return XmppTeller.XMPP.element(WAY, 1, element, 10);
    }

    @Test
    void stanzasHaveFacts() {
        assertThat(said(bind).facts()).satisfies(facts -> {
            assertThat(facts.first(XmppFacts.KIND)).hasValue("iq");
            assertThat(facts.first(XmppFacts.TYPE)).hasValue("set");
            assertThat(facts.first(XmppFacts.ID)).hasValue("b1");
            assertThat(facts.first(XmppFacts.TO)).hasValue("a@b.test");
            assertThat(facts.first(XmppFacts.PAYLOAD)).hasValue("bind");
            assertThat(facts.first(XmppFacts.PAYLOAD_NAMESPACE)).hasValue(Namespaces.BIND);
        });
        assertThat(said(Element.of(Namespaces.CLIENT, "presence")).facts().first(XmppFacts.TYPE))
                .hasValue("available");
    }

    @Test
    void secretsAreInTheBytesAlone() {
        Message auth = said(Element.of(Namespaces.SASL, "auth", "AHNlY3JldA=="));
        assertThat(auth.detail() + auth.facts() + auth.line()).doesNotContain("AHNlY3JldA");
        assertThat(new String(auth.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("AHNlY3JldA");
    }

    @ParameterizedTest
    @CsvSource({
        "iq set bind, true",
        "iq set, true",
        "iq, true",
        "iq get bind, false",
        "iq set …, true",
        "message, false"
    })
    void wordsGoFromTheGeneralToTheParticular(String words, boolean meant) {
        assertThat(XmppTeller.XMPP.reads(words).orElseThrow().means().test(said(bind)))
                .isEqualTo(meant);
    }

    @Test
    void streamsOpenEndAndFail() {
        Message opened = XmppTeller.XMPP.opened(WAY, 1, StreamHeader.to(Namespaces.CLIENT, "b.test"), 90);
        Message failed = said(StreamCondition.HOST_UNKNOWN.error("no such host"));
        assertThat(opened.line()).isEqualTo("stream open to=b.test");
        assertThat(XmppTeller.XMPP.reads("stream open").orElseThrow().means())
                .accepts(opened)
                .rejects(failed);
        assertThat(XmppTeller.XMPP.reads("stream error").orElseThrow().means())
                .accepts(failed)
                .rejects(opened);
        assertThat(XmppTeller.XMPP
                        .reads("stream error host-unknown")
                        .orElseThrow()
                        .means())
                .accepts(failed);
        assertThat(XmppTeller.XMPP.reads("stream error reset").orElseThrow().means())
                .rejects(failed);
        assertThat(XmppTeller.XMPP.reads("stream close").orElseThrow().means()).accepts(XmppTeller.XMPP.closed(WAY, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "iqs", "iq set bind now", "Auth PLAIN", "streams error", ""})
    void otherWordsAreNotRead(String words) {
        assertThat(XmppTeller.XMPP.reads(words)).isEmpty();
    }
}
