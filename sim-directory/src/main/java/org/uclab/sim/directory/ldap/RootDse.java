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
import org.uclab.sim.directory.forest.Realm;

/** What a server tells of itself to anybody (RFC 4512 §5.1). */
final class RootDse {

    static final String START_TLS = "1.3.6.1.4.1.1466.20037";
    static final String WHO_AM_I = "1.3.6.1.4.1.4203.1.11.3";

    /** What the in-memory directory does: paged results, server side sorting, manage DSA IT. */
    private static final String[] CONTROLS = {
        "1.2.840.113556.1.4.319", "1.2.840.113556.1.4.473", "2.16.840.1.113730.3.4.2"
    };

    /** Active Directory, and AD LDS. */
    private static final String CAPABLE_OF_AD = "1.2.840.113556.1.4.800";

    private static final String CAPABLE_OF_AD_LDS = "1.2.840.113556.1.4.1851";

    private final Entry entry = new Entry("");
    private final boolean shownWhole;

    RootDse(Realm realm, String host) {
        shownWhole = realm.product().microsoft();
        entry.addAttribute("objectClass", "top");
        entry.addAttribute("namingContexts", realm.config().suffix());
        entry.addAttribute("supportedLDAPVersion", "3");
        entry.addAttribute("supportedControl", CONTROLS);
        entry.addAttribute("supportedExtension", START_TLS, WHO_AM_I);
        switch (realm.product()) {
            case ACTIVE_DIRECTORY -> domainController(realm, host);
            case AD_LDS -> {
                // Its administrator may set a default naming context; the wizard does not.
                entry.addAttribute("dnsHostName", host);
                entry.addAttribute("supportedCapabilities", CAPABLE_OF_AD_LDS);
            }
            case OPENLDAP -> entry.addAttribute("structuralObjectClass", "OpenLDAProotDSE");
        }
    }

    private void domainController(Realm realm, String host) {
        String configuration = "CN=Configuration," + realm.forestRoot();
        entry.addAttribute("dnsHostName", host);
        entry.addAttribute("defaultNamingContext", realm.config().suffix());
        entry.addAttribute("rootDomainNamingContext", realm.forestRoot());
        entry.addAttribute("configurationNamingContext", configuration);
        entry.addAttribute("schemaNamingContext", "CN=Schema," + configuration);
        entry.addAttribute("supportedCapabilities", CAPABLE_OF_AD);
        entry.addAttribute("isSynchronized", "TRUE");
        entry.addAttribute("isGlobalCatalogReady", "TRUE");
    }

    /** Whether that request asks for it. */
    static boolean asked(SearchRequestProtocolOp search) {
        return search.getBaseDN().isBlank() && search.getScope().equals(com.unboundid.ldap.sdk.SearchScope.BASE);
    }

    /** It, as that request wants to see it; nothing where the filter does not fit. */
    Optional<LDAPMessage> shown(int messageId, SearchRequestProtocolOp search) {
        try {
            if (!search.getFilter().matchesEntry(entry)) {
                return Optional.empty();
            }
        } catch (LDAPException undefined) {
            return Optional.empty(); // RFC 4511 §4.5.1.7: a filter that is undefined matches nothing
        }
        return Optional.of(new LDAPMessage(messageId, new SearchResultEntryProtocolOp("", wanted(search)), List.of()));
    }

    private List<Attribute> wanted(SearchRequestProtocolOp search) {
        Set<String> names = search.getAttributes().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        boolean ordinary = names.isEmpty() || names.contains("*");
        return entry.getAttributes().stream()
                .filter(attribute -> names.contains(attribute.getName().toLowerCase(Locale.ROOT))
                        || (ordinary && (shownWhole || attribute.getName().equals("objectClass")))
                        || names.contains("+"))
                .map(attribute -> search.typesOnly() ? new Attribute(attribute.getName()) : attribute)
                .toList();
    }
}
