package org.uclab.sim.imp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.uclab.protocol.presence.Conversations;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.presence.Routing;
import org.uclab.protocol.xmpp.Binder;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.sim.imp.cluster.ImpConfig;

/**
 * What happens between the users of a node: stanzas of bound clients go in, {@link Effect}s come out. It knows the
 * clients of the other nodes as far as those told, and has no socket.
 */
final class Switchboard {

    private static final String COMPOSED = "composed";
    private static final Set<String> IQ_TYPES = Set.of("get", "set", "result", "error");

    private final String node;
    private final ImpDatabase database;
    private final ImpConfig.Settings settings;
    private final PresenceTable table = new PresenceTable();
    private final Conversations conversations;
    private final Messages messages;
    private final Telling telling;
    private final Presences presences;
    private final Subscribing subscribing;
    private final Rosters rosters;
    private final Privacy privacy;
    private final Services services;
    private final ServiceAdministration administration;
    private final Abroad abroad;

    /**
     * @param node    name of this node
     * @param started when it was powered up
     */
    Switchboard(String node, ImpDatabase database, ImpConfig.Settings settings, Instant started) {
        this.node = node;
        this.database = database;
        this.settings = settings;
        this.conversations = new Conversations(settings.conversationLimit());
        Routing routing = new Routing(table, conversations, database.byPriority());
        this.messages = new Messages(database, routing, conversations);
        this.telling = new Telling(node, database, table);
        this.presences = new Presences(node, database, table, telling);
        this.subscribing = new Subscribing(database, telling, presences);
        this.rosters = new Rosters(database, table, subscribing);
        this.privacy = new Privacy(node, database, table, telling, presences);
        this.administration = new ServiceAdministration(node, database);
        this.services = new Services(database, table, administration, settings.product(), started);
        this.abroad = new Abroad(database, table, messages, telling, presences, subscribing, services, privacy);
    }

    /** What comes from other domains, and what comes back from there. */
    Abroad abroad() {
        return abroad;
    }

    /** The contact lists, for whoever changes them without being a client; what that does to clients is carried out. */
    ContactBook contacts(Consumer<List<Effect>> carry) {
        return new ContactBook(database, subscribing, carry);
    }

    PresenceTable table() {
        return table;
    }

    Presences presences() {
        return presences;
    }

    /** Everything on this node, for a node that has just come. */
    List<News> everythingHere() {
        return table.on(node).stream()
                .<News>map(resource -> new News.Here(resource, Optional.empty()))
                .toList();
    }

    /** The answer to a bind, and what it does to others. */
    record Bound(Binder.Binding binding, List<Effect> effects) {

        private static Bound refused(StanzaCondition why) {
            return new Bound(Binder.Binding.refused(why), List.of());
        }
    }

    /**
     * A user binds a resource here, RFC 6120 §7.
     *
     * @param wanted empty for a resource of our choice
     * @param token  makes random names
     */
    Bound bind(Jid user, String wanted, Supplier<String> token, Instant now) {
        Optional<Jid> asked = user.full(wanted.isEmpty() ? token.get() : wanted);
        if (asked.isEmpty()) {
            return Bound.refused(StanzaCondition.BAD_REQUEST);
        }
        Jid client = asked.get();
        Optional<Resource> old = table.find(client);
        boolean replaces = old.isPresent() && settings.resourceConflict() == ImpConfig.ResourceConflict.REPLACE_OLD;
        if (!replaces && table.of(user).size() >= settings.logonsPerUserMax()) {
            return Bound.refused(StanzaCondition.RESOURCE_CONSTRAINT);
        }
        if (old.isPresent() && settings.resourceConflict() == ImpConfig.ResourceConflict.REFUSE_NEW) {
            return Bound.refused(StanzaCondition.CONFLICT);
        }
        List<Effect> effects = new ArrayList<>();
        if (replaces) {
            effects.addAll(replace(old.get(), now));
        } else if (old.isPresent()) {
            client = user.full(token.get()).orElseThrow();
        }
        Resource resource = new Resource(client, node, false, Optional.empty());
        table.put(resource);
        database.privacy().activate(client, node, Optional.empty());
        effects.add(new Effect.Announce(new News.Here(resource, Optional.empty())));
        return new Bound(Binder.Binding.to(client), effects);
    }

