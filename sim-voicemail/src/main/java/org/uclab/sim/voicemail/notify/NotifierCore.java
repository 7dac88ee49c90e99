package org.uclab.sim.voicemail.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.uclab.lab.core.Core;
import org.uclab.lab.wire.Places;
import org.uclab.sim.voicemail.mailbox.MailEvent;

/**
 * The notifier of one node.
 *
 * <p><b>A subscription</b> is asked for over REST and belongs to a mailbox; its id names the channel. It outlives the clients
 * that listen to it, and the service: what happens while nobody listens waits, and of each message only the last state is
 * told then (CUMI). A subscription that ends takes the clients with it that listen to nothing else. ASSUMED(choice): the id is
 * all that a client has to show here.
 *
 * <p><b>A session</b> is a client from its handshake on. Its first poll is answered at once, every later one when there is
 * news or its time has come, which the client can shorten; one that does not poll is forgotten. There are so many places, shared out by address.
 *
 * <p><b>Stopped</b>, a service answers nobody, and what it would tell waits. Who came by it may come back.
 */
final class NotifierCore implements Core<NotifierInput, NotifierAnswer> {

    /** What channels begin with. */
    static final String CHANNELS = "/vmrest/mailbox/";

    /** Most clients at once. */
    static final int SESSIONS_MAX = 2_000;

    /** Most subscriptions of one mailbox; for one more the oldest ends. */
    static final int SUBSCRIPTIONS_MAX = 16;

    private final NotifierTimes times;
    private final Supplier<String> ids;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, Waiting> subscriptions = new LinkedHashMap<>();
    private final Places<Session> places = new Places<>(SESSIONS_MAX);
    private final Set<String> stopped = new HashSet<>();
    private List<NotifierAnswer> actions = new ArrayList<>();

    /**
     * @param ids of clients, which nobody can guess
     */
    NotifierCore(NotifierTimes times, Supplier<String> ids) {
        this.times = times;
        this.ids = ids;
    }

    @Override
    public List<NotifierAnswer> on(NotifierInput input, Instant now) {
        switch (input.kind()) {
            case REQUESTED -> requested((NotifierInput.Requested) input, now);
            case ASKED -> asked((NotifierInput.Asked) input, now);
            case HAPPENED -> happened(((NotifierInput.Happened) input).events(), now);
            case STOPPED -> {
                stopped.add(((NotifierInput.Stopped) input).service());
                sessions.values().stream()
                        .filter(session -> !reached(session))
                        .forEach(session -> answer(session, now));
            }
            case STARTED -> stopped.remove(((NotifierInput.Started) input).service());
        }
        return taken();
    }

    @Override
    public Optional<Instant> wakeAt() {
        return Stream.concat(
                        sessions.values().stream().map(session -> session.due(times)),
                        subscriptions.values().stream().map(Waiting::ends))
                .min(Instant::compareTo);
    }

    @Override
    public List<NotifierAnswer> wake(Instant now) {
        List.copyOf(subscriptions.values()).stream()
                .filter(waiting -> !waiting.ends().isAfter(now))
                .forEach(waiting -> end(waiting, now));
        for (Session session : List.copyOf(sessions.values())) {
            if (!session.due(times).isAfter(now)) {
                if (session.parked().isPresent()) {
                    answer(session, now);
                } else {
                    forget(session, now);
                }
            }
        }
        return taken();
    }

    private List<NotifierAnswer> taken() {
        List<NotifierAnswer> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }

    private void requested(NotifierInput.Requested input, Instant now) {
        List<Waiting> own = subscriptions.values().stream()
                .filter(waiting -> waiting.owner().equals(input.owner()))
                .toList();
        if (own.size() >= SUBSCRIPTIONS_MAX) {
            end(own.get(0), now);
        }
        subscriptions.put(
                input.subscription(), new Waiting(input.subscription(), input.owner(), now.plus(times.subscription())));
    }

    private void happened(List<MailEvent> events, Instant now) {
        MailEvent first = events.get(0);
        for (Waiting waiting : subscriptions.values()) {
            if (waiting.owner().equals(first.owner())) {
                boolean heard = sessions.values().stream()
                        .anyMatch(session ->
                                reached(session) && session.subscriptions().contains(waiting));
                waiting.add(events, !heard);
            }
        }
        sessions.values().stream()
                .filter(session -> reached(session) && session.hasNews())
                .forEach(session -> answer(session, now));
    }

    private boolean reached(Session session) {
        return !stopped.contains(session.service());
    }

    private void asked(NotifierInput.Asked input, Instant now) {
        if (input.expired()) {
            expire(input, now);
        }
        List<Map<String, Object>> replies = new ArrayList<>();
        Optional<Session> polling = Optional.empty();
        Map<String, Object> poll = Map.of();
        Duration hold = times.hold();
        for (BayeuxMessage message : input.messages()) {
            Optional<Session> session = Optional.ofNullable(sessions.get(message.clientId()));
            session.ifPresent(known -> known.seen(input.service(), now));
            if (message.channel().equals(BayeuxMessage.CONNECT) && session.isPresent() && polling.isEmpty()) {
                polling = session;
                poll = connected(message);
                hold = message.timeout().isPresent()
                        ? times.hold(message.timeout().getAsInt())
                        : hold;
            } else {
                replies.add(replied(message, session, input, now));
            }
        }
        if (polling.isEmpty()) {
            actions.add(new NotifierAnswer(input.exchange(), replies));
            return;
        }
        Session session = polling.get();
        answer(session, now); // one poll at a time: an older one has its answer now
        session.park(new Session.Parked(input.exchange(), replies, poll, now.plus(hold)));
        boolean refused = Boolean.FALSE.equals(poll.get("successful"));
        if (refused || session.firstPoll() || session.hasNews() || !sessions.containsKey(session.id())) {
            answer(session, now);
        }
    }

