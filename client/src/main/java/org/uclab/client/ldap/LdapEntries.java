package org.uclab.client.ldap;

import com.unboundid.ldap.sdk.Entry;
import java.util.List;
import java.util.stream.Stream;
import org.uclab.client.contacts.Contact;

/** Makes contacts of entries. */
final class LdapEntries {

    private static final String SIP = "sip:";

    private LdapEntries() {}

    /**
     * What is asked for.
     *
     * @param accounts attributes with the user id
     */
    static String[] attributes(List<String> accounts) {
        return Stream.concat(
                        accounts.stream(),
                        Stream.of(
                                "cn",
                                "displayName",
                                "givenName",
                                "sn",
                                "mail",
                                "telephoneNumber",
                                "homePhone",
                                "mobile",
                                "msRTCSIP-PrimaryUserAddress"))
                .toArray(String[]::new);
    }

    static Contact contact(Entry entry, List<String> accounts) {
        String id = accounts.stream()
                .map(name -> text(entry, name))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        String name = text(entry, "displayName");
        String uri = text(entry, "msRTCSIP-PrimaryUserAddress");
        return new Contact(
                id,
                name.isEmpty() ? text(entry, "cn") : name,
                text(entry, "givenName"),
                text(entry, "sn"),
                text(entry, "mail"),
                uri.regionMatches(true, 0, SIP, 0, SIP.length()) ? uri.substring(SIP.length()) : uri,
                List.of(text(entry, "telephoneNumber"), text(entry, "homePhone"), text(entry, "mobile")));
    }

    private static String text(Entry entry, String attribute) {
        String value = entry.getAttributeValue(attribute);
        return value == null ? "" : value.strip();
    }
}
