package org.uclab.sim.directory.forest;

import java.time.Duration;
import java.util.List;

/**
 * How a directory behaves where that may differ. Times are lab time.
 *
 * @param anonymous         whether who has not bound may read
 * @param forestCatalog     whether its global catalog knows the whole forest, or its own domain only
 * @param sizeLimit         entries of one search at most
 * @param timeLimit         time of one search at most
 * @param idleMax           time without a complete request after which a connection ends
 * @param incompleteMax     time that a begun request may take to arrive
 * @param messageMaxBytes   largest request taken
 * @param connectionsMax    connections of one server at once
 * @param catalogAttributes what a global catalog has of an entry
 */
public record DirectorySettings(
        boolean anonymous,
        boolean forestCatalog,
        int sizeLimit,
        Duration timeLimit,
        Duration idleMax,
        Duration incompleteMax,
        int messageMaxBytes,
        int connectionsMax,
        List<String> catalogAttributes) {

    // ASSUMED(Microsoft, LDAP policies): 1000 entries, 120 s, 900 s idle and 120 s for the first request are the
    // defaults.
    private static final DirectorySettings MICROSOFT = new DirectorySettings(
            false,
            true,
            1000,
            Duration.ofMinutes(2),
            Duration.ofMinutes(15),
            Duration.ofMinutes(2),
            1024 * 1024,
            500,
            // ASSUMED(Microsoft, partial attribute set): which attributes a catalog has may be changed in the schema.
            List.of(
                    "objectClass",
                    "objectCategory",
                    "cn",
                    "name",
                    "distinguishedName",
                    "sn",
                    "givenName",
                    "displayName",
                    "sAMAccountName",
                    "userPrincipalName",
                    "userAccountControl",
                    "mail",
                    "telephoneNumber",
                    "msRTCSIP-PrimaryUserAddress",
                    "ou",
                    "dc"));

    public DirectorySettings {
        catalogAttributes = List.copyOf(catalogAttributes);
        if (sizeLimit < 1 || messageMaxBytes < 1 || connectionsMax < 1) {
            throw new IllegalArgumentException("limits are above zero");
        }
    }

    /** Those of a product that nobody has configured. */
    public static DirectorySettings of(Product product) {
        // ASSUMED(slapd.conf): 500 entries and 3600 s are OpenLDAP's; it reads to anybody unless told otherwise, which
        // administrators of contact sources do.
        return product.microsoft() ? MICROSOFT : MICROSOFT.withSizeLimit(500).withTimeLimit(Duration.ofHours(1));
    }

    public DirectorySettings withAnonymous(boolean allowed) {
        return new DirectorySettings(
                allowed,
                forestCatalog,
                sizeLimit,
                timeLimit,
                idleMax,
                incompleteMax,
                messageMaxBytes,
                connectionsMax,
                catalogAttributes);
    }

    public DirectorySettings withForestCatalog(boolean whole) {
        return new DirectorySettings(
                anonymous,
                whole,
                sizeLimit,
                timeLimit,
                idleMax,
                incompleteMax,
                messageMaxBytes,
                connectionsMax,
                catalogAttributes);
    }

    public DirectorySettings withSizeLimit(int entries) {
        return new DirectorySettings(
                anonymous,
                forestCatalog,
                entries,
                timeLimit,
                idleMax,
                incompleteMax,
                messageMaxBytes,
                connectionsMax,
                catalogAttributes);
    }

    public DirectorySettings withTimeLimit(Duration limit) {
        return new DirectorySettings(
                anonymous,
                forestCatalog,
                sizeLimit,
                limit,
                idleMax,
                incompleteMax,
                messageMaxBytes,
                connectionsMax,
                catalogAttributes);
    }

    /** The same with other limits for those who connect and send nothing, or not everything. */
    public DirectorySettings withPatience(Duration idle, Duration incomplete) {
        return new DirectorySettings(
                anonymous,
                forestCatalog,
                sizeLimit,
                timeLimit,
                idle,
                incomplete,
                messageMaxBytes,
                connectionsMax,
                catalogAttributes);
    }
}
