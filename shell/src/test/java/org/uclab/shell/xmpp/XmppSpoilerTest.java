package org.uclab.shell.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.History;
import org.uclab.protocol.xmpp.Binder;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Negotiation;
import org.uclab.protocol.xmpp.NegotiationAction;
import org.uclab.protocol.xmpp.NegotiationInput;
import org.uclab.protocol.xmpp.NegotiationState;
import org.uclab.protocol.xmpp.PlainVerifier;
import org.uclab.protocol.xmpp.SaslOffer;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamHost;
import org.uclab.protocol.xmpp.StreamTerms;
import org.uclab.protocol.xmpp.StreamTimes;
import org.uclab.protocol.xmpp.Summary;

/** Faults on a negotiation that is driven on step time. */
class XmppSpoilerTest {

    private static final Where PORT = Where.port("im.test", "xmpp");
    private static final StreamHost HOST = new StreamHost() {
        @Override
        public String contentNamespace() {
            return Namespaces.CLIENT;
        }

        @Override
        public StreamHeader answer(StreamHeader heard) {
            return StreamHeader.answer(Namespaces.CLIENT, heard.to(), "", "id", "en");
        }
    };

    private final StepClock clock = new StepClock(Instant.EPOCH);
    private final FaultBoard board = new FaultBoard(new History(clock));
    private final Vertx vertx = Vertx.vertx();
    private final List<String> checked = new ArrayList<>();
    private final List<String> bound = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private Negotiation core;
    private Driver<NegotiationInput, NegotiationAction> driver;

    @BeforeEach
    void connect() {
        PlainVerifier plain = new PlainVerifier((id, password) -> {
            checked.add(id);
            return Jid.parse(id + "@im.test");
        });
        Binder binder = (user, resource) -> {
            bound.add(resource);
            return Binder.Binding.to(user.full(resource).orElseThrow());
        };
        core = new Negotiation(
                StreamTerms.of(HOST, StreamTimes.negotiated(Duration.ofSeconds(60)))
                        .withUsers(SaslOffer.of(List.of(plain), 2), binder),
                clock.now());
        driver = new Driver<>(
                        new StreamCore(core),
                        Agenda.on(vertx.getOrCreateContext(), clock),
                        (action, exchange) -> done.add(told(action)),
                        () -> 0,
                        mistake -> done.add("mistake " + mistake))
                .spoiltBy(new XmppSpoiler(core, "127.0.0.1:1"), board.point("im.test", "xmpp"));
        done.clear();
    }

