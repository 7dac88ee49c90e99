package org.uclab.sim.imp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.room.Rooms;
import org.uclab.protocol.xmpp.Binder;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.sim.imp.compliance.ComplianceLine;
import org.uclab.sim.imp.federation.Federation;
import org.uclab.sim.imp.files.ManagedFiles;

/**
 * A running node: its switchboard, the clients and the other nodes around it. Everything but {@link #stop} happens on
 * its context.
 */
final class ImpNode implements Federation.Home {

    private static final int TOKEN_CHARS = 20;

    private final NodeContext place;
    private final Agenda agenda;
    private final ImpDatabase database;
    private final Switchboard switchboard;
    private final String life;
    private final Map<Jid, StreamClient> clients = new HashMap<>();
    private final Map<String, XcpOutlet> outlets = new LinkedHashMap<>();
    private final Map<String, XcpInlet> inlets = new HashMap<>();
    private final Map<String, Rooms> rooms = new LinkedHashMap<>();
    private Optional<Federation> federation = Optional.empty();
    private final Logging logging = new Logging(this::carry);
    private Optional<ManagedFiles> files = Optional.empty();
    private Optional<Resumptions> resumptions = Optional.empty();

    ImpNode(NodeContext place, Agenda agenda, ImpDatabase database, ImpConfig.Settings settings) {
        this.place = place;
        this.agenda = agenda;
        this.database = database;
        this.life = agenda.now().toString();
        this.switchboard = new Switchboard(place.name(), database, settings, agenda.now());
    }

    String name() {
        return place.name();
    }

    /** What services have that are no clients: its switchboard, and what carries out what comes of that. */
    <T> T has(BiFunction<Switchboard, Consumer<List<Effect>>, T> service) {
        return service.apply(switchboard, this::carry);
    }

    ImpDatabase database() {
        return database;
    }

    Instant now() {
        return agenda.now();
    }

    boolean stopped() {
        return agenda.closed();
    }

    /** Its thread and its timers, until the power cut. */
    Agenda agenda() {
        return agenda;
    }

    /**
     * A name that nobody had before.
     *
     * @param purpose a source of its own; one of a few
     */
    String token(String purpose) {
        return place.draws(purpose).uuid().toString().replace("-", "").substring(0, TOKEN_CHARS);
    }

    /** No timer of this node runs any more, and whatever still comes from its sockets is nothing to it. Any thread. */
    void stop() {
        agenda.close();
    }

    /** By the calendar that user is in a meeting, or in none. */
    void inMeeting(Jid user, boolean inMeeting) {
        carry(switchboard.inMeeting(user, inMeeting, now()));
    }

    /** The node has been up for so long that its users come home from wherever they are. */
    void takeBack() {
        announce(new News.TakingBack(place.name()));
    }

    /** Names the time from this power-up to the next power cut, for the other nodes. */
    String life() {
        return life;
    }

    /** The way to another node of the subcluster. */
    XcpOutlet outlet(String host) {
        return outlets.get(host);
    }

    /** Another node has not confirmed those: whoever sent a stanza is told. */
    void returned(List<Element> unconfirmed) {
        unconfirmed.forEach(element ->
                Xcp.routed(element).ifPresent(delivery -> carry(switchboard.undeliverable(delivery.stanza()))));
    }

    void neighbour(String host, XcpOutlet outlet) {
        outlets.put(host, outlet);
    }

    /** From now on messages are logged there before they go on. */
    void logs(ComplianceLine line) {
        logging.to(line);
    }

    /** From now on clients may have their streams managed, XEP-0198; one that is lost waits for that lab time. */
    void manages(Duration patience) {
        resumptions = Optional.of(new Resumptions(
                agenda, patience, () -> token("resumptions"), stream -> ended(stream.connection(), stream.client())));
    }

    /** Where streams are managed. */
    Optional<Resumptions> resumptions() {
        return resumptions;
    }

    /**
     * A user wants a stream to go on over that connection. One that has a connection still goes over all the same: whoever has lost it
     * may know so before this node does.
     */
    Binder.Resumer.Resumption resume(StreamClient connection, Jid user, Element resume) {
        Binder.Resumer.Resumption resumption = resumptions.orElseThrow().resume(user, connection, resume);
        resumption
                .client()
                .map(client -> clients.put(client, connection))
                .ifPresent(before -> before.expel(StreamCondition.CONFLICT));
        return resumption;
    }

    /** From now on users get places for files there. */
    void keeps(ManagedFiles places) {
        files = Optional.of(places);
    }

