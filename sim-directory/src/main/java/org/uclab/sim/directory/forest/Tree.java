package org.uclab.sim.directory.forest;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.CompareRequest;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import java.util.List;

/** Entries and the search in them: UnboundID's in-memory directory, which listens on nothing here. */
public final class Tree {

    private final InMemoryDirectoryServer memory;
    private final List<DN> roots;

    /**
     * @param roots   names that its entries are below; none of them below another
     * @param entries parents before children
     */
    Tree(List<DN> roots, List<Entry> entries) {
        this.roots = List.copyOf(roots);
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(roots.toArray(DN[]::new));
            // Whatever attribute a world gives a user is taken, as with a schema that was extended for it.
            config.setSchema(null);
            config.setGenerateOperationalAttributes(false);
            memory = new InMemoryDirectoryServer(config);
            memory.addEntries(entries);
        } catch (LDAPException contradiction) {
            throw new IllegalArgumentException(contradiction.getMessage(), contradiction);
        }
    }

    public List<DN> roots() {
        return roots;
    }

    /** Whether that name is in it, or would be. */
    public boolean covers(DN name) {
        return roots.stream().anyMatch(root -> Names.within(name, root));
    }

    /** What it finds; where it fails, with what it had found before. */
    public SearchResult search(SearchRequest request) {
        try {
            return memory.search(request);
        } catch (LDAPSearchException failed) {
            return failed.getSearchResult();
        }
    }

    public LDAPResult compare(CompareRequest request) {
        try {
            return memory.compare(request);
        } catch (LDAPException failed) {
            return failed.toLDAPResult();
        }
    }
}
