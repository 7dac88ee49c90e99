package org.uclab.lab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            ucmClusters:
              - {id: one, release: 9.1.2, nodes: [{host: cucm1.example.com, publisher: true}], tftp: [cucm1.example.com]}
            directories:
              - domain: Example.com
                servers: [dc1.example.com]
                accounts: [{name: reader, password: secret}]
                sizeLimit: 50
                timeLimit: 9
              - {domain: emea.example.com, servers: [dc1.emea.example.com], users: [eve], catalog: domain}
              - {domain: example.org, servers: [ldap.example.com], suffix: "o=Example,c=US", anonymous: true}
            users:
              - {id: ada, password: x, homeCluster: one, directory: {employeeNumber: 1815}}
              - {id: eve, password: x, homeCluster: one}
            """;

    @Test
    void readsDirectories() throws WorldException {
        LabModel model = LabModel.parse("w.yaml", GOOD);
        Directory parent = model.directories().get(0);
        assertThat(parent.domain()).isEqualTo("example.com");
        assertThat(parent.root()).isEqualTo("DC=example,DC=com");
        assertThat(parent.of(model.users())).extracting(User::id).containsExactly("ada", "eve");
        assertThat(parent.accounts()).containsExactly(new Directory.Account("reader", "secret"));
        assertThat(parent.anonymous()).isFalse();
        assertThat(parent.catalog()).isEqualTo(Directory.Catalog.FOREST);
        assertThat(parent.sizeLimit()).contains(50);
        assertThat(parent.timeLimit()).contains(9);
        Directory child = model.directories().get(1);
        assertThat(child.of(model.users())).extracting(User::id).containsExactly("eve");
        assertThat(child.catalog()).isEqualTo(Directory.Catalog.DOMAIN);
        assertThat(child.sizeLimit()).isEmpty();
        Directory open = model.directories().get(2);
        assertThat(open.root()).isEqualTo("o=Example,c=US");
        assertThat(open.anonymous()).isTrue();
        assertThat(model.users().get("ada").directory()).containsEntry("employeeNumber", "1815");
        assertThat(model.host("dc1.example.com").ports())
                .containsEntry(ServiceNoun.LDAP, 389)
                .containsEntry(ServiceNoun.LDAPS, 636)
                .containsEntry(ServiceNoun.GC, 3268)
                .containsEntry(ServiceNoun.GC_TLS, 3269);
        assertThat(model.host("ldap.example.com").ports())
                .containsEntry(ServiceNoun.LDAP, 10_389)
                .doesNotContainKey(ServiceNoun.GC);
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
        WorldException broken = catchThrowableOfType(WorldException.class, () -> LabModel.parse("w.yaml", yaml));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).contains(message).contains(remedy).containsPattern("w\\.yaml:[0-9]+: ");
    }
}
