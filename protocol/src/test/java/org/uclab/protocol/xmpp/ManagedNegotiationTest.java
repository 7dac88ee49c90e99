package org.uclab.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where stream management stands in a negotiation, XEP-0198 §2, §3 and §5. */
class ManagedNegotiationTest {

    private static final Jid MAC = Jid.valid("mac@uclab.com");
    private static final Jid DESK = Jid.valid("mac@uclab.com/desk");
    private static final StreamHost HOST = new StreamHost() {
        @Override
        public String contentNamespace() {
            return Namespaces.CLIENT;
        }

        @Override
        public StreamHeader answer(StreamHeader heard) {
            return StreamHeader.answer(Namespaces.CLIENT, "uclab.com", "", "s1", "en");
        }
    };

    private static Element sm(String name) {
        return Element.of(Namespaces.STREAM_MANAGEMENT, name);
    }

    private static StreamTerms terms() {
        SaslVerifier plain = new PlainVerifier((id, password) -> Optional.of(MAC));
        return StreamTerms.of(HOST, StreamTimes.negotiated(Duration.ofSeconds(60)))
                .withUsers(SaslOffer.of(List.of(plain), 1), (user, resource) -> Binder.Binding.to(DESK));
    }

    private static Binder.Resumer.Resumption resumed(Jid user, Element resume) {
        return resume.attribute("previd", "").equals("known") && user.equals(MAC)
                ? Binder.Resumer.Resumption.of(DESK, sm("resumed"))
                : Binder.Resumer.Resumption.refused(sm("failed"));
    }

    private final Negotiation managed = signedIn(terms().withResumption(ManagedNegotiationTest::resumed));
    private final Negotiation plain = signedIn(terms());

    /** As far as the features after the sign-in. */
    private static Negotiation signedIn(StreamTerms terms) {
        Negotiation core = new Negotiation(terms, Instant.EPOCH);
        hears(core, new StreamEvent.Opened(StreamHeader.to(Namespaces.CLIENT, "uclab.com"), 1));
        String secret = Base64.getEncoder().encodeToString("\0mac\0secret".getBytes(StandardCharsets.UTF_8));
        hears(
                core,
                new StreamEvent.Received(
                        Element.build(Namespaces.SASL, "auth")
                                .attribute("mechanism", "PLAIN")
                                .text(secret)
                                .done(),
                        1));
        String features = hears(core, new StreamEvent.Opened(StreamHeader.to(Namespaces.CLIENT, "uclab.com"), 1));
        assertThat(features.contains("<sm xmlns='urn:xmpp:sm:3'/>"))
                .isEqualTo(terms.resumer().isPresent());
        return core;
    }

    private static String hears(Negotiation core, StreamEvent event) {
        return core.on(new NegotiationInput.Heard(event), Instant.EPOCH).stream()
                .map(action -> switch (action.kind()) {
                    case SEND ->
                        "send " + ((NegotiationAction.Send) action).element().toXml();
                    case DELIVER ->
                        "deliver "
                                + ((NegotiationAction.Deliver) action).element().name();
                    case OPEN, SECURE, RESTART, ESTABLISHED, HAND_ON, END, DROP ->
                        action.kind().name().toLowerCase(java.util.Locale.ROOT);
                })
                .collect(Collectors.joining(", "));
    }

    private static String hears(Negotiation core, Element element) {
        return hears(core, new StreamEvent.Received(element, 1));
    }

    private static Element bind() {
        return Stanza.set("b1", Element.of(Namespaces.BIND, "bind"));
    }

    @Test
    void aStreamThatGoesOnIsBoundAgain() {
        assertThat(hears(managed, sm("resume").with("previd", "known")))
                .isEqualTo("send <resumed xmlns='urn:xmpp:sm:3'/>, established");
        assertThat(managed.client()).contains(DESK);
        assertThat(hears(managed, Element.of(Namespaces.CLIENT, "message"))).isEqualTo("deliver message");
    }

    @Test
    void whoseStreamDoesNotGoOnMayBind() {
        assertThat(hears(managed, sm("resume").with("previd", "other"))).startsWith("send <failed");
        assertThat(managed.client()).isEmpty();
        assertThat(hears(managed, bind())).contains("send <iq", "established");
        assertThat(hears(managed, sm("enable"))).isEqualTo("deliver enable");
        assertThat(hears(managed, sm("r"))).isEqualTo("deliver r");
    }

    @Test
    void nothingIsManagedBeforeItIsBound() {
        assertThat(hears(managed, sm("enable"))).contains("<failed xmlns='urn:xmpp:sm:3'", "unexpected-request");
        assertThat(hears(managed, sm("r"))).contains("not-authorized", "end");
    }

    @Test
    void whoeverHasAManagedStreamCountsEachStanza() {
        hears(managed, bind());
        assertThat(hears(managed, Stanza.set("s1", Element.of(Namespaces.SESSION, "session"))))
                .isEqualTo("deliver iq");
        assertThat(hears(managed, bind())).isEqualTo("deliver iq");
        assertThat(Stanza.afterBinding(bind()))
                .map(Element::toXml)
                .get()
                .asString()
                .contains("not-allowed");
    }

    @Test
    void withoutItNothingOfItIsKnown() {
        assertThat(hears(signedIn(terms()), sm("resume").with("previd", "known")))
                .contains("not-authorized", "end");
        hears(plain, bind());
        assertThat(hears(plain, Stanza.set("s1", Element.of(Namespaces.SESSION, "session"))))
                .contains("send <iq");
        assertThat(hears(plain, sm("enable"))).contains("unsupported-stanza-type", "end");
        assertThatThrownBy(() -> StreamTerms.of(HOST, StreamTimes.negotiated(Duration.ofSeconds(60)))
                        .withResumption(ManagedNegotiationTest::resumed))
                .hasMessageContaining("none is bound");
    }

    @Test
    void anErrorMaySayMoreInWordsOfItsOwn() {
        List<NegotiationAction> actions = managed.on(
                new NegotiationInput.Expelled(
                        StreamCondition.UNDEFINED_CONDITION, "", Optional.of(sm("handled-count-too-high"))),
                Instant.EPOCH);
        assertThat(actions.get(0).toString()).contains("undefined-condition", "handled-count-too-high");
    }
}
