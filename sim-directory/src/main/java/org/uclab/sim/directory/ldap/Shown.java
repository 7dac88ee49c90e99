package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One entry that a server makes up itself, as a search wants to see it.
 *
 * @param entry    with all it has
 * @param ordinary names, in small letters, of what is shown to whoever asks for nothing in particular; the rest is
 *                 operational (RFC 4512 §3.4)
 */
record Shown(Entry entry, Set<String> ordinary) {

    /** One whose attributes are all ordinary, as with Microsoft. */
    static Shown whole(Entry entry) {
        return new Shown(entry, entry.getAttributes().stream().map(Shown::key).collect(Collectors.toSet()));
    }

    /** Nothing where the filter does not fit. */
    Optional<LDAPMessage> to(int messageId, SearchRequestProtocolOp search) {
        try {
            if (!search.getFilter().matchesEntry(entry)) {
                return Optional.empty();
            }
        } catch (LDAPException undefined) {
            return Optional.empty(); // RFC 4511 §4.5.1.7: a filter that is undefined matches nothing
        }
        return Optional.of(
                new LDAPMessage(messageId, new SearchResultEntryProtocolOp(entry.getDN(), wanted(search)), List.of()));
    }

    private List<Attribute> wanted(SearchRequestProtocolOp search) {
        Set<String> names = search.getAttributes().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        boolean usual = names.isEmpty() || names.contains("*");
        return entry.getAttributes().stream()
                .filter(attribute -> names.contains(key(attribute))
                        || (ordinary.contains(key(attribute)) ? usual : names.contains("+")))
                .map(attribute -> search.typesOnly() ? new Attribute(attribute.getName()) : attribute)
                .toList();
    }

    private static String key(Attribute attribute) {
        return attribute.getName().toLowerCase(Locale.ROOT);
    }
}
