package org.uclab.sim.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.Traits;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.sim.directory.world.Directories;
import org.uclab.sim.directory.world.Directory;

class DirectorySystemTest {

    private static final String WORLD = """
            world: small
            servicesDomain: example.com
            zones:
              inside: {network: 1, nameServer: ns1.example.com, reaches: [inside]}
            hosts:
              - {name: ns1.example.com, zone: inside, address: 2, runs: nothing}
              - {name: dc1.example.com, zone: inside, address: 50, runs: active-directory}
              - {name: ldap.example.com, zone: inside, address: 51, runs: openldap}
            directories:
              - {domain: example.com, servers: [dc1.example.com]}
              - {domain: example.org, servers: [ldap.example.com]}
            """;

    private final DirectorySystem system = new DirectorySystem();
    private final LabModel model;

    DirectorySystemTest() throws WorldException {
        model = LabModel.parse("w.yaml", WORLD, Library.EMPTY, List.of(system));
    }

    @Test
    void aCertificateNamesTheServerByItsAddressToo() {
        Host host = model.host("dc1.example.com");
        assertThat(system.certificate(model.section(Directories.class), host, new Site(model, 7))
                        .ipAddresses())
                .containsExactly("127.7.1.50");
    }

    @Test
    void everyServerOfADirectoryHasAProgramAndNobodyElse() {
        Programs programs = system.programs(model.section(Directories.class), new Site(model, 7));
        assertThat(programs.of(model.host("dc1.example.com"))).isPresent();
        assertThat(programs.of(model.host("ldap.example.com"))).isPresent();
        assertThat(programs.of(model.host("ns1.example.com"))).isEmpty();
    }

    @Test
    void whatRunsNoDirectoryCannotHoldOne() {
        Directories astray = new Directories(
                List.of(new Directory(
                        "example.com",
                        Optional.empty(),
                        List.of("ns1.example.com"),
                        Optional.empty(),
                        List.of(),
                        false,
                        Directory.Catalog.FOREST,
                        Optional.empty(),
                        Optional.empty(),
                        1)),
                new Traits<>(Map.of(), List.of()));
        assertThatThrownBy(() -> system.programs(astray, new Site(model, 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing is no directory");
    }
}
