package org.uclab.sim.directory;

import com.unboundid.asn1.ASN1Exception;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Recorder;

/** What both transports of one service share: read, record, ask the session, apply an armed fault. */
final class LdapShell {

    private static final int FIRST_ID = 1;

    private final String service;
    private final DirectorySettings settings;
    private final Recorder recorder;
    private final FaultPoint faults;

    LdapShell(String service, DirectorySettings settings, Recorder recorder, FaultPoint faults) {
        this.service = service;
        this.settings = settings;
        this.recorder = recorder;
        this.faults = faults;
    }

    DirectorySettings settings() {
        return settings;
    }

    Recorder recorder() {
        return recorder;
    }

    /** The message that those bytes are; recorded as received, whatever they are. */
    Optional<LDAPMessage> read(byte[] bytes, Hop hop, long exchange) {
        String why = "its parts do not fit into each other";
        if (BerShape.sound(bytes)) {
            try {
                LDAPMessage message = LDAPMessage.decode(ASN1Sequence.decodeAsSequence(bytes));
                if (message.getMessageID() >= FIRST_ID) { // RFC 4511 §4.1.1.1
                    recorder.received(service, told(message, hop, bytes.length, exchange));
                    return Optional.of(message);
                }
                why = "its message id is none";
            } catch (LDAPException | ASN1Exception malformed) {
                why = malformed.getMessage();
            }
        }
        unreadable(why, bytes.length, hop, exchange);
        return Optional.empty();
    }

    void unreadable(String why, int bytes, Hop hop, long exchange) {
        recorder.received(service, Message.of(LdapTeller.LDAP, hop, exchange, new LdapContent.Unreadable(why, bytes)));
    }

    void sent(LDAPMessage message, Hop hop, int bytes, long exchange) {
        recorder.sent(service, told(message, hop, bytes, exchange));
    }

    private static Message told(LDAPMessage message, Hop hop, int bytes, long exchange) {
        return Message.of(LdapTeller.LDAP, hop, exchange, new LdapContent(message, hop.tls(), bytes));
    }

    /** What that request is to be answered. */
    Delivery answer(LDAPMessage request, LdapSession session, String peer, Instant now) {
        Optional<LdapFault> biting = faults.quiet() || !Replies.answered(request)
                ? Optional.empty()
                : faults.bite(LdapFault.class, occasion(request, session, peer, now));
        return biting.map(fault -> faulty(fault, request, session))
                .orElseGet(() -> Delivery.of(session.answer(request)));
    }

    private Delivery faulty(LdapFault fault, LDAPMessage request, LdapSession session) {
        return switch (fault.kind()) {
            case RESULT -> {
                int code = ((LdapFault.Result) fault).code();
                yield Delivery.of(session.refuse(request, new Outcome(code, "", List.of())));
            }
            case SLOW -> slow(((LdapFault.Slow) fault).by(), request, session);
            case NO_REPLY -> Delivery.silence();
            case DISCONNECT ->
                Delivery.of(LdapSession.disconnected(ResultCode.UNAVAILABLE, "the server is going down"));
            case MALFORMED -> Delivery.of(session.answer(request)).spoilt();
            case TRUNCATED ->
                Delivery.of(truncated(((LdapFault.Truncated) fault).entries(), request, session.answer(request)));
        };
    }

    private Delivery slow(Duration by, LDAPMessage request, LdapSession session) {
        if (request.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST) {
            Duration limit = limit(request.getSearchRequestProtocolOp());
            if (by.compareTo(limit) > 0) {
                return Delivery.of(session.refuse(request, Outcome.of(ResultCode.TIME_LIMIT_EXCEEDED, "")))
                        .after(limit);
            }
        }
        return Delivery.of(session.answer(request)).after(by);
    }

    private Duration limit(SearchRequestProtocolOp search) {
        Duration own = settings.timeLimit();
        Duration asked = Duration.ofSeconds(search.getTimeLimit());
        return search.getTimeLimit() == 0 || own.compareTo(asked) < 0 ? own : asked;
    }

    private static LdapSession.Reaction truncated(int entries, LDAPMessage request, LdapSession.Reaction whole) {
        List<LDAPMessage> kept = new ArrayList<>();
        int seen = 0;
        for (LDAPMessage reply : whole.replies()) {
            boolean entry = reply.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY;
            seen += entry ? 1 : 0;
            if (seen <= entries) {
                kept.add(reply);
            }
        }
        if (seen > entries) {
            Replies.last(request, Outcome.of(ResultCode.SIZE_LIMIT_EXCEEDED, ""))
                    .ifPresent(kept::add);
        }
        return new LdapSession.Reaction(kept, whole.then());
    }

    private static Occasion occasion(LDAPMessage request, LdapSession session, String peer, Instant now) {
        String operation = LdapOperations.of(request);
        boolean bind = request.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST;
        boolean search = request.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST;
        return new Occasion(
                now,
                peer,
                Map.of(
                        "operation",
                        operation,
                        "user",
                        bind ? request.getBindRequestProtocolOp().getBindDN() : session.user(),
                        "base",
                        search ? request.getSearchRequestProtocolOp().getBaseDN() : ""));
    }
}
