package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.protocol.AddResponseProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.CompareResponseProtocolOp;
import com.unboundid.ldap.protocol.DeleteResponseProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNResponseProtocolOp;
import com.unboundid.ldap.protocol.ModifyResponseProtocolOp;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.sdk.Control;
import java.util.List;
import java.util.Optional;

/** The message that ends an operation, by the kind of its request. */
final class Replies {

    private static final String NOTICE_OF_DISCONNECTION = "1.3.6.1.4.1.1466.20036";

    private Replies() {}

    /** The last reply to that request; none to those that get none, or that are no request. */
    static Optional<LDAPMessage> last(LDAPMessage request, Outcome outcome) {
        return last(request, outcome, List.of());
    }

    static Optional<LDAPMessage> last(LDAPMessage request, Outcome outcome, List<Control> controls) {
        return operation(request.getProtocolOpType(), outcome)
                .map(operation -> new LDAPMessage(request.getMessageID(), operation, controls));
    }

    /** The last reply to a request of which no more is known. */
    static Optional<LDAPMessage> last(Envelope request, Outcome outcome) {
        return operation(request.operation(), outcome)
                .map(operation -> new LDAPMessage(request.messageId(), operation, List.of()));
    }

    /** Whether a request of that kind is answered. */
    static boolean answered(LDAPMessage request) {
        return operation(request.getProtocolOpType(), Outcome.SUCCESS).isPresent();
    }

    /** RFC 4511 §4.4.1: why the connection ends now. */
    static LDAPMessage disconnection(Outcome why) {
        return new LDAPMessage(
                0, new ExtendedResponseProtocolOp(why.code(), null, why.text(), null, NOTICE_OF_DISCONNECTION, null));
    }

    private static Optional<ProtocolOp> operation(byte request, Outcome outcome) {
        int code = outcome.code();
        String text = outcome.text().isEmpty() ? null : outcome.text();
        List<String> urls = outcome.referrals();
        return switch (request) {
            case LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST ->
                Optional.of(new BindResponseProtocolOp(code, null, text, urls, null));
            case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST ->
                Optional.of(new SearchResultDoneProtocolOp(code, null, text, urls));
            case LDAPMessage.PROTOCOL_OP_TYPE_COMPARE_REQUEST ->
                Optional.of(new CompareResponseProtocolOp(code, null, text, urls));
            case LDAPMessage.PROTOCOL_OP_TYPE_ADD_REQUEST ->
                Optional.of(new AddResponseProtocolOp(code, null, text, urls));
            case LDAPMessage.PROTOCOL_OP_TYPE_DELETE_REQUEST ->
                Optional.of(new DeleteResponseProtocolOp(code, null, text, urls));
            case LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_REQUEST ->
                Optional.of(new ModifyResponseProtocolOp(code, null, text, urls));
            case LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_DN_REQUEST ->
                Optional.of(new ModifyDNResponseProtocolOp(code, null, text, urls));
            case LDAPMessage.PROTOCOL_OP_TYPE_EXTENDED_REQUEST ->
                Optional.of(new ExtendedResponseProtocolOp(code, null, text, urls, null, null));
            default -> Optional.empty();
        };
    }
}
