package org.uclab.sim.voicemail;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.shell.sip.SipServing;
import org.uclab.sim.voicemail.mailbox.Account;
import org.uclab.sim.voicemail.mailbox.Folder;
import org.uclab.sim.voicemail.mailbox.MailEvent;
import org.uclab.sim.voicemail.mailbox.MailboxState;

/**
 * Tells call control at whose lines messages wait, by NOTIFYs that nobody has subscribed to (RFC 3842), as a port group by SIP
 * does. What is said is what differs from what was said last; at first nobody has messages. Of a pair the first node that runs
 * does it. One NOTIFY is under way at a time: where a server does not take it the next one is tried, and after the last all of
 * them once more in a while. Belongs to the thread of the agenda but for what says otherwise.
 */
final class MessageWaiting {

    /** ASSUMED(no public source): how long it waits when no server of call control was to be had. */
    private static final Duration RETRY = Duration.ofSeconds(30);

    private static final String EVENT = "message-summary";
    private static final String TYPE = "application/simple-message-summary";

    private final String host;
    private final Agenda agenda;
    private final MailCluster cluster;
    private final SipServing sip;
    private final Set<Account> changed = new LinkedHashSet<>();
    private boolean begun;
    private boolean busy;

    MessageWaiting(String host, Agenda agenda, MailCluster cluster, SipServing sip) {
        this.host = host;
        this.agenda = agenda;
        this.cluster = cluster;
        this.sip = sip;
    }

    /** The node listens. */
    void begin() {
        begun = true;
        changed.addAll(cluster.accounts());
        next();
    }

    /** From any thread. */
    void happened(List<MailEvent> events) {
        agenda.soon(() -> {
            events.forEach(event -> changed.add(event.owner()));
            next();
        });
    }

    /** Another node runs, or does no more; from any thread. */
    void nodesChanged() {
        agenda.soon(this::next);
    }

    private void next() {
        if (!begun
                || busy
                || agenda.closed()
                || !cluster.leads(host)
                || cluster.callControl().isEmpty()) {
            return;
        }
        Iterator<Account> each = changed.iterator();
        while (each.hasNext() && !busy) {
            Account account = each.next();
            each.remove();
            MailboxState now = cluster.store().state(account);
            if (!account.extension().isEmpty()
                    && cluster.told(account) == now.unread().isEmpty()) {
                busy = true;
                tell(now, new ArrayDeque<>(cluster.callControl()));
            }
        }
    }

    private void tell(MailboxState now, ArrayDeque<Endpoint> servers) {
        Endpoint server = servers.poll();
        if (server == null) {
            changed.add(now.owner());
            agenda.after(RETRY, this::free);
            return;
        }
        sip.ask(notify(now, server), Flow.to(SipTransport.TCP, server.address(), server.port()), new Asker() {
            @Override
            public void answered(SipResponse response, Flow from) {
                if (response.provisional()) {
                    return;
                }
                if (response.status() == 408 || response.status() >= 500) {
                    tell(now, servers);
                } else {
                    // It was heard; that it does not suit whoever heard it will not change.
                    cluster.told(now.owner(), !now.unread().isEmpty());
                    free();
                }
            }

            @Override
            public void lost(Loss loss) {
                tell(now, servers);
            }
        });
    }

    private void free() {
        busy = false;
        next();
    }

    /** As in a public trace of the product (Cisco community 3162948). ASSUMED(RFC 3842): it counts new and old ones, too. */
    private SipRequest notify(MailboxState now, Endpoint server) {
        int unread = now.unread().size();
        String body = "Messages-Waiting: " + (unread > 0 ? "yes" : "no") + "\r\nVoice-Message: " + unread + "/"
                + (now.in(Folder.INBOX).size() - unread) + "\r\n";
        String to = "sip:" + now.owner().extension() + "@" + server.address();
        return SipRequest.of("NOTIFY", to)
                .with(HeaderName.FROM, NameAddress.of("sip:" + server.address()).withTag(sip.token()))
                .with(HeaderName.TO, "<" + to + ">")
                .with(HeaderName.CALL_ID, sip.token())
                .with(HeaderName.CSEQ, "1 NOTIFY")
                .with(HeaderName.MAX_FORWARDS, SipRequest.MAX_FORWARDS)
                .with(HeaderName.CONTACT, "<sip:" + sip.sentBy(SipTransport.TCP) + ";transport=tcp>")
                .with("Event", EVENT)
                .with("Subscription-State", "active")
                .withBody(TYPE, SipBody.of(body));
    }
}
