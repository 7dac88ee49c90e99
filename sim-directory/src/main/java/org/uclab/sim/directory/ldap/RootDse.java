package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.SearchScope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.sim.directory.forest.OwnContext;
import org.uclab.sim.directory.forest.Realm;

/**
 * What a server tells of itself to anybody (RFC 4512 §5.1). Microsoft's have what their own tools and scripts of
 * administrators read before anything else.
 */
final class RootDse {

    static final String START_TLS = "1.3.6.1.4.1.1466.20037";
    static final String WHO_AM_I = "1.3.6.1.4.1.4203.1.11.3";

    /** What the in-memory directory does: paged results, server side sorting, manage DSA IT. */
    private static final String[] CONTROLS = {
        "1.2.840.113556.1.4.319", "1.2.840.113556.1.4.473", "2.16.840.1.113730.3.4.2"
    };

    /** Active Directory, and what later releases added to it up to 2012 R2. */
    private static final String[] CAPABLE_OF_AD = {
        "1.2.840.113556.1.4.800", "1.2.840.113556.1.4.1670", "1.2.840.113556.1.4.1791",
        "1.2.840.113556.1.4.1935", "1.2.840.113556.1.4.2080", "1.2.840.113556.1.4.2237"
    };

    private static final String CAPABLE_OF_AD_LDS = "1.2.840.113556.1.4.1851";

    /** The vendor's list of administrative limits (MS-ADTS 3.1.1.3.4.6). */
    private static final String[] POLICIES = {
        "MaxPoolThreads", "MaxPercentDirSyncRequests", "MaxDatagramRecv", "MaxReceiveBuffer", "InitRecvTimeout",
        "MaxConnections", "MaxConnIdleTime", "MaxPageSize", "MaxBatchReturnMessages", "MaxQueryDuration",
        "MaxDirSyncDuration", "MaxTempTableSize", "MaxResultSetSize", "MinResultSets", "MaxResultSetsPerConn",
        "MaxNotificationPerConn", "MaxValRange", "MaxValRangeTransitive", "ThreadMemoryLimit",
                "SystemMemoryLimitPercent"
    };

    /**
     * ASSUMED(AD): what a domain controller lists. Of these the lab performs none: a bind by any of them is answered
     * {@code authMethodNotSupported}.
     */
    private static final String[] MECHANISMS = {"GSSAPI", "GSS-SPNEGO", "EXTERNAL", "DIGEST-MD5"};

    /** 2012 R2. */
    private static final String LEVEL = "6";

    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'.0Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Realm realm;
    private final Entry entry = new Entry("");
    private final Supplier<Instant> now;

    /**
     * @param now for the time that it tells
     */
    RootDse(Realm realm, String host, Supplier<Instant> now) {
        this.realm = realm;
        this.now = now;
        OwnContext own = realm.own();
        entry.addAttribute("objectClass", "top");
        List<String> contexts = new ArrayList<>(List.of(realm.config().suffix()));
        if (realm.product().microsoft()) {
            contexts.addAll(List.of(own.configuration(), own.schema()));
        }
        entry.addAttribute("namingContexts", contexts);
        entry.addAttribute("subschemaSubentry", own.subschema());
        entry.addAttribute("supportedControl", CONTROLS);
        entry.addAttribute("supportedExtension", START_TLS, WHO_AM_I);
        switch (realm.product()) {
            case ACTIVE_DIRECTORY -> domainController(host);
            case AD_LDS -> {
                // Its administrator may set a default naming context; the wizard does not.
                microsoft(host, "CN=" + label(host) + "$" + realm.config().domain());
                entry.addAttribute("supportedCapabilities", CAPABLE_OF_AD_LDS, "1.2.840.113556.1.4.1670");
            }
            case OPENLDAP -> {
                entry.addAttribute("supportedLDAPVersion", "3");
                entry.addAttribute("structuralObjectClass", "OpenLDAProotDSE");
                entry.addAttribute("entryDN", "");
            }
        }
    }

    private void domainController(String host) {
        microsoft(host, "CN=" + label(host).toUpperCase(Locale.ROOT));
        entry.addAttribute("defaultNamingContext", realm.config().suffix());
        entry.addAttribute("rootDomainNamingContext", realm.forestRoot());
        entry.addAttribute(
                "ldapServiceName",
                domain(realm.forestRoot()) + ":" + label(host) + "$@"
                        + realm.config().domain().toUpperCase(Locale.ROOT));
        entry.addAttribute("supportedCapabilities", CAPABLE_OF_AD);
        entry.addAttribute("domainFunctionality", LEVEL);
        entry.addAttribute("isGlobalCatalogReady", "TRUE");
    }

    /** What both of Microsoft's have. */
    private void microsoft(String host, String server) {
        OwnContext own = realm.own();
        String name = server + ",CN=Servers,CN=Default-First-Site-Name,CN=Sites," + own.configuration();
        entry.addAttribute("dnsHostName", host);
        entry.addAttribute("serverName", name);
        entry.addAttribute("dsServiceName", "CN=NTDS Settings," + name);
        entry.addAttribute("configurationNamingContext", own.configuration());
        entry.addAttribute("schemaNamingContext", own.schema());
        entry.addAttribute("supportedLDAPVersion", "3", "2");
        entry.addAttribute("supportedLDAPPolicies", POLICIES);
        entry.addAttribute("supportedSASLMechanisms", MECHANISMS);
        entry.addAttribute("forestFunctionality", LEVEL);
        entry.addAttribute("domainControllerFunctionality", LEVEL);
        // Nothing is ever written here, so that the number of the last change stays what it is.
        entry.addAttribute("highestCommittedUSN", "12345");
        entry.addAttribute("isSynchronized", "TRUE");
    }

    private static String label(String host) {
        return host.split("\\.", 2)[0];
    }

    /** The domain in a name that is made of one. */
    private static String domain(String root) {
        return root.replaceAll("(?i)dc=", "").replace(',', '.');
    }

    /** Whether that request asks for it. */
    static boolean asked(SearchRequestProtocolOp search) {
        return search.getBaseDN().isBlank() && search.getScope().equals(SearchScope.BASE);
    }

    /** It, as that request wants to see it; nothing where the filter does not fit. */
    Optional<LDAPMessage> shown(int messageId, SearchRequestProtocolOp search) {
        if (!realm.product().microsoft()) {
            return new Shown(entry, Set.of("objectclass")).to(messageId, search);
        }
        Entry timely = entry.duplicate();
        timely.addAttribute("currentTime", GENERALIZED_TIME.format(now.get()));
        return Shown.whole(timely).to(messageId, search);
    }
}
