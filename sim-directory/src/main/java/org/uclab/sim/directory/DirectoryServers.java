package org.uclab.sim.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.node.Program;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.sim.directory.forest.DirectoryConfig;
import org.uclab.sim.directory.forest.DirectorySettings;
import org.uclab.sim.directory.forest.Forest;
import org.uclab.sim.directory.forest.Product;
import org.uclab.sim.directory.forest.Realm;
import org.uclab.sim.directory.ldap.DirectoryProgram;
import org.uclab.sim.directory.world.Directories;
import org.uclab.sim.directory.world.Directory;
import org.uclab.sim.directory.world.DirectoryServices;

/** LDAP directories. The domains of Active Directory are one forest, every other directory is one by itself. */
final class DirectoryServers implements Programs {

    private final Directories section;
    private final Site site;
    private final Map<String, Realm> byHost = new HashMap<>();

    /**
     * @throws IllegalArgumentException when a directory contradicts itself
     */
    DirectoryServers(Directories section, Site site) {
        this.section = section;
        this.site = site;
        List<DirectoryConfig> forest = new ArrayList<>();
        for (Directory directory : section.all()) {
            DirectoryConfig config = config(directory);
            if (config.product() == Product.ACTIVE_DIRECTORY) {
                forest.add(config);
            } else {
                byHost.putAll(new Forest(List.of(config)).realms());
            }
        }
        if (!forest.isEmpty()) {
            byHost.putAll(new Forest(forest).realms());
        }
    }

    @Override
    public Optional<Supplier<Program>> of(Host host) {
        return Optional.ofNullable(byHost.get(host.name())).map(realm -> () -> new DirectoryProgram(realm));
    }

    private DirectoryConfig config(Directory directory) {
        LabModel model = site.model();
        Product product = Product.of(model.host(directory.servers().get(0)).role());
        return new DirectoryConfig(
                directory,
                product,
                directory.servers().stream()
                        .map(host -> new DirectoryConfig.Server(
                                host,
                                site.endpoint(host, DirectoryServices.LDAP).port()))
                        .toList(),
                directory.of(model.users()).stream()
                        .map(user -> new DirectoryConfig.Person(user, section.attributes(user)))
                        .toList(),
                settings(directory, DirectorySettings.of(product)));
    }

    private static DirectorySettings settings(Directory directory, DirectorySettings usual) {
        return usual.withAnonymous(directory.anonymous())
                .withForestCatalog(directory.catalog() == Directory.Catalog.FOREST)
                .withSizeLimit(directory.sizeLimit().orElse(usual.sizeLimit()))
                .withTimeLimit(directory.timeLimit().map(Duration::ofSeconds).orElse(usual.timeLimit()));
    }
}
