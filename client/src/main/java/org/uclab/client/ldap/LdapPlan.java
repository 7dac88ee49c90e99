package org.uclab.client.ldap;

import java.util.List;
import org.uclab.client.contacts.ContactSourceType;

/**
 * What the configuration says of the directory.
 *
 * @param servers   in the order to try them; empty when they are to be found by DNS
 * @param domain    the domain whose catalogs are found by DNS
 * @param space     where is searched
 * @param accounts  attributes that may hold a user id, the best first
 * @param filters   what is searched for
 */
record LdapPlan(
        ContactSourceType type,
        List<DirectoryServer> servers,
        String domain,
        Login login,
        SearchSpace space,
        List<String> accounts,
        Filters filters) {

    LdapPlan {
        servers = List.copyOf(servers);
        accounts = List.copyOf(accounts);
    }
}