    private Map<String, Object> connected(BayeuxMessage message) {
        if (!message.connectionTypes().contains(Replies.LONG_POLLING)) {
            return Replies.refused(message, "400::connectionType " + Replies.LONG_POLLING + " only", "retry");
        }
        Map<String, Object> reply = Replies.to(message);
        reply.put("advice", Replies.advice("retry", times));
        return reply;
    }

    private Map<String, Object> replied(
            BayeuxMessage message, Optional<Session> session, NotifierInput.Asked input, Instant now) {
        if (message.channel().equals(BayeuxMessage.HANDSHAKE)) {
            return handshake(message, input, now);
        }
        if (session.isEmpty()) {
            return Replies.refused(message, "402:" + message.clientId() + ":Unknown client", "handshake");
        }
        return switch (message.channel()) {
            case BayeuxMessage.SUBSCRIBE -> subscribe(message, session.get());
            case BayeuxMessage.UNSUBSCRIBE -> {
                session.get()
                        .subscriptions()
                        .removeIf(waiting -> message.subscriptions().contains(waiting.channel()));
                yield with(Replies.to(message), "subscription", message.subscriptions());
            }
            case BayeuxMessage.DISCONNECT -> {
                forget(session.get(), now);
                yield Replies.to(message);
            }
            default -> Replies.refused(message, "403:" + message.channel() + ":Publish denied", "retry");
        };
    }

    private Map<String, Object> handshake(BayeuxMessage message, NotifierInput.Asked input, Instant now) {
        if (!message.connectionTypes().contains(Replies.LONG_POLLING)) {
            return Replies.refused(message, "400::supportedConnectionTypes lack " + Replies.LONG_POLLING, "none");
        }
        Session session = new Session(ids.get(), input.service(), now);
        Places.Turn<Session> turn = places.take(input.address(), session);
        turn.leaves().ifPresent(other -> forget(other, now));
        if (!turn.taken()) {
            return Replies.refused(message, "503::Too many clients", "handshake");
        }
        sessions.put(session.id(), session);
        return Replies.handshaken(message, session.id(), times);
    }

    private Map<String, Object> subscribe(BayeuxMessage message, Session session) {
        List<Waiting> wanted = new ArrayList<>();
        for (String channel : message.subscriptions()) {
            Waiting waiting =
                    channel.startsWith(CHANNELS) ? subscriptions.get(channel.substring(CHANNELS.length())) : null;
            if (waiting == null) {
                return with(
                        Replies.refused(message, "403:" + channel + ":Subscription denied", "none"),
                        "subscription",
                        message.subscriptions());
            }
            wanted.add(waiting);
        }
        if (wanted.isEmpty()) {
            return Replies.refused(message, "403::Subscription missing", "none");
        }
        session.subscriptions().addAll(wanted);
        places.known(session);
        return with(Replies.to(message), "subscription", message.subscriptions());
    }

    private static Map<String, Object> with(Map<String, Object> reply, String name, List<String> values) {
        reply.put(name, values.size() == 1 ? values.get(0) : values);
        return reply;
    }

    /** Ends the subscriptions that these messages name, and those of who polls by them. */
    private void expire(NotifierInput.Asked input, Instant now) {
        for (BayeuxMessage message : input.messages()) {
            List<Waiting> over = new ArrayList<>();
            message.subscriptions().stream()
                    .filter(channel -> channel.startsWith(CHANNELS))
                    .map(channel -> subscriptions.get(channel.substring(CHANNELS.length())))
                    .filter(waiting -> waiting != null)
                    .forEach(over::add);
            Session session = sessions.get(message.clientId());
            if (session != null && message.channel().equals(BayeuxMessage.CONNECT)) {
                over.addAll(session.subscriptions());
            }
            over.forEach(waiting -> end(waiting, now));
        }
    }

    private void end(Waiting waiting, Instant now) {
        subscriptions.remove(waiting.id());
        for (Session session : List.copyOf(sessions.values())) {
            if (session.subscriptions().remove(waiting)
                    && session.subscriptions().isEmpty()) {
                forget(session, now);
            }
        }
    }

    private void forget(Session session, Instant now) {
        sessions.remove(session.id());
        places.leave(session);
        answer(session, now);
    }

    /** Answers the poll that waits, if there is one, with the news that there is. */
    private void answer(Session session, Instant now) {
        Optional<Session.Parked> poll = session.unparked(now);
        if (poll.isEmpty()) {
            return;
        }
        List<Map<String, Object>> messages = new ArrayList<>(poll.get().before());
        if (reached(session)) {
            session.subscriptions().forEach(waiting -> messages.addAll(waiting.taken()));
        }
        messages.add(poll.get().reply());
        actions.add(new NotifierAnswer(poll.get().exchange(), messages));
    }
}
