package org.uclab.sim.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.CompareRequest;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.uclab.sim.directory.forest.Accounts;
import org.uclab.sim.directory.forest.Realm;

/**
 * One connection as the directory sees it. It has one state, who is bound: nobody at first, whoever a bind proved, and
 * nobody again from the moment another bind fails (RFC 4511 §4.2.1). A request is answered at once; what it is answered
 * decides what becomes of the connection.
 */
final class LdapSession {

    /** What becomes of the connection. */
    enum Then {
        GO_ON,
        CLOSE,
        START_TLS
    }

    /** What to send, in order, and then. */
    record Reaction(List<LDAPMessage> replies, Then then) {

        static Reaction of(List<LDAPMessage> replies) {
            return new Reaction(replies, Then.GO_ON);
        }
    }

    private final Realm realm;
    private final Searching searching;
    private final Bindings bindings;
    private boolean encrypted;
    private Optional<Accounts.Account> bound = Optional.empty();
    private String user = "";

    LdapSession(Realm realm, Searching searching, boolean encrypted) {
        this.realm = realm;
        this.searching = searching;
        this.bindings = new Bindings(realm);
        this.encrypted = encrypted;
    }

    /** The name last bound with; empty for nobody. */
    String user() {
        return user;
    }

    boolean encrypted() {
        return encrypted;
    }

    /** TLS has been started. */
    void secured() {
        encrypted = true;
        forget(); // RFC 4513 §3.1.5: whoever was bound in clear is to be proved again
    }

    Reaction answer(LDAPMessage request) {
        return switch (request.getProtocolOpType()) {
            case LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST -> bind(request);
            case LDAPMessage.PROTOCOL_OP_TYPE_UNBIND_REQUEST -> new Reaction(List.of(), Then.CLOSE);
            case LDAPMessage.PROTOCOL_OP_TYPE_ABANDON_REQUEST -> Reaction.of(List.of());
            case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST -> Reaction.of(searching.answer(request, mayRead()));
            case LDAPMessage.PROTOCOL_OP_TYPE_COMPARE_REQUEST -> ended(request, compare(request));
            case LDAPMessage.PROTOCOL_OP_TYPE_EXTENDED_REQUEST -> extended(request);
            case LDAPMessage.PROTOCOL_OP_TYPE_ADD_REQUEST,
                    LDAPMessage.PROTOCOL_OP_TYPE_DELETE_REQUEST,
                    LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_REQUEST,
                    LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_DN_REQUEST ->
                ended(request, Outcome.of(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "contact sources are only read"));
            default -> disconnected(ResultCode.PROTOCOL_ERROR, "that is no request");
        };
    }

    /** Answers with that result, whatever the truth. */
    Reaction refuse(LDAPMessage request, Outcome outcome) {
        if (request.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST) {
            forget();
        }
        return ended(request, outcome);
    }

    /** RFC 4511 §4.4.1. */
    static Reaction disconnected(ResultCode code, String text) {
        return new Reaction(List.of(Replies.disconnection(Outcome.of(code, text))), Then.CLOSE);
    }

    private void forget() {
        bound = Optional.empty();
        user = "";
    }

    private boolean mayRead() {
        return bound.isPresent() || realm.settings().anonymous();
    }

    private Reaction bind(LDAPMessage request) {
        forget();
        Bindings.Bound answer = bindings.answer(request.getBindRequestProtocolOp());
        bound = answer.account();
        user = bound.isPresent() ? request.getBindRequestProtocolOp().getBindDN() : "";
        return ended(request, answer.outcome());
    }

    private Outcome compare(LDAPMessage message) {
        CompareRequestProtocolOp compare = message.getCompareRequestProtocolOp();
        if (!mayRead()) {
            return Bindings.unbound(realm.product());
        }
        Outcome place = searching.place(compare.getDN());
        if (!place.success()) {
            return place;
        }
        LDAPResult result = searching
                .tree()
                .compare(new CompareRequest(
                        compare.getDN(),
                        compare.getAttributeName(),
                        compare.getAssertionValue().getValue()));
        return new Outcome(
                result.getResultCode().intValue(),
                Optional.ofNullable(result.getDiagnosticMessage()).orElse(""),
                Arrays.asList(result.getReferralURLs()));
    }

    private Reaction extended(LDAPMessage request) {
        ExtendedRequestProtocolOp extended = request.getExtendedRequestProtocolOp();
        return switch (extended.getOID()) {
            case RootDse.START_TLS ->
                encrypted
                        ? ended(request, Outcome.of(ResultCode.OPERATIONS_ERROR, "TLS has been started before"))
                        : new Reaction(
                                List.of(reply(request, Outcome.SUCCESS, RootDse.START_TLS, null)), Then.START_TLS);
            case RootDse.WHO_AM_I -> {
                // RFC 4532 §2: an empty identity is the anonymous one.
                String identity = bound.map(account -> "dn:" + account.dn()).orElse("");
                yield Reaction.of(List.of(reply(request, Outcome.SUCCESS, null, new ASN1OctetString(identity))));
            }
            default -> ended(request, Outcome.of(ResultCode.PROTOCOL_ERROR, "that operation is unknown here"));
        };
    }

    private static LDAPMessage reply(LDAPMessage request, Outcome outcome, String oid, ASN1OctetString value) {
        return new LDAPMessage(
                request.getMessageID(),
                new ExtendedResponseProtocolOp(outcome.code(), null, null, null, oid, value),
                List.of());
    }

    private static Reaction ended(LDAPMessage request, Outcome outcome) {
        return Reaction.of(Replies.last(request, outcome).stream().toList());
    }
}
