package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.GenericResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import java.util.List;
import org.uclab.lab.history.Message;

/** LDAP messages as the history shows them. A password is shown where everybody on the wire could read it. */
final class LdapText {

    private static final String PROTOCOL = "LDAP";

    private LdapText() {}

    /** A message that could be read. */
    static Message of(LDAPMessage message, boolean encrypted, int bytes, long exchange) {
        return new Message(PROTOCOL, () -> summary(message), () -> detail(message, encrypted), bytes, exchange);
    }

    /** Bytes that are no message. */
    static Message unreadable(String why, int bytes, long exchange) {
        return Message.of(PROTOCOL, "unreadable: " + why, why, bytes, exchange);
    }

    /** What kind of operation a message asks for or belongs to. */
    static String operation(LDAPMessage message) {
        return switch (message.getProtocolOpType()) {
            case LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST, LDAPMessage.PROTOCOL_OP_TYPE_BIND_RESPONSE -> "bind";
            case LDAPMessage.PROTOCOL_OP_TYPE_UNBIND_REQUEST -> "unbind";
            case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST,
                    LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY,
                    LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_REFERENCE,
                    LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_DONE -> "search";
            case LDAPMessage.PROTOCOL_OP_TYPE_COMPARE_REQUEST, LDAPMessage.PROTOCOL_OP_TYPE_COMPARE_RESPONSE ->
                "compare";
            case LDAPMessage.PROTOCOL_OP_TYPE_ADD_REQUEST, LDAPMessage.PROTOCOL_OP_TYPE_ADD_RESPONSE -> "add";
            case LDAPMessage.PROTOCOL_OP_TYPE_DELETE_REQUEST, LDAPMessage.PROTOCOL_OP_TYPE_DELETE_RESPONSE -> "delete";
            case LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_REQUEST, LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_RESPONSE -> "modify";
            case LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_DN_REQUEST, LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_DN_RESPONSE ->
                "rename";
            case LDAPMessage.PROTOCOL_OP_TYPE_ABANDON_REQUEST -> "abandon";
            default -> "extended";
        };
    }

    private static String summary(LDAPMessage message) {
        return switch (message.getProtocolOpType()) {
            case LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST -> bind(message.getBindRequestProtocolOp());
            case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST -> search(message.getSearchRequestProtocolOp());
            case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY ->
                "entry " + message.getSearchResultEntryProtocolOp().getDN();
            case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_REFERENCE ->
                "reference "
                        + String.join(
                                " ",
                                message.getSearchResultReferenceProtocolOp().getReferralURLs());
            case LDAPMessage.PROTOCOL_OP_TYPE_EXTENDED_REQUEST ->
                "extended " + message.getExtendedRequestProtocolOp().getOID();
            case LDAPMessage.PROTOCOL_OP_TYPE_ABANDON_REQUEST ->
                "abandon " + message.getAbandonRequestProtocolOp().getIDToAbandon();
            default -> result(message);
        };
    }

    private static String bind(BindRequestProtocolOp bind) {
        String who = bind.getBindDN().isEmpty() ? "anonymous" : bind.getBindDN();
        return "bind " + who
                + (bind.getCredentialsType() == BindRequestProtocolOp.CRED_TYPE_SIMPLE
                        ? " simple"
                        : " sasl " + bind.getSASLMechanism());
    }

    private static String search(SearchRequestProtocolOp search) {
        return "search base=" + search.getBaseDN() + " " + search.getScope().getName() + " " + search.getFilter();
    }

    private static String result(LDAPMessage message) {
        String to = " to " + operation(message);
        if (message.getProtocolOp() instanceof GenericResponseProtocolOp done) {
            return result(done.getResultCode(), done.getDiagnosticMessage(), done.getReferralURLs(), to);
        }
        if (message.getProtocolOp() instanceof BindResponseProtocolOp done) {
            return result(done.getResultCode(), done.getDiagnosticMessage(), done.getReferralURLs(), to);
        }
        if (message.getProtocolOp() instanceof ExtendedResponseProtocolOp done) {
            return result(
                    done.getResultCode(),
                    done.getDiagnosticMessage(),
                    done.getReferralURLs(),
                    message.getMessageID() == 0 ? ", and the connection ends" : to);
        }
        return operation(message);
    }

    private static String result(int code, String text, List<String> referrals, String to) {
        return "result " + LdapFault.Result.nameOf(code) + to
                + (referrals.isEmpty() ? "" : " " + String.join(" ", referrals))
                + (text == null ? "" : ": " + text);
    }

    private static String detail(LDAPMessage message, boolean encrypted) {
        if (message.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST) {
            BindRequestProtocolOp bind = message.getBindRequestProtocolOp();
            String secret = bind.getSimplePassword() == null
                    ? ""
                    : "\npassword: "
                            + (encrypted ? "…" : bind.getSimplePassword().stringValue());
            return "bind\nversion: " + bind.getVersion() + "\nname: " + bind.getBindDN() + secret;
        }
        if (message.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY) {
            return message.getSearchResultEntryProtocolOp()
                    .toSearchResultEntry()
                    .toLDIFString();
        }
        return message.getProtocolOp().toString();
    }
}
