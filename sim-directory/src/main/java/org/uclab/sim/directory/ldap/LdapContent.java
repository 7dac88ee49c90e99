package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.GenericResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import java.util.List;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Message;

/** A message as the history keeps it. {@code size} is that on the wire, where a fault may have spoilt it. */
record LdapContent(LDAPMessage message, boolean encrypted, int size) implements Message.Content {

    @Override
    public byte[] bytes() {
        return message.encode().encode();
    }

    @Override
    public Facts facts() {
        Facts.Builder facts = Facts.with()
                .and(LdapFacts.OPERATION, LdapOperations.of(message))
                .hiding(LdapSecrets.of(message));
        switch (message.getProtocolOpType()) {
            case LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST ->
                bind(facts.and(LdapFacts.PART, "request"), message.getBindRequestProtocolOp());
            case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST ->
                search(facts.and(LdapFacts.PART, "request"), message.getSearchRequestProtocolOp());
            case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY ->
                facts.and(LdapFacts.PART, "entry")
                        .and(
                                LdapFacts.ENTRY,
                                message.getSearchResultEntryProtocolOp().getDN());
            case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_REFERENCE ->
                facts.and(LdapFacts.PART, "reference")
                        .andAll(
                                LdapFacts.REFERRAL,
                                message.getSearchResultReferenceProtocolOp().getReferralURLs());
            case LDAPMessage.PROTOCOL_OP_TYPE_EXTENDED_REQUEST ->
                facts.and(LdapFacts.PART, "request")
                        .and(
                                LdapFacts.OID,
                                message.getExtendedRequestProtocolOp().getOID());
            case LDAPMessage.PROTOCOL_OP_TYPE_ABANDON_REQUEST ->
                facts.and(LdapFacts.PART, "request")
                        .and(
                                LdapFacts.ABANDONED,
                                message.getAbandonRequestProtocolOp().getIDToAbandon());
            default -> result(facts);
        }
        return facts.done();
    }

    private void bind(Facts.Builder facts, BindRequestProtocolOp bind) {
        boolean simple = bind.getCredentialsType() == BindRequestProtocolOp.CRED_TYPE_SIMPLE;
        facts.and(LdapFacts.NAME, bind.getBindDN())
                .and(LdapFacts.MECHANISM, simple ? "simple" : bind.getSASLMechanism());
        if (bind.getSimplePassword() != null && !encrypted) {
            facts.unlessEmpty(LdapFacts.PASSWORD, bind.getSimplePassword().stringValue());
        }
    }

    private static void search(Facts.Builder facts, SearchRequestProtocolOp search) {
        facts.and(LdapFacts.BASE, search.getBaseDN())
                .and(LdapFacts.SCOPE, search.getScope().getName())
                .and(LdapFacts.FILTER, search.getFilter().toString());
    }

    private void result(Facts.Builder facts) {
        if (message.getProtocolOp() instanceof GenericResponseProtocolOp done) {
            result(facts, done.getResultCode(), done.getDiagnosticMessage(), done.getReferralURLs());
        } else if (message.getProtocolOp() instanceof BindResponseProtocolOp done) {
            result(facts, done.getResultCode(), done.getDiagnosticMessage(), done.getReferralURLs());
        } else if (message.getProtocolOp() instanceof ExtendedResponseProtocolOp done) {
            result(facts, done.getResultCode(), done.getDiagnosticMessage(), done.getReferralURLs());
            facts.and(LdapFacts.DISCONNECTS, message.getMessageID() == 0); // RFC 4511 §4.4
        } else {
            facts.and(LdapFacts.PART, "request");
        }
    }

    private static void result(Facts.Builder facts, int code, String diagnostic, List<String> referrals) {
        facts.and(LdapFacts.PART, "result")
                .and(LdapFacts.RESULT, LdapFault.Result.nameOf(code))
                .andAll(LdapFacts.REFERRAL, referrals)
                .unlessEmpty(LdapFacts.DIAGNOSTIC, diagnostic);
    }

    /** Bytes that are no message; they are not kept. */
    record Unreadable(String why, int size) implements Message.Content {
        @Override
        public byte[] bytes() {
            return new byte[0];
        }

        @Override
        public Facts facts() {
            return Facts.with().and(LdapFacts.UNREADABLE, String.valueOf(why)).done();
        }
    }
}
