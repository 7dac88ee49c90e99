package org.uclab.sim.directory.forest;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import java.util.List;
import java.util.Optional;

/**
 * What the servers of one directory know.
 *
 * @param tree       its own entries
 * @param catalog    what its global catalog has; absent where it has none
 * @param accounts   who may bind
 * @param elsewhere  the other directories of the forest
 * @param own        its configuration and schema
 * @param forestRoot root of the domain that the forest began with
 */
public record Realm(
        DirectoryConfig config,
        Tree tree,
        Optional<Tree> catalog,
        Accounts accounts,
        List<Elsewhere> elsewhere,
        OwnContext own,
        String forestRoot) {

    /** A directory that another server holds. */
    public record Elsewhere(DN root, DirectoryConfig.Server server) {

        /** Where that server has that name (RFC 4516). */
        public String url(String name) {
            int port = server.port();
            return "ldap://" + server.host() + (port == LDAP_PORT ? "" : ":" + port) + "/" + name.replace(" ", "%20");
        }
    }

    private static final int LDAP_PORT = 389;

    public Product product() {
        return config.product();
    }

    public DirectorySettings settings() {
        return config.settings();
    }

    /** A filter in words that everybody understands. */
    public Filter plain(Filter filter) {
        return product().microsoft() ? new MicrosoftFilters(forestRoot).rewritten(filter) : filter;
    }

    /** Who holds that name instead, the nearest first. */
    public Optional<Elsewhere> holder(DN name) {
        return elsewhere.stream()
                .filter(other -> Names.within(name, other.root()))
                .max((a, b) ->
                        Integer.compare(a.root().getRDNs().length, b.root().getRDNs().length));
    }
}
