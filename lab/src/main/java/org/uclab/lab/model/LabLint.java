package org.uclab.lab.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Whether what a model says in one place fits what it says in another. */
public final class LabLint {

    private final LabModel model;
    private final Set<Finding> findings = new LinkedHashSet<>();

    private LabLint(LabModel model) {
        this.model = model;
    }

    /** Everything that is wrong: the kernel's own parts, then each system's, in their order. */
    static List<Finding> check(LabModel model, List<WorldSection<?>> sections) {
        LabLint lint = new LabLint(model);
        lint.zones();
        lint.hosts();
        lint.crowds();
        sections.forEach(section -> lint.section(section));
        return List.copyOf(lint.findings);
    }

    /** What a judge of the whole model notes, such as what two systems must agree on. */
    public static List<Finding> findings(LabModel model, Consumer<LabLint> judge) {
        LabLint lint = new LabLint(model);
        judge.accept(lint);
        return List.copyOf(lint.findings);
    }

    private <S> void section(WorldSection<S> section) {
        section.lint(model.section(section.type()), model, this);
    }

    private void zones() {
        for (Zone zone : model.zones().values()) {
            known(model.hosts().keySet(), zone.nameServer(), zone.line(), "zone " + zone.name(), "host");
            for (String reached : zone.reaches()) {
                known(model.zones().keySet(), reached, zone.line(), "zone " + zone.name(), "zone");
            }
        }
        if (model.zones().isEmpty()) {
            note(1, "the world has no zone", "add one under 'zones'");
        }
    }

    private void hosts() {
        Map<String, Host> byAddress = new HashMap<>();
        for (Host host : model.hosts().values()) {
            known(model.zones().keySet(), host.zone(), host.line(), "host " + host.name(), "zone");
            Host other = byAddress.put(host.zone() + " " + host.number(), host);
            if (other != null) {
                note(host.line(), host.name() + " has the address of " + other.name(), "give it another 'address'");
            }
            if (!host.name().matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")) {
                note(host.line(), "'" + host.name() + "' is no full host name", "write host.domain");
            }
        }
    }

    private void crowds() {
        Set<String> ids = model.users().keySet().stream()
                .map(Spelling.USER_ID::key)
                .collect(Collectors.toCollection(HashSet::new));
        for (Crowd crowd : model.crowds()) {
            different(crowd, crowd.id(), "id", Spelling.USER_ID, ids);
        }
    }

    /**
     * Whether a pattern of a crowd gives each of its users a text of his own that nobody else has.
     *
     * @param key      of the pattern
     * @param spelling when two texts are the same
     * @param known    texts that are taken, by that spelling's key; those of this crowd are added, unless it is the last
     */
    public void different(Crowd crowd, String pattern, String key, Spelling spelling, Set<String> known) {
        String who = "crowd " + crowd.id();
        if (!Crowd.tellsApart(pattern)) {
            note(
                    crowd.sourceLine(),
                    who + " gives all its users one '" + key + "'",
                    "write {n} or {name} in '" + key + "'");
            return;
        }
        boolean last = crowd.equals(model.crowds().get(model.crowds().size() - 1));
        taken(crowd, pattern, spelling, known, last)
                .ifPresent(name -> note(
                        crowd.sourceLine(),
                        who + " has the name " + name + ", which is taken",
                        "choose another pattern"));
    }

    /** Within a crowd nobody's name is another's: those of the last one are compared with what is known, and not kept. */
    private static Optional<String> taken(
            Crowd crowd, String pattern, Spelling spelling, Set<String> known, boolean last) {
        if (last && known.isEmpty()) {
            return Optional.empty();
        }
        return crowd.texts(pattern)
                .filter(name -> last ? known.contains(spelling.key(name)) : !known.add(spelling.key(name)))
                .findFirst();
    }

    /** Notes unless that host of the world runs one of those roles. */
    public void runs(String host, List<Role> roles, int line, String where) {
        Host known = model.hosts().get(host);
        if (known == null) {
            known(model.hosts().keySet(), host, line, where, "host");
        } else if (!roles.contains(known.role())) {
            note(
                    line,
                    where + " names " + host + ", which runs " + known.role().word(),
                    "name a host that runs " + words(roles));
        }
    }

    private static String words(List<Role> roles) {
        List<String> words = roles.stream().map(Role::word).toList();
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** Notes unless that host of the world runs that role. */
    public void runs(String host, Role role, int line, String where) {
        runs(host, List.of(role), line, where);
    }

    /**
     * Notes unless the name is one of those.
     *
     * @param where what names it
     * @param kind  what it names
     */
    public void known(Collection<String> names, String name, int line, String where, String kind) {
        if (!names.contains(name)) {
            note(
                    line,
                    where + " names the " + kind + " '" + name + "', which does not exist",
                    "one of: " + String.join(", ", names));
        }
    }

    /** Whether nothing wrong was found so far. */
    public boolean clean() {
        return findings.isEmpty();
    }

    /** Notes something wrong, with what to do about it. */
    public void note(int line, String message, String remedy) {
        findings.add(model.places().finding(line, message, remedy));
    }
}
