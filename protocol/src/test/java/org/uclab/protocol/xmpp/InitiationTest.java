package org.uclab.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
}
