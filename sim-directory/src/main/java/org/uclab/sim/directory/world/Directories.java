package org.uclab.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.uclab.lab.model.Directory;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.HostRole;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.ServiceNoun;
import org.uclab.lab.model.User;
import org.uclab.lab.node.Program;
import org.uclab.sim.directory.DirectoryConfig;
import org.uclab.sim.directory.DirectorySettings;
import org.uclab.sim.directory.DirectorySim;
import org.uclab.sim.directory.Product;

/** LDAP directories. The domains of Active Directory are one forest, every other directory is one by itself. */
final class Directories implements Company.Runs {

    private final LabModel model;
    private final Map<String, DirectorySim> byHost = new HashMap<>();

    Directories(LabModel model) {
        this.model = model;
        List<DirectoryConfig> forest = new ArrayList<>();
        for (Directory directory : model.directories()) {
            DirectoryConfig config = config(directory);
            if (config.product() == Product.ACTIVE_DIRECTORY) {
                forest.add(config);
            } else {
                place(List.of(config));
            }
        }
        if (!forest.isEmpty()) {
            place(forest);
        }
    }

    private void place(List<DirectoryConfig> together) {
        DirectorySim sim = DirectorySim.of(together);
        together.forEach(config -> config.servers().forEach(server -> byHost.put(server.host(), sim)));
    }

    @Override
    public Supplier<Program> programs(Host host) {
        DirectorySim sim = byHost.get(host.name());
        return () -> sim.program(host.name());
    }

    private DirectoryConfig config(Directory directory) {
        Product product = product(model.host(directory.servers().get(0)).role());
        DirectorySettings usual = DirectorySettings.of(product);
        DirectorySettings settings = usual.withAnonymous(directory.anonymous())
                .withForestCatalog(directory.catalog() == Directory.Catalog.FOREST)
                .withSizeLimit(directory.sizeLimit().orElse(usual.sizeLimit()))
                .withTimeLimit(directory.timeLimit().map(Duration::ofSeconds).orElse(usual.timeLimit()));
        return new DirectoryConfig(
                product,
                directory.domain(),
                directory.root(),
                directory.servers().stream()
                        .map(host -> new DirectoryConfig.Server(
                                host, model.host(host).ports().get(ServiceNoun.LDAP)))
                        .toList(),
                directory.of(model.users()).stream().map(Directories::person).toList(),
                directory.accounts().stream()
                        .map(account -> new DirectoryConfig.Account(account.name(), account.password()))
                        .toList(),
                settings);
    }

    private static DirectoryConfig.Person person(User user) {
        return new DirectoryConfig.Person(
                user.id(),
                user.password(),
                user.firstName(),
                user.lastName(),
                user.email(),
                user.line(),
                user.directory());
    }

    private static Product product(HostRole role) {
        return switch (role) {
            case ACTIVE_DIRECTORY -> Product.ACTIVE_DIRECTORY;
            case AD_LDS -> Product.AD_LDS;
            case OPENLDAP -> Product.OPENLDAP;
            case DNS, UCM, IMP, EXPRESSWAY_E, EXPRESSWAY_C, WEBEX, WEB, NOTHING ->
                throw new IllegalArgumentException(role.word() + " is no directory");
        };
    }
}
