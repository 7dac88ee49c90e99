package org.uclab.sim.imp.federation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.PeerProof;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.shell.dns.StubResolver;
import org.uclab.shell.xmpp.ClientStream;
import org.uclab.shell.xmpp.XmppServing;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.sim.imp.cluster.ImpServices;

/**
 * The XMPP Federation Connection Manager of a node: stanzas to other domains leave by streams that it dials, stanzas from
 * there come by streams that it answers; one stream carries one direction (RFC 6120 §4.5). Everything happens on the
 * node's agenda.
 */
public final class Federation {

    /** Streams to other domains at once, with those that are being opened. */
    static final int ROUTES_MAX = 500;

    /** Dialback claims of others that are being looked into. */
    static final int VERIFICATIONS_MAX = 100;

    /** Lab time until one question to a name server must be answered. */
    private static final Duration DNS_LIMIT = Duration.ofSeconds(10);

    /** Lab time for the answer to {@code db:verify}. */
    private static final Duration VERIFY_LIMIT = Duration.ofSeconds(10);

    /** The node that is federated. */
    public interface Home {

        /** Whether that domain is one of its own. */
        boolean serves(String domain);

        /** A stanza from another domain. */
        void arrived(Element stanza);

        /** A stanza to another domain did not leave. */
        void returned(Element stanza, StanzaCondition why);
    }

    private final NodeContext place;
    private final Agenda agenda;
    private final ImpConfig.Federating config;
    private final Home home;
    private final DialbackKeys keys;
    private final PeerDialler dialler;
    private final Map<Route, PeerOutlet> outlets = new HashMap<>();
    private int verifications;

    public Federation(NodeContext place, Agenda agenda, ImpConfig.Federating config, Home home) {
        this.place = place;
        this.agenda = agenda;
        this.config = config;
        this.home = home;
        this.keys = new DialbackKeys(config.dialbackSecret());
        StubResolver resolver = new StubResolver(place.dialler(), agenda, config.nameServer(place.name()), DNS_LIMIT);
        this.dialler = new PeerDialler(place.dialler(), resolver, place.clientTls(), agenda);
    }

    /** Opens 5269. */
    public Future<?> listen() {
        return XmppServing.peers(place, ImpServices.S2S.noun(), agenda, stream -> new PeerInlet(stream, this));
    }

    /** Sends a stanza, which says from whom and to whom, to another domain. */
    public void send(Element stanza) {
        Optional<Route> way = Route.of(stanza);
        if (way.isEmpty() || !talksTo(way.get().theirs())) {
            returned(stanza, StanzaCondition.REMOTE_SERVER_NOT_FOUND);
            return;
        }
        Route route = way.get();
        PeerOutlet outlet = outlets.get(route);
        if (outlet == null && outlets.size() >= ROUTES_MAX) {
            returned(stanza, StanzaCondition.RESOURCE_CONSTRAINT);
            return;
        }
        if (outlet == null) {
            outlet = new PeerOutlet(this, route);
            outlets.put(route, outlet);
            outlet.dial();
        }
        outlet.send(stanza);
    }

    boolean serves(String domain) {
        return home.serves(domain);
    }

    /** Whether there is anything to say to that domain, and to be heard of it. */
    boolean talksTo(String domain) {
        return !home.serves(domain) && config.talksTo(domain);
    }

    boolean external() {
        return config.external();
    }

    String streamId() {
        return place.draws("ids of streams between servers").uuid().toString();
    }

    void arrived(Element stanza) {
        home.arrived(stanza);
    }

    void returned(Element stanza, StanzaCondition why) {
        home.returned(stanza, why);
    }

    /** A stream of ours did not come about, or is over. */
    void over(Route route, PeerOutlet outlet) {
        outlets.remove(route, outlet);
    }

    /** A stream that proves our domain. */
    Future<ClientStream> open(Route route, Runnable onLost) {
        PeerProof proof = new PeerProof(
                config.external(),
                Optional.of(id -> Element.build(Namespaces.DIALBACK, "result")
                        .attribute("from", route.ours())
                        .attribute("to", route.theirs())
                        .text(keys.of(route.theirs(), route.ours(), id))
                        .done()));
        return dialler.open(route, new ClientStream.Use(proof, unasked -> {}, onLost));
    }

    /** Whether a {@code db:verify} asks about a key of this cluster. */
    boolean made(Element verify) {
        String ours = verify.attribute("to", "");
        return serves(ours)
                && keys.matches(verify.text(), verify.attribute("from", ""), ours, verify.attribute("id", ""));
    }

    /** Asks the servers of their domain whether they have made that key for a stream of ours; XEP-0220 §2.2. */
    Future<Boolean> verify(Route route, String id, String key) {
        if (verifications >= VERIFICATIONS_MAX) {
            return Future.failedFuture(new PeerUnreached(StanzaCondition.RESOURCE_CONSTRAINT, "too many claims"));
        }
        verifications++;
        Promise<Boolean> answered = Promise.promise();
        ClientStream.Use use = new ClientStream.Use(
                PeerProof.NONE,
                heard -> {
                    if (heard.is(Namespaces.DIALBACK, "verify")
                            && heard.attribute("id", "").equals(id)) {
                        answered.tryComplete(heard.attribute("type", "").equals("valid"));
                    }
                },
                () -> answered.tryFail("hung up"));
        dialler.open(route, use).onFailure(answered::tryFail).onSuccess(stream -> {
            stream.send(Element.build(Namespaces.DIALBACK, "verify")
                    .attribute("from", route.ours())
                    .attribute("to", route.theirs())
                    .attribute("id", id)
                    .text(key)
                    .done());
            LabTimer patience = agenda.after(agenda.limit(VERIFY_LIMIT), () -> answered.tryFail("no answer in time"));
            answered.future().onComplete(done -> {
                patience.cancel();
                stream.drop();
            });
        });
        return answered.future().onComplete(done -> verifications--);
    }
}
