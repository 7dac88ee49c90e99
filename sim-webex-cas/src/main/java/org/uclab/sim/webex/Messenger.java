package org.uclab.sim.webex;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.protocol.xmpp.Binder;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;

/** The running server: the core, and the clients around it. Everything but {@link #stop} happens on its context. */
final class Messenger {

    private static final int TOKEN_CHARS = 20;

    private final NodeContext place;
    private final Agenda agenda;
    private final WebexCloud cloud;
    private final MessengerCore core;
    private final Map<Jid, MessengerClient> clients = new HashMap<>();

    Messenger(NodeContext place, Agenda agenda, WebexCloud cloud) {
        this.place = place;
        this.agenda = agenda;
        this.cloud = cloud;
        this.core = new MessengerCore(cloud, place.name());
    }

    /** The user to whom that token was given, while it is good. */
    Optional<Jid> user(String token) {
        return cloud.tokens().user(token, agenda.now());
    }

    /** Whether an organisation has that domain. */
    boolean serves(String domain) {
        return cloud.accounts().organisation(domain).isPresent();
    }

    /** A name that nobody had before. */
    String token(String purpose) {
        return place.draws(purpose).uuid().toString().replace("-", "").substring(0, TOKEN_CHARS);
    }

    /** No timer runs any more, and whatever still comes from its sockets is nothing to it. Any thread. */
    void stop() {
        agenda.close();
    }

    Binder.Binding bind(MessengerClient connection, Jid user, String resource) {
        Binder.Binding binding = core.bind(user, resource, () -> token("resources"));
        binding.client().ifPresent(client -> clients.put(client, connection));
        return binding;
    }

    void stanza(Jid client, Element stanza) {
        Instant now = agenda.now();
        log(client, stanza.with("from", client.toString()), now);
        carry(core.stanza(client, stanza, now));
    }

    void ended(MessengerClient connection, Jid client) {
        if (!agenda.closed() && clients.remove(client, connection)) {
            carry(core.ended(client));
        }
    }

    /**
     * S4, "Instant Message Logging": kept as it was written, without encryption. What clients have encrypted for each other the
     * service cannot read, and does not keep.
     */
    private void log(Jid client, Element message, Instant now) {
        boolean readable = message.name().equals(Stanza.MESSAGE)
                && MessageEncryption.says(message)
                && !Stanza.type(message).equals("error")
                && !MessageEncryption.encrypted(message);
        boolean kept = cloud.accounts()
                .of(client)
                .filter(account -> account.organisation().policies().logging())
                .isPresent();
        if (readable && kept) {
            cloud.archive().add(now, message);
        }
    }

    private void carry(List<Outgoing> stanzas) {
        Deque<Outgoing> queue = new ArrayDeque<>(stanzas);
        while (!queue.isEmpty() && !agenda.closed()) {
            Outgoing next = queue.poll();
            MessengerClient here = clients.get(next.to());
            if (here != null) {
                here.deliver(next.stanza());
            } else if (core.organisationOfRooms(next.to()).isPresent()) {
                queue.addAll(core.roomStanza(next.to(), next.stanza(), agenda.now()));
            } else {
                queue.addAll(core.undeliverable(next.stanza()));
            }
        }
    }
}
