package org.uclab.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class InitiationTest {

    private static final StreamHeader OURS = StreamHeader.to(Namespaces.CLIENT, "uclab.com");
    private static final Element STARTTLS = Element.build(Namespaces.STREAMS, "features")
            .child(Element.of(Namespaces.TLS, "starttls"))
            .done();
    private static final Element PROCEED = Element.of(Namespaces.TLS, "proceed");

    private Initiation core = core(true);

    private static Initiation core(boolean tls) {
        return new Initiation(OURS, tls, Duration.ofSeconds(30), Instant.EPOCH);
    }

    private List<String> on(NegotiationInput input) {
        return told(core.on(input, Instant.EPOCH));
    }

    private static List<String> told(List<NegotiationAction> actions) {
        return actions.stream()
                .map(action -> action instanceof NegotiationAction.Drop drop
                        ? "drop: " + drop.why()
                        : action.kind().toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    private List<String> begin() {
        return on(new NegotiationInput.Begun());
    }

    private List<String> header() {
        return on(new NegotiationInput.Heard(
                new StreamEvent.Opened(StreamHeader.answer(Namespaces.CLIENT, "uclab.com", "", "1", "en"), 1)));
    }

    private List<String> hears(Element element) {
        return on(new NegotiationInput.Heard(new StreamEvent.Received(element, 1)));
    }

    @Test
    void goesAsFarAsTheEndOfStarttls() {
        assertThat(begin()).containsExactly("open");
        assertThat(header()).isEmpty();
        assertThat(hears(STARTTLS)).containsExactly("send");
        assertThat(hears(PROCEED)).containsExactly("secure");
        assertThat(core.wakeAt()).isPresent();
        assertThat(on(new NegotiationInput.Secured())).containsExactly("established");
        assertThat(core.wakeAt()).isEmpty();
    }

    @Test
    void withoutTlsTheHeaderIsEnoughAndNothingMayFollow() {
        core = core(false);
        begin();
        assertThat(header()).containsExactly("established");
        assertThat(hears(PROCEED)).containsExactly("drop: says proceed, which nobody asked for");
        assertThat(hears(PROCEED)).isEmpty();
    }

    @Test
    void whatIsOutOfTurnEndsItWithAReason() {
        assertThat(header()).containsExactly("drop: a header out of turn");
        core = core(true);
        begin();
        assertThat(hears(STARTTLS)).containsExactly("drop: says features, which nobody asked for");
        core = core(true);
        begin();
        header();
        assertThat(hears(Element.of(Namespaces.STREAMS, "features")))
                .containsExactly("drop: offers no STARTTLS: features");
        core = core(true);
        begin();
        header();
        hears(STARTTLS);
        assertThat(hears(Element.of(Namespaces.TLS, "failure"))).containsExactly("drop: offers no STARTTLS: failure");
        core = core(true);
        begin();
        assertThat(begin()).containsExactly("drop: begun twice");
        core = core(true);
        assertThat(on(new NegotiationInput.Secured())).containsExactly("drop: TLS nobody asked for");
        core = core(true);
        begin();
        assertThat(on(new NegotiationInput.Heard(new StreamEvent.Closed(1))))
                .containsExactly("drop: closed the stream");
        core = core(true);
        begin();
        assertThat(on(new NegotiationInput.Heard(new StreamEvent.Failed(StreamCondition.BAD_FORMAT, "why", 1))))
                .containsExactly("drop: why");
    }

    @Test
    void aServerThatIsSilentIsGivenUpInTimeAndNotBefore() {
        begin();
        header();
        assertThat(core.wake(Instant.EPOCH.plusSeconds(29))).isEmpty();
        assertThat(core.wakeAt()).contains(Instant.EPOCH.plusSeconds(30));
        assertThat(told(core.wake(Instant.EPOCH.plusSeconds(30)))).containsExactly("drop: no stream in time");
        assertThat(core.wakeAt()).isEmpty();
    }

    private static final Element EXTERNAL = Element.build(Namespaces.STREAMS, "features")
            .child(Element.build(Namespaces.SASL, "mechanisms")
                    .child(Element.of(Namespaces.SASL, "mechanism", "EXTERNAL"))
                    .done())
            .done();
    private static final Element NOTHING_BUT_DIALBACK = Element.of(Namespaces.STREAMS, "features");

    private static Element dialback(String type) {
        return Element.of(Namespaces.DIALBACK, "result").with("type", type);
    }

    /** A stream to another server, whose TLS is up and whose header has come. */
    private void peer(boolean external, Optional<Function<String, Element>> claim) {
        StreamHeader header = new StreamHeader(Namespaces.SERVER, "b.test", "a.test", "", "1.0", "");
        core = Initiation.toPeer(header, new PeerProof(external, claim), Duration.ofSeconds(30), Instant.EPOCH);
        begin();
        header();
        hears(STARTTLS);
        hears(PROCEED);
        assertThat(on(new NegotiationInput.Secured())).containsExactly("restart", "open");
        assertThat(header()).isEmpty();
        assertThat(core.wakeAt()).isPresent();
    }

    private static Optional<Function<String, Element>> claim() {
        return Optional.of(id -> Element.of(Namespaces.DIALBACK, "result", "key of " + id));
    }

    @Test
    void aServerShowsItsCertificateWhereThatIsOffered() {
        peer(true, claim());
        List<NegotiationAction> actions =
                core.on(new NegotiationInput.Heard(new StreamEvent.Received(EXTERNAL, 1)), Instant.EPOCH);
        assertThat(((NegotiationAction.Send) actions.get(0)).element().text()).isEqualTo("YS50ZXN0"); // a.test
        assertThat(hears(Element.of(Namespaces.SASL, "success"))).containsExactly("restart", "open");
        assertThat(header()).isEmpty();
        assertThat(hears(NOTHING_BUT_DIALBACK)).containsExactly("established");
        assertThat(core.wakeAt()).isEmpty();
        assertThat(hears(dialback("valid"))).containsExactly("deliver");
        assertThat(hears(Element.of(Namespaces.SERVER, "message")))
                .containsExactly("drop: says message, which nobody asked for");
    }

    @Test
    void aCertificateThatIsRefusedIsTheEnd() {
        peer(true, claim());
        hears(EXTERNAL);
        assertThat(hears(Element.of(Namespaces.SASL, "failure")))
                .containsExactly("drop: says failure, which nobody asked for");
    }

    @Test
    void whoIsOfferedNothingElseClaimsItsDomainWithAKeyForThatStream() {
        for (Element offer : List.of(NOTHING_BUT_DIALBACK, EXTERNAL)) {
            peer(offer.equals(NOTHING_BUT_DIALBACK), claim());
            List<NegotiationAction> actions =
                    core.on(new NegotiationInput.Heard(new StreamEvent.Received(offer, 1)), Instant.EPOCH);
            assertThat(((NegotiationAction.Send) actions.get(0)).element().text())
                    .isEqualTo("key of 1");
            assertThat(hears(dialback("valid"))).containsExactly("established");
        }
    }

    @Test
    void aClaimThatIsNotBelievedIsTheEnd() {
        peer(false, claim());
        hears(NOTHING_BUT_DIALBACK);
        assertThat(hears(dialback("invalid"))).containsExactly("drop: does not believe the domain: invalid");
        peer(false, claim());
        hears(NOTHING_BUT_DIALBACK);
        Element error = dialback("error").with(StanzaCondition.REMOTE_SERVER_NOT_FOUND.error(Namespaces.SERVER, ""));
        assertThat(hears(error)).containsExactly("drop: does not believe the domain: remote-server-not-found");
    }

    @Test
    void whoOnlyAsksHasNothingToProve() {
        peer(PeerProof.NONE.external(), PeerProof.NONE.claim());
        assertThat(hears(EXTERNAL)).containsExactly("established");
    }

    @Test
    void anErrorOfTheStreamIsTheReason() {
        peer(true, claim());
        assertThat(hears(StreamCondition.POLICY_VIOLATION.error("")))
                .containsExactly("drop: ends the stream: policy-violation");
    }
}