    @AfterEach
    void close() throws Exception {
        driver.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static String told(NegotiationAction action) {
        return action instanceof NegotiationAction.Send send
                ? Summary.of(send.element())
                : action.kind().toString();
    }

    private List<String> header() {
        return heard(new StreamEvent.Opened(StreamHeader.to(Namespaces.CLIENT, "im.test"), 1));
    }

    private List<String> auth(String user) {
        String message =
                Base64.getEncoder().encodeToString(("\0" + user + "\0secret").getBytes(StandardCharsets.UTF_8));
        return heard(new StreamEvent.Received(
                Element.of(Namespaces.SASL, "auth", message).with("mechanism", "PLAIN"), 1));
    }

    private List<String> bind() {
        Element request = Element.build(Namespaces.BIND, "bind")
                .child(Element.of(Namespaces.BIND, "resource", "desk"))
                .done();
        return heard(new StreamEvent.Received(Stanza.set("b", request), 1));
    }

    private List<String> heard(StreamEvent event) {
        int before = done.size();
        driver.input(new NegotiationInput.Heard(event));
        return List.copyOf(done.subList(before, done.size()));
    }

    @Test
    void withoutFaultsEverythingGoesThrough() {
        assertThat(header()).containsExactly("OPEN", "features mechanisms=PLAIN");
        assertThat(auth("mac")).containsExactly("success", "RESTART");
        assertThat(header()).containsExactly("OPEN", "features bind session");
        assertThat(bind()).containsExactly("iq result bind", "ESTABLISHED");
    }

    @Test
    void whoIsRefusedByAFaultHasNotBeenCheckedAndMayTryAgain() {
        ArmedFault fault = board.arm(new XmppFault.SaslFailure("temporary-auth-failure"), PORT, Trigger.first(1));
        header();
        assertThat(auth("mac")).containsExactly("failure temporary-auth-failure");
        assertThat(checked).isEmpty();
        assertThat(fault.fired()).isEqualTo(1);
        assertThat(auth("mac")).containsExactly("success", "RESTART");
    }

    @Test
    void aFaultForAUserBitesNobodyElse() {
        board.arm(new XmppFault.SaslFailure("account-disabled"), PORT, Trigger.where("user", "ada"));
        header();
        assertThat(auth("mac")).containsExactly("success", "RESTART");
        connect();
        header();
        assertThat(auth("ADA@im.test")).as("by any name of hers").containsExactly("failure account-disabled");
    }

    @Test
    void aBindThatFailsByAFaultBindsNothing() {
        board.arm(new XmppFault.StreamError("system-shutdown"), PORT, Trigger.where("step", "bind"));
        header();
        auth("mac");
        header();
        assertThat(bind()).containsExactly("stream error system-shutdown", "END");
        assertThat(bound).isEmpty();
        assertThat(core.client()).isEqualTo(Optional.empty());
        assertThat(core.state()).isEqualTo(NegotiationState.ENDED);
        assertThat(clock.pending()).as("timers of what has ended").isZero();
    }

    @Test
    void aBindWhoseAnswerIsLostIsABindAllTheSame() {
        board.arm(new XmppFault.StreamError("reset").in(AnswerFault.Phase.AFTER), PORT, Trigger.where("step", "bind"));
        header();
        auth("mac");
        header();
        assertThat(bind()).containsExactly("stream error reset", "END");
        assertThat(bound).containsExactly("desk");
        assertThat(core.client()).contains(Jid.valid("mac@im.test/desk"));
        assertThat(core.state()).isEqualTo(NegotiationState.ENDED);
    }

    @Test
    void whoSignedInWithoutBeingToldSeesTheSameStreamEnd() {
        board.arm(new XmppFault.StreamError("reset").in(AnswerFault.Phase.AFTER), PORT, Trigger.where("step", "auth"));
        header();
        assertThat(auth("mac")).as("no second header").containsExactly("stream error reset", "END");
        assertThat(checked).containsExactly("mac");
    }

    @Test
    void aHeaderIsAnsweredBeforeTheErrorInEitherPhase() {
        for (AnswerFault.Phase phase : AnswerFault.Phase.values()) {
            connect();
            ArmedFault fault = board.arm(new XmppFault.StreamError("reset").in(phase), PORT, Trigger.always());
            assertThat(header()).as(phase.words()).containsExactly("OPEN", "stream error reset", "END");
            board.heal(fault);
        }
    }

    @Test
    void ofSeveralFaultsTheLaterChangesWhatTheEarlierMadeAndAllCount() {
        ArmedFault first = board.arm(new XmppFault.SaslFailure("account-disabled"), PORT, Trigger.always());
        ArmedFault second = board.arm(new XmppFault.SaslFailure("not-authorized"), PORT, Trigger.always());
        header();
        assertThat(auth("mac")).containsExactly("failure not-authorized");
        ArmedFault third = board.arm(new XmppFault.StreamError("reset"), PORT, Trigger.always());
        assertThat(auth("mac")).as("the last try").containsExactly("stream error reset", "END");
        assertThat(List.of(first.fired(), second.fired(), third.fired())).containsExactly(2L, 2L, 1L);
        assertThat(checked).isEmpty();
    }

    @Test
    void aSaslFaultDoesNotCountWhereNobodyAuthenticates() {
        ArmedFault fault = board.arm(new XmppFault.SaslFailure("not-authorized"), PORT, Trigger.nth(2));
        header();
        assertThat(auth("mac")).containsExactly("success", "RESTART");
        header();
        bind();
        assertThat(fault.fired()).isZero();
    }

    @Test
    void aConditionThatNoDocumentHasIsUndefined() {
        board.arm(new XmppFault.StreamError("tired"), PORT, Trigger.always());
        assertThat(header()).containsExactly("OPEN", "stream error undefined-condition", "END");
    }
}
