package org.uclab.sim.directory.world;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Role;

/** Whether the directories fit the hosts, the users and each other. */
final class DirectoryLint {

    private static final Pattern SUFFIX = Pattern.compile("[A-Za-z]+=[^,=+\"\\\\<>;]+(,[A-Za-z]+=[^,=+\"\\\\<>;]+)*");

    private final LabModel model;
    private final LabLint lint;

    private DirectoryLint(LabModel model, LabLint lint) {
        this.model = model;
        this.lint = lint;
    }

    /** Notes everything that is wrong. */
    public static void check(Directories section, LabModel model, LabLint lint) {
        DirectoryLint mine = new DirectoryLint(model, lint);
        Map<String, Directory> byHost = new HashMap<>();
        Set<String> suffixes = new HashSet<>();
        for (Directory directory : section.all()) {
            mine.servers(directory, byHost);
            mine.people(directory);
            if (!SUFFIX.matcher(directory.root()).matches()) {
                mine.note(
                        directory,
                        "the suffix '" + directory.root() + "' is no distinguished name",
                        "write it as dc=example,dc=com, without spaces");
            }
            if (!suffixes.add(directory.root().toLowerCase(Locale.ROOT))) {
                mine.note(directory, "two directories are rooted at " + directory.root(), "give one another 'suffix'");
            }
        }
        model.hosts().values().stream()
                .filter(host -> directory(host) && !byHost.containsKey(host.name()))
                .forEach(idle -> lint.note(
                        idle.line(),
                        "no directory is on " + idle.name(),
                        "name it under 'servers' of one in 'directories'"));
    }

    private void servers(Directory directory, Map<String, Directory> byHost) {
        if (directory.servers().isEmpty()) {
            note(directory, "it has no server", "add 'servers: [host, …]'");
        }
        Set<Role> roles = new HashSet<>();
        for (String server : directory.servers()) {
            Host host = model.hosts().get(server);
            if (host == null || !directory(host)) {
                note(
                        directory,
                        host == null
                                ? "it names the host '" + server + "', which does not exist"
                                : "it names " + server + ", which runs "
                                        + host.role().word(),
                        "name a host that runs active-directory, ad-lds or openldap");
                continue;
            }
            roles.add(host.role());
            Directory other = byHost.put(server, directory);
            if (other != null) {
                note(directory, server + " has the directory " + other.domain() + " already", "use another host");
            }
        }
        if (roles.size() > 1) {
            note(directory, "its servers run different things", "let all run the same");
        }
    }

    private void people(Directory directory) {
        directory.users().orElse(List.of()).stream()
                .filter(id -> !model.users().containsKey(id))
                .forEach(id -> note(
                        directory,
                        "it names the user '" + id + "', who does not exist",
                        "one of: " + String.join(", ", model.users().keySet())));
    }

    private static boolean directory(Host host) {
        return DirectoryServices.ROLES.contains(host.role());
    }

    private void note(Directory directory, String message, String remedy) {
        lint.note(directory.line(), "directory " + directory.domain() + ": " + message, remedy);
    }
}
