package org.uclab.sim.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.util.Base64;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** What is secret in a message: what binds prove themselves with, and values of attributes of passwords wherever they stand. */
final class LdapSecrets {

    /** RFC 4519 §2.41, and what Active Directory calls them; other servers' have names with {@code password} in them. */
    private static final Set<String> ATTRIBUTES = Set.of("unicodepwd", "dbcspwd", "ntpwdhistory", "lmpwdhistory");

    private final Set<String> found = new LinkedHashSet<>();

    private LdapSecrets() {}

    static Set<String> of(LDAPMessage message) {
        LdapSecrets secrets = new LdapSecrets();
        switch (message.getProtocolOpType()) {
            case LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST -> secrets.bind(message.getBindRequestProtocolOp());
            case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST ->
                secrets.filter(message.getSearchRequestProtocolOp().getFilter());
            case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY ->
                secrets.entry(message.getSearchResultEntryProtocolOp().toSearchResultEntry());
            case LDAPMessage.PROTOCOL_OP_TYPE_ADD_REQUEST ->
                secrets.entry(new Entry(
                        message.getAddRequestProtocolOp().getDN(),
                        message.getAddRequestProtocolOp().getAttributes()));
            case LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_REQUEST -> {
                for (Modification change : message.getModifyRequestProtocolOp().getModifications()) {
                    secrets.attribute(change.getAttribute());
                }
            }
            case LDAPMessage.PROTOCOL_OP_TYPE_COMPARE_REQUEST ->
                secrets.value(
                        message.getCompareRequestProtocolOp().getAttributeName(),
                        message.getCompareRequestProtocolOp().getAssertionValue());
            default -> {}
        }
        return secrets.found;
    }

    private void bind(BindRequestProtocolOp bind) {
        add(bind.getSimplePassword());
        add(bind.getSASLCredentials());
    }

    private void entry(Entry entry) {
        entry.getAttributes().forEach(this::attribute);
    }

    private void attribute(Attribute attribute) {
        for (ASN1OctetString value : attribute.getRawValues()) {
            value(attribute.getName(), value);
        }
    }

    private void filter(Filter filter) {
        for (Filter part : filter.getComponents()) {
            filter(part);
        }
        if (filter.getNOTComponent() != null) {
            filter(filter.getNOTComponent());
        }
        if (filter.getAttributeName() != null && secret(filter.getAttributeName())) {
            value(filter.getAttributeName(), filter.getRawAssertionValue());
            value(filter.getAttributeName(), filter.getRawSubInitialValue());
            value(filter.getAttributeName(), filter.getRawSubFinalValue());
            for (ASN1OctetString any : filter.getRawSubAnyValues()) {
                value(filter.getAttributeName(), any);
            }
            // As RFC 4515 writes it, which may escape some of it.
            String text = filter.toString();
            add(text.substring(text.indexOf('=') + 1, text.length() - 1));
        }
    }

    private void value(String attribute, ASN1OctetString value) {
        if (secret(attribute)) {
            add(value);
        }
    }

    private static boolean secret(String attribute) {
        String name = attribute.toLowerCase(Locale.ROOT);
        return name.contains("password") || ATTRIBUTES.contains(name.split(";", 2)[0]);
    }

    /** As text, as LDIF writes what is no text, and where it may be UTF-16, as Active Directory's is, as that. */
    private void add(ASN1OctetString value) {
        if (value == null || value.getValueLength() == 0) {
            return;
        }
        byte[] bytes = value.getValue();
        add(new String(bytes, StandardCharsets.UTF_8));
        add(Base64.encode(bytes));
        add(new String(bytes, StandardCharsets.UTF_16LE));
    }

    private void add(String secret) {
        if (!secret.isBlank()) {
            found.add(secret);
        }
    }
}
