package org.uclab.client.phone;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.client.phone.call.Footing;
import org.uclab.client.phone.call.LineIdentity;
import org.uclab.client.phone.registration.PhoneNode;
import org.uclab.client.phone.registration.Purpose;
import org.uclab.client.phone.registration.RegistrationAction;
import org.uclab.client.phone.registration.RegistrationCore;
import org.uclab.client.phone.registration.RegistrationDecisions;
import org.uclab.client.phone.registration.RegistrationInput;
import org.uclab.client.phone.registration.RegistrationState;
import org.uclab.client.phone.registration.RegistrationTerms;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.WireReasons;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.shell.sip.SipCalling;

/** Does what a registration wants done: ways to nodes, and requests over them. */
final class Registering {

    /** Lab time that the answer to the last REGISTER may take. */
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    /** Whoever is registered. */
    interface Owner {

        void stands(RegistrationState state, Optional<Footing> footing);

        void reload();
    }

    private final PhoneHost host;
    private final Agenda agenda;
    private final SipCalling sip;
    private final Challenges challenges;
    private final SipTransport transport;
    /** Of the last step where the way leads through an edge server (S1). */
    private final SipTransport inside;

    private final RegistrationTerms terms;
    private final RegisterMessages messages;
    private final Owner owner;
    private final Driver<RegistrationInput, RegistrationAction> driver;
    private final Map<Integer, Footing> ways = new HashMap<>();
    private Optional<Promise<Void>> ending = Optional.empty();
    /** Whether the place of another client may still be taken. */
    private boolean mayInsist;

    /** Whether a last request has gone out. */
    private boolean farewell;

    private boolean closed;

    Registering(
            PhoneHost host,
            PhoneSettings settings,
            PhoneFile file,
            LineIdentity line,
            Agenda agenda,
            SipCalling sip,
            Challenges challenges,
            Owner owner) {
        this.host = host;
        this.agenda = agenda;
        this.sip = sip;
        this.challenges = challenges;
        this.owner = owner;
        this.terms = host.edge().map(file::terms).orElseGet(file::terms);
        this.mayInsist = settings.registration().insists();
        this.inside = file.encrypted() ? SipTransport.TLS : SipTransport.TCP;
        this.transport = file.encrypted() || host.edge().isPresent()
                ? SipTransport.TLS
                : settings.transport() == PhoneTransport.UDP ? SipTransport.UDP : SipTransport.TCP;
        this.messages = new RegisterMessages(line, settings.load(), node -> sip.token("registration at " + node));
        this.driver = new Driver<>(
                new RegistrationCore(terms, settings.registration(), host.seed().draws("registration")),
                agenda,
                (action, none) -> act(action),
                () -> 0,
                host.journal()::mistake);
    }

    void begin() {
        driver.input(new RegistrationInput.Begun());
    }

    void presence(boolean connected) {
        driver.input(new RegistrationInput.Presence(connected));
    }

    void calls(boolean any) {
        driver.input(new RegistrationInput.Calls(any));
    }

    void restart(String action) {
        driver.input(new RegistrationInput.Restarted(action));
    }

    /** The Call-ID under which the phone is registered at the other end of that way. */
    Optional<String> callId(Flow flow) {
        return node(flow).flatMap(node -> messages.callId(ways.get(node).host()));
    }

