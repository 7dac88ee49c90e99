package org.uclab.lab.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the directories fit the hosts, the users and each other. */
final class DirectoryLint {

    private static final Pattern SUFFIX = Pattern.compile("[A-Za-z]+=[^,=+\"\\\\<>;]+(,[A-Za-z]+=[^,=+\"\\\\<>;]+)*");

    private final LabModel model;
    private final List<Finding> findings = new ArrayList<>();

    private DirectoryLint(LabModel model) {
        this.model = model;
    }

    static List<Finding> check(LabModel model) {
        DirectoryLint lint = new DirectoryLint(model);
        Map<String, Directory> byHost = new HashMap<>();
        Set<String> suffixes = new HashSet<>();
        for (Directory directory : model.directories()) {
            lint.servers(directory, byHost);
            lint.people(directory);
            if (!SUFFIX.matcher(directory.root()).matches()) {
                lint.note(
                        directory,
                        "the suffix '" + directory.root() + "' is no distinguished name",
                        "write it as dc=example,dc=com, without spaces");
            }
            if (!suffixes.add(directory.root().toLowerCase(Locale.ROOT))) {
                lint.note(directory, "two directories are rooted at " + directory.root(), "give one another 'suffix'");
            }
        }
        model.hosts().values().stream()
                .filter(host -> host.role().directory() && !byHost.containsKey(host.name()))
                .forEach(idle -> lint.findings.add(model.places()
                        .finding(
                                idle.line(),
                                "no directory is on " + idle.name(),
                                "name it under 'servers' of one in 'directories'")));
        return lint.findings;
    }

    private void servers(Directory directory, Map<String, Directory> byHost) {
        if (directory.servers().isEmpty()) {
            note(directory, "it has no server", "add 'servers: [host, …]'");
        }
        Set<HostRole> roles = new HashSet<>();
        for (String server : directory.servers()) {
            Host host = model.hosts().get(server);
            if (host == null || !host.role().directory()) {
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

    private void note(Directory directory, String message, String remedy) {
        findings.add(
                model.places().finding(directory.line(), "directory " + directory.domain() + ": " + message, remedy));
    }
}
