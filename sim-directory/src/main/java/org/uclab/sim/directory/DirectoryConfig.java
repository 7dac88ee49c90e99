package org.uclab.sim.directory;

import java.util.List;
import java.util.Map;

/**
 * One directory: a domain of a forest, or a tree of its own.
 *
 * @param domain   DNS domain, lower case
 * @param suffix   distinguished name of its root
 * @param servers  those that hold it
 * @param people   who is in it
 * @param accounts what programs read it with
 */
public record DirectoryConfig(
        Product product,
        String domain,
        String suffix,
        List<Server> servers,
        List<Person> people,
        List<Account> accounts,
        DirectorySettings settings) {

    public DirectoryConfig {
        servers = List.copyOf(servers);
        people = List.copyOf(people);
        accounts = List.copyOf(accounts);
    }

    /**
     * A server, as referrals name it.
     *
     * @param host full name
     * @param port of its service {@code ldap}
     */
    public record Server(String host, int port) {}

    /**
     * A person. Empty texts become no attribute.
     *
     * @param id         sign-in name
     * @param attributes further ones, by their names in the directory
     */
    public record Person(
            String id,
            String password,
            String firstName,
            String lastName,
            String mail,
            String telephoneNumber,
            Map<String, String> attributes) {

        public Person {
            attributes = Map.copyOf(attributes);
        }

        String fullName() {
            String full = (firstName + " " + lastName).strip();
            return full.isEmpty() ? id : full;
        }
    }

    /** An account that belongs to nobody. */
    public record Account(String name, String password) {}
}
