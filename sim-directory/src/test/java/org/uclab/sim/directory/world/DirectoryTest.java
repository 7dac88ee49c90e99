package org.uclab.sim.directory.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.User;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.model.WorldSection;
import org.uclab.sim.directory.DirectorySystem;

class DirectoryTest {

    private static final String GOOD = """
            world: small
            servicesDomain: example.com
            zones:
              inside: {network: 1, nameServer: ns1.example.com, reaches: [inside, outside]}
              outside: {network: 2, nameServer: ns1.example.com, reaches: [outside]}
            hosts:
              - {name: ns1.example.com, zone: inside, address: 2, runs: dns}
              - {name: dc1.example.com, zone: inside, address: 50, runs: active-directory}
              - {name: dc1.emea.example.com, zone: inside, address: 51, runs: active-directory}
              - {name: ldap.example.com, zone: inside, address: 52, runs: openldap, ports: {ldap: 10389}}
              - {name: cucm1.example.com, zone: inside, address: 10, runs: ucm}
            directories:
              - domain: Example.com
                servers: [dc1.example.com]
                accounts: [{name: reader, password: secret}]
                sizeLimit: 50
                timeLimit: 9
              - {domain: emea.example.com, servers: [dc1.emea.example.com], users: [eve], catalog: domain}
              - {domain: example.org, servers: [ldap.example.com], suffix: "o=Example,c=US", anonymous: true}
            users:
              - {id: ada, password: x, directory: {employeeNumber: 1815}}
              - {id: eve, password: x}
            """;

    @Test
    void readsDirectories() throws WorldException {
        LabModel model = read(GOOD);
        Directories section = model.section(Directories.class);
        Directory parent = section.all().get(0);
        assertThat(parent.domain()).isEqualTo("example.com");
        assertThat(parent.root()).isEqualTo("DC=example,DC=com");
        assertThat(parent.of(model.users())).extracting(User::id).containsExactly("ada", "eve");
        assertThat(parent.accounts()).containsExactly(new Directory.Account("reader", "secret"));
        assertThat(parent.anonymous()).isFalse();
        assertThat(parent.catalog()).isEqualTo(Directory.Catalog.FOREST);
        assertThat(parent.sizeLimit()).contains(50);
        assertThat(parent.timeLimit()).contains(9);
        Directory child = section.all().get(1);
        assertThat(child.of(model.users())).extracting(User::id).containsExactly("eve");
        assertThat(child.catalog()).isEqualTo(Directory.Catalog.DOMAIN);
        assertThat(child.sizeLimit()).isEmpty();
        Directory open = section.all().get(2);
        assertThat(open.root()).isEqualTo("o=Example,c=US");
        assertThat(open.anonymous()).isTrue();
        assertThat(section.attributes(model.users().get("ada"))).containsEntry("employeeNumber", "1815");
        assertThat(section.attributes(model.users().get("eve"))).isEmpty();
        assertThat(model.host("dc1.example.com").ports())
                .containsEntry(DirectoryServices.LDAP, 389)
                .containsEntry(DirectoryServices.LDAPS, 636)
                .containsEntry(DirectoryServices.GC, 3268)
                .containsEntry(DirectoryServices.GC_TLS, 3269);
        assertThat(model.host("ldap.example.com").ports())
                .containsEntry(DirectoryServices.LDAP, 10_389)
                .doesNotContainKey(DirectoryServices.GC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "servers: [dc1.example.com] | servers: [dc9.example.com] | the host 'dc9.example.com', which does not exist | runs active-directory",
                "servers: [dc1.example.com] | servers: [cucm1.example.com] | names cucm1.example.com, which runs ucm | runs active-directory",
                "servers: [dc1.example.com] | servers: [] | example.com: it has no server | add 'servers",
                "servers: [dc1.example.com] | servers: [dc1.example.com, ldap.example.com] | run different things | run the same",
                "[dc1.emea.example.com], | [dc1.example.com], | has the directory example.com already | another host",
                "servers: [ldap.example.com] | servers: [dc1.example.com] | no directory is on ldap.example.com | name it under 'servers'",
                "users: [eve] | users: [eva] | the user 'eva', who does not exist | one of: ada, eve",
                "catalog: domain | catalog: world | no catalog is a 'world' | one of: forest, domain",
                "anonymous: true | anonymous: yes | 'anonymous' of directory example.org is 'yes' | true or false",
                "sizeLimit: 50 | sizeLimit: 0 | 'sizeLimit' of directory example.com is '0' | from 1",
                "timeLimit: 9 | timelimit: 9 | unknown key 'timelimit' | did you mean 'timeLimit'?",
                "name: reader, | nam: reader, | an account of example.com lacks 'name' | add 'name",
                "o=Example,c=US | Example | the suffix 'Example' is no distinguished name | dc=example,dc=com",
                "o=Example,c=US | dc=example,dc=com | two directories are rooted at dc=example,dc=com | another 'suffix'",
                "directory: {employeeNumber: 1815} | directory: 7 | should be a map of texts | write",
            })
    void namesFileLineAndRemedy(String good, String bad, String message, String remedy) {
        String yaml = GOOD.replace(good, bad);
        assertThat(yaml).isNotEqualTo(GOOD);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> read(yaml));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).contains(message).contains(remedy).containsPattern("w\\.yaml:[0-9]+: ");
    }

    @Test
    void crowdsHaveNoAttributesOfTheirOwn() {
        WorldException broken = catchThrowableOfType(
                WorldException.class,
                () -> read(GOOD
                        + "generatedUsers: [{count: 5, id: 'u{n}', password: x, directory: {employeeNumber: 1}}]\n"));
        assertThat(broken.getMessage()).contains("crowd u{n} has the unknown key 'directory'");
    }

    private static LabModel read(String yaml) throws WorldException {
        return LabModel.parse("w.yaml", yaml, Library.EMPTY, List.of(new Others(), new DirectorySystem()));
    }

    /** The other systems of the world: hosts can run them, and that is all there is to them. */
    private record Others() implements WorldSection<Others> {

        @Override
        public String name() {
            return "others";
        }

        @Override
        public Class<Others> type() {
            return Others.class;
        }

        @Override
        public List<Role> roles() {
            return List.of(Role.of("dns"), Role.of("ucm"));
        }

        @Override
        public Others read(WorldReading world) {
            return this;
        }
    }
}
