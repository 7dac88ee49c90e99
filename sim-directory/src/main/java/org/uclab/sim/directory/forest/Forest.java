package org.uclab.sim.directory.forest;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The directories that know each other, with their trees: the domains of a forest, or one directory alone. */
public final class Forest {

    private final List<DirectoryConfig> configs;
    private final String root;
    private final Map<DirectoryConfig, Entries> entries = new LinkedHashMap<>();
    private final Accounts accounts = new Accounts();

    /**
     * @throws IllegalArgumentException when there is no directory, or one contradicts itself
     */
    public Forest(List<DirectoryConfig> configs) {
        this.configs = List.copyOf(configs);
        // ASSUMED(choice): the domain with the shortest name is the one the forest began with.
        this.root = configs.stream()
                .map(DirectoryConfig::suffix)
                .min(Comparator.comparingInt(String::length))
                .orElseThrow(() -> new IllegalArgumentException("a forest has at least one directory"));
        for (DirectoryConfig config : configs) {
            Entries made = new Entries(config, root);
            entries.put(config, made);
            accounts.add(config, made);
        }
    }

    /** What each server knows, by its host. */
    public Map<String, Realm> realms() {
        Map<String, Realm> byHost = new LinkedHashMap<>();
        for (DirectoryConfig config : configs) {
            Realm realm = realm(config);
            config.servers().forEach(server -> byHost.put(server.host(), realm));
        }
        return byHost;
    }

    private Realm realm(DirectoryConfig config) {
        List<Realm.Elsewhere> elsewhere = configs.stream()
                .filter(other -> !other.equals(config) && !other.servers().isEmpty())
                .map(other -> new Realm.Elsewhere(
                        Names.dn(other.suffix()), other.servers().get(0)))
                .toList();
        DN own = Names.dn(config.suffix());
        List<Entry> held = new ArrayList<>(entries.get(config).all());
        elsewhere.stream()
                .filter(other -> Names.within(other.root(), own))
                .map(Forest::referral)
                .forEach(held::add);
        return new Realm(
                config,
                new Tree(List.of(own), held),
                catalog(config),
                accounts,
                elsewhere,
                new OwnContext(config, root),
                root);
    }

    /** RFC 3296: what a search meets where another server's part of the tree begins. */
    private static Entry referral(Realm.Elsewhere other) {
        Entry entry = new Entry(other.root());
        entry.addAttribute("objectClass", "top", "referral", "extensibleObject");
        entry.addAttribute("ref", other.url(other.root().toString()));
        return entry;
    }

    private Optional<Tree> catalog(DirectoryConfig config) {
        if (config.product() != Product.ACTIVE_DIRECTORY) {
            return Optional.empty();
        }
        List<DirectoryConfig> known = config.settings().forestCatalog() ? configs : List.of(config);
        List<DN> suffixes =
                known.stream().map(each -> Names.dn(each.suffix())).sorted().toList();
        List<DN> tops = suffixes.stream()
                .filter(name -> suffixes.stream().noneMatch(other -> name.isDescendantOf(other, false)))
                .toList();
        Set<String> kept = config.settings().catalogAttributes().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<Entry> all = known.stream()
                .sorted(Comparator.comparingInt(each -> Names.dn(each.suffix()).getRDNs().length))
                .flatMap(each -> entries.get(each).all().stream())
                .map(entry -> reduced(entry, kept))
                .toList();
        return Optional.of(new Tree(tops, all));
    }

    private static Entry reduced(Entry whole, Set<String> kept) {
        Entry entry = new Entry(whole.getDN());
        whole.getAttributes().stream()
                .filter(attribute -> kept.contains(attribute.getName().toLowerCase(Locale.ROOT)))
                .forEach(entry::addAttribute);
        return entry;
    }
}
