package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.WorldException;
import org.uclab.sim.imp.cluster.Homes;
import org.uclab.sim.imp.cluster.ImpCluster;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.sim.imp.cluster.ImpSection;
import org.uclab.sim.imp.cluster.ImpServices;

class ImpClusterTest {

    private static final String GOOD = """
            world: small
            servicesDomain: example.com
            zones:
              inside: {network: 1, nameServer: ns1.example.com, reaches: [inside, outside]}
              outside: {network: 2, nameServer: ns2.example.com, reaches: [outside]}
            hosts:
              - {name: ns1.example.com, zone: inside, address: 2, runs: nothing}
              - {name: ns2.example.com, zone: outside, address: 2, runs: nothing}
              - {name: cucm1.example.com, zone: inside, address: 10, runs: nothing}
              - {name: cup1.example.com, zone: inside, address: 20, runs: imp, ports: {soap: 8444}}
              - {name: cup2.example.com, zone: inside, address: 21, runs: imp}
            impClusters:
              - id: one
                presenceDomain: example.com
                nodes: [cup1.example.com]
                tftp: [CUCM1.example.com]
                ldapProfiles:
                  - name: staff
                    description: the office
                    distinguishedName: CN=jabber
                    password: x
                    servers: [{address: dc1.example.com, port: 636, protocol: TLS}]
                    searchContexts: [DC=example]
                    users: [ada]
            users:
              - {id: ada, password: x, impNode: cup1.example.com}
              - {id: eve, password: x, impNode: cup2.example.com}
            """;

    private static LabModel read(String yaml) throws WorldException {
        return LabModel.parse("w.yaml", yaml, Library.EMPTY, List.of(new ImpSystem(Homes.NONE)));
    }

    @Test
    void readsWhatAPresenceClusterTellsItsClients() throws WorldException {
        LabModel model = read(GOOD);
        ImpCluster cluster = model.section(ImpSection.class).clusters().get(0);
        assertThat(cluster.tftp()).hasValue(List.of("cucm1.example.com"));
        assertThat(cluster.ldapProfile("eve")).isEmpty();
        assertThat(cluster.ldapProfile("ada")).hasValueSatisfying(profile -> {
            assertThat(profile.name()).isEqualTo("staff");
            assertThat(profile.distinguishedName()).isEqualTo("CN=jabber");
            assertThat(profile.password()).isEqualTo("x");
            assertThat(profile.servers()).containsExactly(new ImpConfig.LdapServer("dc1.example.com", 636, "TLS"));
            assertThat(profile.searchContexts()).containsExactly("DC=example");
        });
        assertThat(model.host("cup1.example.com").ports()).containsEntry(ImpServices.SOAP, 8444);
        assertThat(model.host("cup2.example.com").ports()).containsEntry(ImpServices.SOAP, 8443);
    }

    @Test
    void whereAWorldSaysNothingTheTftpServersAreLeftOpen() throws WorldException {
        assertThat(read(GOOD.replace("    tftp: [CUCM1.example.com]\n", ""))
                        .section(ImpSection.class)
                        .clusters()
                        .get(0)
                        .tftp())
                .isEmpty();
        assertThat(read(GOOD.replace("tftp: [CUCM1.example.com]", "tftp: []"))
                        .section(ImpSection.class)
                        .clusters()
                        .get(0)
                        .tftp())
                .hasValue(List.of());
    }

    @Test
    void streamsAreManagedAndMessagesGoByPriorityWhereTheWorldSaysSo() throws WorldException {
        ImpCluster usual = read(GOOD).section(ImpSection.class).clusters().get(0);
        assertThat(usual.resumption()).isEmpty();
        assertThat(usual.byPriority()).isFalse();
        String key = "    tftp: [CUCM1.example.com]\n";
        ImpCluster other = read(GOOD.replace(
                        key, key + "    streamManagement: {resumeSeconds: 60}\n    messageRouting: priority\n"))
                .section(ImpSection.class)
                .clusters()
                .get(0);
        assertThat(other.resumption()).contains(Duration.ofSeconds(60));
        assertThat(other.byPriority()).isTrue();
        assertThat(read(GOOD.replace(key, key + "    streamManagement: {}\n    messageRouting: conversation\n"))
                        .section(ImpSection.class)
                        .clusters()
                        .get(0)
                        .resumption())
                .contains(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tftp: [CUCM1.example.com] | tftp: [cucm1.example.com, cucm1.example.com, cucm1.example.com, cucm1.example.com] | more than 3 TFTP servers | remove some",
                "tftp: [CUCM1.example.com] | tfpt: [cucm1.example.com] | unknown key 'tfpt' | did you mean 'tftp'?",
                "tftp: [CUCM1.example.com] | messageRouting: loudest | 'messageRouting' of an IM and Presence cluster is 'loudest' | write conversation or priority",
                "tftp: [CUCM1.example.com] | streamManagement: {resumeSeconds: 0} | 'resumeSeconds' of the stream management of one is '0' | from 1 to 604800",
                "tftp: [CUCM1.example.com] | streamManagement: {resume: 1} | the stream management of one has the unknown key 'resume' | known here: resumeSeconds",
                "users: [ada] | users: [bob] | LDAP profile staff names the user 'bob' | one of: ada, eve",
                "users: [ada] | users: [eve] | assigned to eve, who is on no node of cluster one | give the user an 'impNode'",
                "users: [ada] | users: [ada, ada] | LDAP profile staff is assigned to ada, who has staff | keep one of them",
                "protocol: TLS | protocol: HTTP | LDAP profile staff names the protocol 'HTTP' | one of: , TCP, UDP, TLS",
                "port: 636 | port: 99999 | 'port' of a server is '99999' | from 1 to 65535",
                "distinguishedName: CN=jabber | descriptoin: x | w.yaml:20: an LDAP profile of one has the unknown key 'descriptoin' | did you mean",
                "distinguishedName: CN=jabber | distinguishedName: '' | LDAP profile staff has a password for nobody | add 'distinguishedName'",
                "users: [ada] | users: [ada]\\n      - {name: staff} | two LDAP profiles are called staff | rename one",
                "searchContexts: [DC=example] | searchContexts: [a, b, c, d] | more than 3 search contexts | remove some",
                "nodes: [cup1.example.com] | nodes: [cucm1.example.com] | names cucm1.example.com, which runs nothing | runs imp",
            })
    void namesFileLineAndRemedy(String good, String bad, String message, String remedy) {
        String yaml = GOOD.replace(good.replace("\\n", "\n"), bad.replace("\\n", "\n"));
        assertThat(yaml).isNotEqualTo(GOOD);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> read(yaml));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).contains(message).contains(remedy).containsPattern("w\\.yaml:[0-9]+: ");
    }
}