    /** From now on there are other presence domains. */
    void federate(Federation manager) {
        federation = Optional.of(manager);
    }

    @Override
    public boolean serves(String domain) {
        return database.domain().equals(domain) || database.hasRooms(domain);
    }

    @Override
    public void arrived(Element stanza) {
        logging.logged(stanza, () -> carry(switchboard.abroad().arrived(stanza, now())));
    }

    @Override
    public void returned(Element stanza, StanzaCondition why) {
        carry(switchboard.abroad().returned(stanza, why));
    }

    Binder.Binding bind(StreamClient connection, Jid user, String resource) {
        Switchboard.Bound bound = switchboard.bind(user, resource, () -> token("resources"), now());
        Optional<ManagedStream> waiting = resumptions.flatMap(all -> all.waitingOf(user));
        boolean full = bound.binding().equals(Binder.Binding.refused(StanzaCondition.RESOURCE_CONSTRAINT));
        if (full && waiting.isPresent()) {
            // Nobody is kept out by a stream that may never go on.
            ended(waiting.get().connection(), waiting.get().client());
            bound = switchboard.bind(user, resource, () -> token("resources"), now());
        }
        carry(bound.effects());
        bound.binding().client().ifPresent(client -> clients.put(client, connection));
        return bound.binding();
    }

    void stanza(Jid client, Element stanza) {
        boolean toDomain = stanza.attribute("to", "").equals(database.domain());
        if (files.isPresent() && toDomain && clients.containsKey(client) && ManagedFiles.asks(stanza)) {
            Element iq = stanza.with("from", client.toString());
            carry(List.of(new Effect.Deliver(client, files.get().answer(client, iq, now()))));
        } else {
            logging.logged(client, stanza, goesOn -> carry(switchboard.stanza(client, goesOn, now())));
        }
    }

    /** A client's stream is over; of no account when another has taken its address. */
    void ended(StreamClient connection, Jid client) {
        if (!stopped() && clients.remove(client, connection)) {
            carry(switchboard.ended(client, now()));
            released(connection);
        }
    }

    /** A client's connection is lost, and its stream may go on over another one. */
    void lost(StreamClient connection, Jid client) {
        Optional<ManagedStream> resumable = connection.managed().filter(ManagedStream::resumable);
        if (!stopped() && resumable.isPresent() && clients.get(client) == connection) {
            resumptions.orElseThrow().lost(resumable.get());
        } else {
            ended(connection, client);
        }
    }

    /** What a stream that is over has not brought to its client goes back, XEP-0198 §5. */
    private void released(StreamClient connection) {
        connection.managed().filter(its -> its.connection() == connection).ifPresent(its -> {
            resumptions.orElseThrow().forget(its);
            its.ledger().unacknowledged().forEach(stanza -> carry(switchboard.givenBack(stanza, now())));
        });
    }

    /** All clients here, as the first thing another node is told. */
    List<News> everythingHere() {
        return switchboard.everythingHere();
    }

    /** Another node has opened its stream to here; an older one of the same node is over. */
    void opened(String host, XcpInlet inlet) {
        XcpInlet old = inlets.put(host, inlet);
        if (old != null) {
            old.replaced();
        }
        Optional.ofNullable(outlets.get(host)).ifPresent(XcpOutlet::called);
        Rooms itsOwn = rooms.remove(database.alias(host));
        if (itsOwn != null) {
            carry(delivered(itsOwn.handedOver()));
        }
    }

    /** Another node's stream to here is over: what is not heard of it is not there. */
    void closed(String host, XcpInlet inlet) {
        if (!stopped() && inlets.remove(host, inlet)) {
            // Rooms first: as long as they are known here, those who are put out can be told.
            List<Resource> lost = switchboard.table().on(host);
            List<Rooms> here = rooms.values().stream()
                    .filter(some -> hasRooms(some.alias()))
                    .toList();
            here.forEach(some -> lost.forEach(resource -> carry(delivered(some.lost(resource.jid())))));
            carry(switchboard.lost(host));
            carry(switchboard.roomsLost(
                    alias -> database.hostOfRooms(alias).filter(host::equals).isPresent()));
        }
    }

    void heard(News news) {
        carry(switchboard.heard(news, now()));
    }

    /** Another node has listed all its clients: any other of it that is known here is gone. */
    void synced(String host, Set<Jid> listed) {
        Set<Jid> gone = new HashSet<>();
        switchboard.table().on(host).forEach(resource -> gone.add(resource.jid()));
        gone.removeAll(listed);
        gone.forEach(client -> heard(new News.Gone(client)));
    }

