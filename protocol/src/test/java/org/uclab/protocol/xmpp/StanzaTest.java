package org.uclab.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StanzaTest {

    private static final Element ASKED =
            Stanza.get("7", Element.of("urn:x", "what")).with("from", "a@x/r").with("to", "x");

    @Test
    void anErrorGoesBackFromWhomTheQuestionWasFor() {
        Element error = StanzaCondition.SERVICE_UNAVAILABLE.answer(ASKED);
        assertThat(error.toXml(Namespaces.CLIENT))
                .isEqualTo("<iq type='error' id='7' from='x' to='a@x/r'><error type='cancel'>"
                        + "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
        assertThat(StanzaCondition.in(error)).contains(StanzaCondition.SERVICE_UNAVAILABLE);
        assertThat(StanzaCondition.in(ASKED)).isEmpty();
    }

    @Test
    void aResultKeepsTheIdAndTurnsTheAddresses() {
        assertThat(Stanza.result(ASKED).toXml(Namespaces.CLIENT))
                .isEqualTo("<iq type='result' id='7' from='x' to='a@x/r'/>");
        assertThat(Stanza.asks(ASKED)).isTrue();
        assertThat(Stanza.asks(Stanza.result(ASKED))).isFalse();
    }

    @Test
    void everyConditionIsFoundByItsWireName() {
        assertThat(Stream.of(StanzaCondition.values()))
                .allMatch(c -> StanzaCondition.of(c.wire()).orElseThrow() == c);
        assertThat(Stream.of(StreamCondition.values()))
                .allMatch(c -> StreamCondition.of(c.wire()).orElseThrow() == c);
        assertThat(Stream.of(SaslCondition.values()))
                .allMatch(c -> SaslCondition.of(c.wire()).orElseThrow() == c);
        assertThat(StreamCondition.of("nonsense")).isEmpty();
    }

    @Test
    void theHeaderReadsBack() {
        StreamHeader header = StreamHeader.answer(Namespaces.CLIENT, "x", "a@x", "i'd", "en");
        StreamParser parser = new StreamParser(StreamLimits.STRANGER);
        parser.feed(StreamParserTest.utf8(header.toXml()));
        assertThat(((StreamEvent.Opened) parser.next().orElseThrow()).header()).isEqualTo(header);
    }

    @Test
    void summariesSayWhatHappens() {
        Element bind = Stanza.set("1", Element.of(Namespaces.BIND, "bind"));
        Element chat = Element.build(Namespaces.CLIENT, "message")
                .attribute("type", "chat")
                .attribute("to", "b@x")
                .child(Element.of(Namespaces.CLIENT, "body", "hi"))
                .done();
        Element away = Element.build(Namespaces.CLIENT, "presence")
                .child(Element.of(Namespaces.CLIENT, "show", "away"))
                .done();
        assertThat(Summary.of(bind)).isEqualTo("iq set bind");
        assertThat(Summary.of(chat)).isEqualTo("message chat to=b@x \"hi\"");
        assertThat(Summary.of(StanzaCondition.GONE.answer(chat))).isEqualTo("message error from=b@x gone");
        assertThat(Summary.of(away)).isEqualTo("presence available show=away");
        assertThat(Summary.of(Stanza.get("1", Element.of(Namespaces.DISCO_INFO, "query"))))
                .isEqualTo("iq get disco#info");
        assertThat(Summary.of(StanzaCondition.FORBIDDEN.answer(ASKED))).isEqualTo("iq error forbidden from=x to=a@x/r");
        assertThat(Summary.of(StreamCondition.CONFLICT.error("two"))).isEqualTo("stream error conflict");
        assertThat(Summary.of(SaslCondition.NOT_AUTHORIZED.failure())).isEqualTo("failure not-authorized");
        assertThat(Summary.of(Element.of(Namespaces.TLS, "starttls"))).isEqualTo("starttls");
    }

    @Test
    void theSummaryHoldsNoSecretAndSecretsAreNamed() {
        Element auth = Element.build(Namespaces.SASL, "auth")
                .attribute("mechanism", "PLAIN")
                .text("c2VjcmV0")
                .done();
        Element join = Element.build(Namespaces.CLIENT, "presence")
                .child(Element.build(Namespaces.MUC, "x")
                        .child(Element.of(Namespaces.MUC, "password", "c2VjcmV0"))
                        .done())
                .done();
        assertThat(Summary.of(auth)).isEqualTo("auth PLAIN");
        assertThat(Summary.secrets(auth)).containsExactly("c2VjcmV0");
        assertThat(Summary.secrets(join)).containsExactly("c2VjcmV0");
        assertThat(Summary.secrets(Element.of(Namespaces.MUC, "password", "a<b")))
                .containsExactly("a<b", "a&lt;b");
        assertThat(Summary.secrets(field("password-verify", "a<b"))).containsExactly("a<b", "a&lt;b");
        assertThat(Summary.secrets(field("muc#roomconfig_roomsecret", "x"))).containsExactly("x");
        assertThat(Summary.secrets(field("muc#roomconfig_roomname", "x"))).isEmpty();
        assertThat(Summary.secrets(SaslCondition.NOT_AUTHORIZED.failure())).isEmpty();
    }

    private static Element field(String name, String value) {
        return Element.build(Namespaces.DATA_FORMS, "field")
                .attribute("var", name)
                .child(Element.of(Namespaces.DATA_FORMS, "value", value))
                .done();
    }

    @Test
    void aClientSpeaksForItselfOnly() {
        Jid client = Jid.valid("mac@uclab.com/desk");
        Element presence = Element.of(Namespaces.CLIENT, "presence");
        assertThat(Stanza.mayBeFrom(client, presence)).isTrue();
        assertThat(Stanza.mayBeFrom(client, presence.with("from", "mac@uclab.com")))
                .isTrue();
        assertThat(Stanza.mayBeFrom(client, presence.with("from", "mac@uclab.com/desk")))
                .isTrue();
        for (String other : List.of("mac@uclab.com/phone", "eve@uclab.com", "uclab.com", "@@", "")) {
            assertThat(Stanza.mayBeFrom(client, presence.with("from", other)))
                    .as(other)
                    .isFalse();
        }
    }
}