    private List<Effect> replace(Resource old, Instant now) {
        if (!old.node().equals(node)) {
            return gone(old.jid());
        }
        List<Effect> effects = new ArrayList<>(ended(old.jid(), now));
        effects.add(new Effect.Evict(old.jid(), StreamCondition.CONFLICT));
        return effects;
    }

    /** A stanza could not be delivered after all: its client has just gone, or its node cannot be reached. */
    List<Effect> undeliverable(Element stanza) {
        return messages.undeliverable(stanza);
    }

    /** A client whose stream is over has not acknowledged that: it waits for another one, or goes back. */
    List<Effect> givenBack(Element stanza, Instant now) {
        return messages.waits(stanza, now) ? List.of() : undeliverable(stanza);
    }

    /** A client's stream here is over. */
    List<Effect> ended(Jid client, Instant now) {
        Optional<Resource> resource =
                table.find(client).filter(one -> one.node().equals(node));
        if (resource.isEmpty()) {
            return List.of();
        }
        // RFC 6121 §4.5.4: the server speaks for a client that left without a word.
        List<Effect> effects = new ArrayList<>(leave(resource.get(), Presences.plain("unavailable", client), now));
        effects.removeIf(effect ->
                effect instanceof Effect.Deliver deliver && deliver.client().equals(client));
        table.remove(client);
        telling.left(client);
        database.privacy().left(client, node);
        effects.add(new Effect.Announce(new News.Gone(client)));
        return effects;
    }

    /**
     * By the calendar a user is in a meeting, or in none any more. It is shown as one more client, which takes no messages.
     * ASSUMED(reference presence-edge §2.1): how the product shows it in XMPP is not public.
     */
    List<Effect> inMeeting(Jid user, boolean inMeeting, Instant now) {
        Jid composed = user.full(COMPOSED).orElseThrow();
        return inMeeting == table.find(composed).isPresent()
                ? List.of()
                : shown(composed, inMeeting ? Optional.of(Presences.inMeeting(composed)) : Optional.empty(), now);
    }

    /** What the node itself says of a user, as one more client with that presence, or none any more. */
    List<Effect> shown(Jid client, Optional<Element> presence, Instant now) {
        Optional<Resource> there = table.find(client);
        if (presence.isEmpty()) {
            return there.isPresent() ? ended(client, now) : List.of();
        }
        Resource before = there.orElseGet(() -> new Resource(client, node, false, Optional.empty()));
        List<Effect> effects = new ArrayList<>(presences.available(before, presence.get()));
        effects.removeIf(effect ->
                effect instanceof Effect.Deliver deliver && deliver.client().equals(client));
        return effects;
    }

    /** A client here sent a stanza. */
    List<Effect> stanza(Jid client, Element sent, Instant now) {
        Optional<Resource> resource =
                table.find(client).filter(one -> one.node().equals(node));
        if (resource.isEmpty()) {
            return List.of();
        }
        // RFC 6120 §8.1.2.1: the server stamps the full address.
        Element stanza = sent.with("from", client.toString());
        boolean unaddressed = stanza.attribute("to").isEmpty();
        Optional<Jid> to = unaddressed ? Optional.of(client.bare()) : Stanza.address(stanza, "to");
        if (to.isEmpty()) {
            return refuse(client, stanza, StanzaCondition.JID_MALFORMED);
        }
        Optional<List<Effect>> blocked = privacy.stopped(client, to.get(), stanza);
        if (blocked.isPresent()) {
            return blocked.get();
        }
        if (!database.ours(to.get()) && !keepsBooks(stanza)) {
            return database.reaches(to.get().domain())
                    ? List.of(new Effect.Deliver(to.get(), stanza))
                    : refuse(client, stanza, StanzaCondition.REMOTE_SERVER_NOT_FOUND);
        }
        return switch (stanza.name()) {
            case Stanza.MESSAGE -> messages.written(client, to.get(), stanza, now);
            case Stanza.PRESENCE -> presence(resource.get(), unaddressed, to.get(), stanza, now);
            default -> iq(client, to.get(), stanza, now);
        };
    }