    /** A stanza from another node for a client here. */
    void routed(Effect.Deliver delivery) {
        StreamClient client = clients.get(delivery.client());
        if (hasRooms(delivery.client().domain())) {
            carry(List.of(delivery));
        } else if (client != null) {
            carry(brought(client, delivery));
        } else {
            carry(switchboard.undeliverable(delivery.stanza()));
        }
    }

    private void carry(List<Effect> effects) {
        Deque<Effect> queue = new ArrayDeque<>(effects);
        while (!queue.isEmpty() && !stopped()) {
            Effect effect = queue.poll();
            switch (effect.kind()) {
                case DELIVER -> queue.addAll(deliver((Effect.Deliver) effect));
                case ANNOUNCE -> announce(((Effect.Announce) effect).news());
                case EVICT -> evict((Effect.Evict) effect);
            }
        }
    }

    private List<Effect> deliver(Effect.Deliver delivery) {
        if (!database.ours(delivery.client())) {
            return elsewhere(delivery);
        }
        StreamClient here = clients.get(delivery.client());
        if (here != null) {
            return brought(here, delivery);
        }
        boolean sent = switchboard
                .table()
                .find(delivery.client())
                .flatMap(resource -> Optional.ofNullable(outlets.get(resource.node())))
                .map(outlet -> outlet.send(Xcp.route(delivery.client(), delivery.stanza())))
                .orElse(false);
        return sent ? List.of() : switchboard.undeliverable(delivery.stanza());
    }

    /** A client here has the stanza, unless its user has blocked whom it is from: blocked while the stanza was on its way, or in a room. */
    private List<Effect> brought(StreamClient here, Effect.Deliver delivery) {
        if (!switchboard.hears(delivery.client(), delivery.stanza())) {
            return switchboard.undeliverable(delivery.stanza());
        }
        if (!here.deliver(delivery.stanza())) {
            here.expel(StreamCondition.RESOURCE_CONSTRAINT);
            ended(here, delivery.client()); // where it waits for a connection nobody says so
        }
        return List.of();
    }

    /** To a room of this node or another, or to another domain. */
    private List<Effect> elsewhere(Effect.Deliver delivery) {
        String domain = delivery.client().domain();
        if (hasRooms(domain)) {
            return delivered(rooms(domain).received(delivery.stanza(), now()));
        }
        Optional<String> host = database.hostOfRooms(domain);
        if (host.isPresent()) {
            boolean sent = Optional.ofNullable(outlets.get(host.get()))
                    .filter(outlet -> outlet.send(Xcp.route(delivery.client(), delivery.stanza())))
                    .isPresent();
            return sent ? List.of() : switchboard.undeliverable(delivery.stanza());
        }
        federation.ifPresent(manager -> manager.send(delivery.stanza()));
        return List.of();
    }

    /** Whether the rooms of that domain are on this node now. */
    private boolean hasRooms(String domain) {
        return database.hostOfRooms(domain).filter(place.name()::equals).isPresent();
    }

    private Rooms rooms(String alias) {
        return rooms.computeIfAbsent(
                alias, unseen -> new Rooms(alias, database.domain(), database.rooms(), this::reached));
    }

    private boolean reached(Jid client) {
        return !database.ours(client) || switchboard.table().find(client).isPresent();
    }

    /** What rooms say, on its way: to those there, and to users who are asked in. */
    private List<Effect> delivered(List<Element> stanzas) {
        List<Effect> effects = new ArrayList<>();
        for (Element stanza : stanzas) {
            Jid to = Stanza.address(stanza, "to").orElseThrow();
            if (database.ours(to) && !to.isFull()) {
                effects.addAll(switchboard.abroad().arrived(stanza, now()));
            } else {
                effects.add(new Effect.Deliver(to, stanza));
            }
        }
        return effects;
    }

    private void announce(News news) {
        Element element = Xcp.of(news);
        // The next stream begins with what the other kinds say, or can do without it.
        boolean once = news.kind() == News.Kind.TOLD;
        for (XcpOutlet outlet : outlets.values()) {
            if (once) {
                outlet.send(element);
            } else {
                outlet.say(element);
            }
        }
    }

    private void evict(Effect.Evict effect) {
        StreamClient connection = clients.remove(effect.client());
        if (connection != null) {
            connection.expel(effect.why());
            released(connection);
        }
    }
}
