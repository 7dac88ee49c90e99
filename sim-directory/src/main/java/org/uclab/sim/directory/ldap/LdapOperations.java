package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.protocol.LDAPMessage;

/** What messages are about. */
final class LdapOperations {

    private LdapOperations() {}

    /** What kind of operation a message asks for or belongs to. */
    static String of(LDAPMessage message) {
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
}
