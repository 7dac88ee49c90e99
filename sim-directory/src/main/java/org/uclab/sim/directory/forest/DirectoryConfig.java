package org.uclab.sim.directory.forest;

import java.util.List;
import java.util.Map;
import org.uclab.lab.model.User;
import org.uclab.sim.directory.world.Directory;

/**
 * A directory with what the hosts and users of its world add to it.
 *
 * @param servers those that hold it
 * @param people  who is in it
 */
public record DirectoryConfig(
        Directory directory, Product product, List<Server> servers, List<Person> people, DirectorySettings settings) {

    public DirectoryConfig {
        servers = List.copyOf(servers);
        people = List.copyOf(people);
    }

    /** Its DNS domain. */
    public String domain() {
        return directory.domain();
    }

    /** The distinguished name of its root. */
    public String suffix() {
        return directory.root();
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
     * @param attributes further ones, by their names in the directory
     */
    public record Person(User user, Map<String, String> attributes) {

        public Person {
            attributes = Map.copyOf(attributes);
        }

        String id() {
            return user.id();
        }

        String fullName() {
            return user.fullName().isEmpty() ? user.id() : user.fullName();
        }
    }
}
