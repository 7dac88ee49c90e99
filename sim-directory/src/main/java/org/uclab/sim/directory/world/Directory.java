package org.uclab.sim.directory.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.model.User;

/**
 * An LDAP directory: a domain of Active Directory, or a tree of its own. Which of them, its servers' role says; the
 * domains of Active Directory in a world are one forest.
 *
 * @param domain    DNS domain that its names are made of
 * @param suffix    distinguished name of its root; absent where it is that of the domain
 * @param servers   hosts that all hold all of it
 * @param users     ids of those in it; absent for everybody
 * @param accounts  what programs read it with
 * @param anonymous whether who has not bound may read it
 * @param catalog   what its global catalog knows
 * @param sizeLimit entries that one search gives at most; absent for the product's own limit
 * @param timeLimit seconds that one search takes at most; absent for the product's own limit
 */
public record Directory(
        String domain,
        Optional<String> suffix,
        List<String> servers,
        Optional<List<String>> users,
        List<Account> accounts,
        boolean anonymous,
        Catalog catalog,
        Optional<Integer> sizeLimit,
        Optional<Integer> timeLimit,
        int line) {

    /** Which users a global catalog knows. */
    public enum Catalog {
        FOREST,
        DOMAIN
    }

    /** An account that belongs to nobody. */
    public record Account(String name, String password) {}

    /** The distinguished name of its root. */
    public String root() {
        return suffix.orElseGet(() -> "DC=" + domain.replace(".", ",DC="));
    }

    /** Those of the users, by id, that are in it. */
    public List<User> of(Map<String, User> all) {
        return all.values().stream()
                .filter(user -> users.isEmpty() || users.get().contains(user.id()))
                .toList();
    }
}