    /** Whether a client here hears that, or keeps it away. */
    boolean hears(Jid client, Element stanza) {
        return privacy.hears(client, stanza);
    }

    /** Whether a stanza to another domain changes what is kept here: the contact list, and who gets directed presence. */
    private static boolean keepsBooks(Element stanza) {
        String type = Stanza.type(stanza);
        return stanza.name().equals(Stanza.PRESENCE) && !type.equals("probe") && !type.equals("error");
    }

    /** Another node told something. */
    List<Effect> heard(News news, Instant now) {
        return switch (news.kind()) {
            case HERE -> here((News.Here) news);
            case GONE -> gone(((News.Gone) news).client());
            case ANSWERED -> {
                News.Answered answered = (News.Answered) news;
                conversations.wrote(answered.client(), answered.user(), now);
                yield List.of();
            }
            case TOLD -> {
                News.Told told = (News.Told) news;
                List<Effect> effects = new ArrayList<>(telling.here(told.user(), told.audience(), told.stanza()));
                if (told.audience().veils()) {
                    effects.addAll(presences.withdraw(told.user()));
                }
                yield effects;
            }
            case TAKING_BACK -> fallBack(((News.TakingBack) news).node(), now);
        };
    }

    /**
     * C-HA: at the end of a fall-back the users who had failed over are disconnected, and sign in at home. ASSUMED(reference
     * imp-cms §2.1): which stream error says so is not public.
     */
    private List<Effect> fallBack(String home, Instant now) {
        List<Effect> effects = new ArrayList<>();
        for (Resource resource : table.on(node)) {
            if (database.homeOf(resource.jid()).filter(home::equals).isPresent()) {
                effects.addAll(ended(resource.jid(), now));
                effects.add(new Effect.Evict(resource.jid(), StreamCondition.SYSTEM_SHUTDOWN));
            }
        }
        return effects;
    }

    /** Another node is gone, and its clients with it. */
    List<Effect> lost(String otherNode) {
        List<Effect> effects = new ArrayList<>();
        for (Resource resource : table.on(otherNode)) {
            effects.addAll(gone(resource.jid()));
        }
        return effects;
    }

    /** The rooms of such domains cannot be heard any more: clients here that are in one of them are not. */
    List<Effect> roomsLost(Predicate<String> domains) {
        return presences.roomsLost(domains);
    }

    private List<Effect> here(News.Here news) {
        List<Effect> effects = new ArrayList<>();
        Jid client = news.resource().jid();
        if (table.find(client).filter(one -> one.node().equals(node)).isPresent()) {
            // The later bind wins: the client that was here is replaced, RFC 6120 §7.7.2.2.
            effects.add(new Effect.Evict(client, StreamCondition.CONFLICT));
            presences.forget(client);
            telling.left(client);
        }
        if (!news.resource().available()) {
            conversations.left(client);
        }
        effects.addAll(presences.learned(news.resource(), news.farewell()));
        return effects;
    }

    private List<Effect> gone(Jid client) {
        if (table.find(client).filter(one -> one.node().equals(node)).isPresent()) {
            return List.of();
        }
        conversations.left(client);
        return presences.lost(client);
    }

    private List<Effect> leave(Resource resource, Element farewell, Instant now) {
        conversations.left(resource.jid());
        List<Effect> effects = presences.unavailable(resource, farewell);
        if (table.available(resource.jid()).isEmpty()) {
            database.lastSeen(resource.jid().bare(), now);
        }
        return effects;
    }

