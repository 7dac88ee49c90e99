package org.uclab.sim.directory;

import java.util.List;
import java.util.Map;
import org.uclab.lab.history.Teller;
import org.uclab.lab.node.Program;

/**
 * Directories that know each other: the domains of one forest, or one directory alone. Their servers need the ports
 * {@code ldap} (TCP and UDP) and {@code ldaps}, those of Active Directory {@code gc} and {@code gc-tls} too.
 */
public final class DirectorySim {

    private final Map<String, Realm> byHost;

    private DirectorySim(Map<String, Realm> byHost) {
        this.byHost = byHost;
    }

    /** Who tells what directories hear and say. */
    public static List<Teller> tellers() {
        return List.of(LdapTeller.LDAP);
    }

    /**
     * @throws IllegalArgumentException when there is no directory, or one contradicts itself
     */
    public static DirectorySim of(List<DirectoryConfig> forest) {
        if (forest.isEmpty()) {
            throw new IllegalArgumentException("a forest has at least one directory");
        }
        return new DirectorySim(new Forest(forest).realms());
    }

    /**
     * The program of one server, for one power-up.
     *
     * @throws IllegalArgumentException when no directory is on that host
     */
    public Program program(String host) {
        Realm realm = byHost.get(host);
        if (realm == null) {
            throw new IllegalArgumentException("no directory is on " + host + "; there are " + byHost.keySet());
        }
        return new DirectoryProgram(realm);
    }
}
