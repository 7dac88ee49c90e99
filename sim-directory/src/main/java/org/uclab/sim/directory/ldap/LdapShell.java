package org.uclab.sim.directory.ldap;

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
import org.uclab.sim.directory.forest.DirectorySettings;

/** What both transports of one service share: read, record, ask the session, apply the armed faults. */
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

    /**
     * What is said to a request that cannot be read: where it is sound but for what it means, that, and the connection goes
     * on (RFC 4511 §4.1.1); otherwise nobody knows what else is wrong, and the connection ends.
     */
    static LdapSession.Reaction refusal(byte[] bytes) {
        boolean deep = BerShape.tooDeep(bytes);
        Outcome outcome = deep
                ? Outcome.of(ResultCode.ADMIN_LIMIT_EXCEEDED, "nested deeper than " + BerShape.DEPTH_MAX + " levels")
                : Outcome.of(ResultCode.PROTOCOL_ERROR, "that request cannot be read");
        return Optional.of(bytes)
                .filter(message -> deep || BerShape.sound(message))
                .flatMap(Envelope::of)
                .flatMap(request -> Replies.last(request, outcome))
                .map(reply -> LdapSession.Reaction.of(List.of(reply)))
                .orElseGet(() -> LdapSession.disconnected(ResultCode.PROTOCOL_ERROR, "that is no LDAP message"));
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
        if (faults.quiet() || !Replies.answered(request)) {
            return Delivery.of(session.answer(request));
        }
        return faults.biting(LdapFault.class, occasion(request, session, peer, now))
                .through(
                        () -> Optional.of(Delivery.of(session.answer(request))),
                        Optional::<Delivery>empty,
                        (fault, made) -> Optional.of(spoilt(fault, request, session, made)))
                .orElseGet(Delivery::silence);
    }

    /**
     * What a fault makes of what there is. An answer that is lost stays lost.
     *
     * @param before none where the session has not been asked
     */
    private Delivery spoilt(LdapFault fault, LDAPMessage request, LdapSession session, Optional<Delivery> before) {
        if (before.isPresent() && before.get().messages().isEmpty()) {
            return before.get();
        }
        Delivery made = before.orElseGet(Delivery::silence);
        return switch (fault.kind()) {
            case RESULT -> {
                Outcome outcome = new Outcome(((LdapFault.Result) fault).code(), "", List.of());
                // A bind that was done has been done, whatever is said of it.
                yield made.instead(
                        before.isPresent()
                                ? LdapSession.Reaction.of(
                                        Replies.last(request, outcome).stream().toList())
                                : session.refuse(request, outcome));
            }
            case SLOW -> slow(((LdapFault.Slow) fault).by(), request, session, made);
            case NO_REPLY -> made.with(LdapSession.Reaction.of(List.of()));
            case DISCONNECT ->
                made.instead(LdapSession.disconnected(ResultCode.UNAVAILABLE, "the server is going down"));
            case MALFORMED -> made.spoilt();
            case TRUNCATED -> made.with(truncated(((LdapFault.Truncated) fault).entries(), request, made));
        };
    }

    private Delivery slow(Duration by, LDAPMessage request, LdapSession session, Delivery made) {
        if (request.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST) {
            Duration limit = limit(request.getSearchRequestProtocolOp());
            if (made.later().plus(by).compareTo(limit) > 0) {
                return made.instead(session.refuse(request, Outcome.of(ResultCode.TIME_LIMIT_EXCEEDED, "")))
                        .after(limit);
            }
        }
        return made.after(made.later().plus(by));
    }

    private Duration limit(SearchRequestProtocolOp search) {
        Duration own = settings.timeLimit();
        Duration asked = Duration.ofSeconds(search.getTimeLimit());
        return search.getTimeLimit() == 0 || own.compareTo(asked) < 0 ? own : asked;
    }

    private static LdapSession.Reaction truncated(int entries, LDAPMessage request, Delivery whole) {
        List<LDAPMessage> kept = new ArrayList<>();
        int seen = 0;
        for (LDAPMessage reply : whole.messages()) {
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