    private Optional<Integer> node(Flow flow) {
        return ways.entrySet().stream()
                .filter(way -> way.getValue().flow().connection() == flow.connection())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    void gone(Flow flow) {
        node(flow).ifPresent(node -> {
            ways.remove(node);
            driver.input(new RegistrationInput.Gone(node, "the connection is gone"));
        });
    }

    /** Signs off; done when the node has answered, or has had its time. */
    Future<Void> end() {
        Promise<Void> last = Promise.promise();
        ending = Optional.of(last);
        driver.input(new RegistrationInput.Ended());
        if (!farewell) {
            last.tryComplete();
        }
        agenda.after(agenda.limit(END_LIMIT), last::tryComplete);
        return last.future();
    }

    void close() {
        closed = true;
        driver.close();
    }

    private void act(RegistrationAction action) {
        switch (action.kind()) {
            case OPEN -> open(((RegistrationAction.Open) action).node());
            case ASK -> ask((RegistrationAction.Ask) action);
            case RELOAD -> owner.reload();
            case TELL -> {
                RegistrationAction.Tell told = (RegistrationAction.Tell) action;
                mayInsist &= told.state() != RegistrationState.REGISTERED;
                host.journal().decided(told.decision());
                owner.stands(told.state(), told.node().map(ways::get));
            }
        }
    }

    /** The file names a host and a port: that host's addresses are all that is asked for (RFC 3263 §4.2). */
    private void open(int number) {
        PhoneNode node = terms.nodes().get(number);
        agenda.brought(host.hosts().locate(node.called()))
                .compose(located -> located.addresses().isEmpty()
                        ? Future.<SipCalling.Line>failedFuture(located.because().text())
                        : sip.open(new SipCalling.Peer(
                                transport,
                                located.name(),
                                new Endpoint(located.addresses().get(0), node.port()))))
                .onSuccess(line -> {
                    ways.put(number, new Footing(node.host(), line.flow(), line.local(), node.router(), routes(node)));
                    driver.input(new RegistrationInput.Opened(number));
                })
                .onFailure(why -> driver.input(new RegistrationInput.Unopened(
                        number, WireReasons.of(why).text())));
    }

    /** The edge server, what the edge configuration says, the node (S1); none where it is called straight. */
    private List<String> routes(PhoneNode node) {
        return node.edge()
                .map(edge -> List.of(
                        "<sip:" + edge + ";transport=tls;lr>",
                        host.edge().orElseThrow().routes().get(0),
                        "<sip:" + node.host() + ";transport=" + inside.parameter() + ";lr>"))
                .orElse(List.of());
    }

    private void ask(RegistrationAction.Ask ask) {
        Footing way = ways.get(ask.node());
        if (way == null) {
            driver.input(new RegistrationInput.Unanswered(ask.ticket(), "the connection is gone"));
            return;
        }
        boolean last = ending.isPresent();
        farewell |= last;
        SipRequest request = messages.request(ask.purpose(), way, ask.expires(), agenda.now());
        Asker asker = new Asker() {
            @Override
            public void answered(SipResponse response, Flow flow) {
                if (mayInsist && ask.purpose() == Purpose.REGISTER && RegisterMessages.activeElsewhere(response)) {
                    mayInsist = false;
                    host.journal().decided(RegistrationDecisions.takesOver(way.host()));
                    ask(messages.insisting(way, ask.expires(), agenda.now()), way, this);
                } else if (!response.provisional()) {
                    messages.heard(way.host(), response);
                    came(new RegistrationInput.Answered(ask.ticket(), RegisterMessages.reply(response)), last);
                }
            }

            @Override
            public void lost(Loss loss) {
                came(new RegistrationInput.Unanswered(ask.ticket(), text(loss)), last);
                if ((loss == Loss.TIMED_OUT || loss == Loss.UNFIT) && transport.reliable()) {
                    sip.end(way.flow()); // who does not answer is called anew
                }
            }
        };
        ask(request, way, asker);
    }

    private void ask(SipRequest request, Footing way, Asker asker) {
        challenges.ask(request, way.flow(), asker, again -> messages.said(way.host(), again));
    }

    private void came(RegistrationInput input, boolean last) {
        if (last) {
            ending.ifPresent(Promise::tryComplete);
        } else if (!closed) {
            driver.input(input);
        }
    }

    /** For people. */
    static String text(Asker.Loss loss) {
        return switch (loss) {
            case TIMED_OUT -> "it does not answer";
            case UNFIT -> "what it answers cannot be used";
            case UNREACHED -> "it cannot be reached";
            case OVERLOADED -> "there are too many requests already";
        };
    }
}