    private List<Effect> presence(Resource sender, boolean broadcast, Jid to, Element stanza, Instant now) {
        String type = Stanza.type(stanza);
        if (Subscribing.TYPES.contains(type)) {
            boolean reachable = to.hasLocal() && (database.ours(to) || database.federates());
            return reachable
                    ? subscribing.send(sender.jid().bare(), to.bare(), type, stanza)
                    : refuse(sender.jid(), stanza, StanzaCondition.REMOTE_SERVER_NOT_FOUND);
        }
        return switch (type) {
            case "" -> broadcast ? available(sender, stanza) : presences.directed(sender.jid(), to, stanza);
            case "unavailable" -> broadcast ? leave(sender, stanza, now) : presences.directed(sender.jid(), to, stanza);
            case "probe" -> broadcast ? List.of() : presences.probe(sender.jid(), to);
            case "error" -> presences.directed(sender.jid(), to, stanza);
            default -> refuse(sender.jid(), stanza, StanzaCondition.BAD_REQUEST);
        };
    }

    private List<Effect> available(Resource sender, Element stanza) {
        List<Effect> effects = new ArrayList<>(presences.available(sender, stanza));
        effects.addAll(messages.waited(sender.with(Optional.of(stanza))));
        return effects;
    }

    private List<Effect> iq(Jid client, Jid to, Element iq, Instant now) {
        boolean asks = Stanza.asks(iq);
        // RFC 6120 §8.2.3: an id, one of four types, and exactly one child in a question.
        if (iq.attribute("id").isEmpty()
                || !IQ_TYPES.contains(Stanza.type(iq))
                || (asks && iq.children().size() != 1)) {
            return refuse(client, iq, StanzaCondition.BAD_REQUEST);
        }
        if (to.isFull() && table.find(to).isPresent()) {
            return List.of(new Effect.Deliver(to, iq));
        }
        if (!asks) {
            return List.of();
        }
        if (to.isFull()) {
            return refuse(client, iq, StanzaCondition.SERVICE_UNAVAILABLE);
        }
        if (!to.hasLocal()
                && iq.child(ServiceAdministration.COMMANDS, "command").isPresent()) {
            return administer(client, iq, now);
        }
        if (!to.hasLocal()) {
            return List.of(new Effect.Deliver(client, services.server(iq, now)));
        }
        if (to.equals(client.bare()) && Privacy.asked(iq)) {
            return privacy.handle(client, iq);
        }
        boolean roster =
                to.equals(client.bare()) && iq.child(Namespaces.ROSTER, "query").isPresent();
        return roster
                ? rosters.handle(client, iq)
                : List.of(new Effect.Deliver(client, services.account(client, to, iq, now)));
    }

    /** Accounts come and go; whoever is signed in here with one that is gone is sent away. */
    private List<Effect> administer(Jid client, Element iq, Instant now) {
        ServiceAdministration.Outcome outcome = administration.handle(client, iq);
        List<Effect> effects = new ArrayList<>(List.of(new Effect.Deliver(client, outcome.answer())));
        for (Resource resource : table.on(node)) {
            if (outcome.deleted().contains(resource.jid().bare())) {
                effects.addAll(ended(resource.jid(), now));
                effects.add(new Effect.Evict(resource.jid(), StreamCondition.NOT_AUTHORIZED));
            }
        }
        return effects;
    }

    /** An error to the sender; none in answer to an error or a result, RFC 6120 §8.3.1. */
    private static List<Effect> refuse(Jid client, Element stanza, StanzaCondition why) {
        String type = Stanza.type(stanza);
        boolean mute = type.equals("error") || (stanza.name().equals(Stanza.IQ) && type.equals("result"));
        return mute ? List.of() : List.of(new Effect.Deliver(client, why.answer(stanza)));
    }
}
