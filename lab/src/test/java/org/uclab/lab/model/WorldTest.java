package org.uclab.lab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {

    private static final String GOOD = """
            world: small
            servicesDomain: example.com
            zones:
              inside: {network: 1, nameServer: ns1.example.com, reaches: [inside, outside]}
              outside: {network: 2, nameServer: ns2.example.com, reaches: [outside]}
            hosts:
              - {name: ns1.example.com, zone: inside, address: 2, runs: dns}
              - {name: ns2.example.com, zone: outside, address: 2, runs: dns, ports: {dns: 5353}}
              - {name: cucm1.example.com, zone: inside, address: 10, runs: ucm}
            nameServers:
              ns1.example.com:
                zones:
                  - name: example.com
                    view: inside
                    srv:
                      _cisco-uds._tcp:
                        - {host: cucm1.example.com, service: uds, priority: 6, weight: 30}
            ucmClusters:
              - id: one
                release: 9.1.2
                nodes: [{host: cucm1.example.com, publisher: true}]
                tftp: [cucm1.example.com]
            users:
              - {id: ada, password: x, homeCluster: one}
            """;

    @Test
    void readsAWorld() throws WorldException {
        LabModel model = LabModel.parse("w.yaml", GOOD);
        assertThat(model.address(7, "cucm1.example.com")).isEqualTo("127.7.1.10");
        assertThat(model.host("ns2.example.com").ports()).containsEntry(ServiceNoun.DNS, 5353);
        assertThat(model.nameServers().get(0).zones().get(0).services().get(0).targets())
                .singleElement()
                .isEqualTo(new NameServer.Target(6, 30, 8443, "cucm1.example.com", false, 17));
        assertThat(model.users().get("ada").address()).isEqualTo("ada@example.com");
    }

    @Test
    void readsPlainWebServers() throws WorldException {
        String yaml = GOOD.replace(
                        "hosts:\n", "hosts:\n  - {name: photos.example.com, zone: inside, address: 60, runs: web}\n")
                .replace("users:\n", "webServers: [{host: photos.example.com, photosOf: [ada]}]\nusers:\n");
        LabModel model = LabModel.parse("w.yaml", yaml);
        assertThat(model.webServers())
                .singleElement()
                .satisfies(server -> assertThat(server.photosOf()).containsExactly("ada"));
        assertThat(model.host("photos.example.com").ports()).containsEntry(ServiceNoun.WEB, 80);
    }

    @Test
    void aCrowdIsMadeOfDifferentPeople() throws WorldException {
        String yaml = GOOD + """
                generatedUsers:
                  - count: 5000
                    id: "{name}.{n}"
                    password: "Pass{n}"
                    firstName: "{name}"
                    line: "7{n}"
                    homeCluster: one
                    device: "CSF{n}"
                """;
        LabModel model = LabModel.parse("w.yaml", yaml);
        assertThat(model.users()).hasSize(1);
        List<User> all = model.everybody().toList();
        assertThat(all).hasSize(5001);
        assertThat(all.stream().map(User::id).distinct()).hasSize(5001);
        assertThat(all.stream().skip(1).map(User::firstName).distinct()).hasSize(5000);
        User last = all.get(5000);
        assertThat(last.id()).endsWith(".5000");
        assertThat(last.line()).isEqualTo("75000");
        assertThat(all.get(7).line()).isEqualTo("70007");
        assertThat(last.devices())
                .singleElement()
                .satisfies(device -> assertThat(device.name()).isEqualTo("CSF5000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "release: 9.1.2 | relaese: 9.1.2 | w.yaml:20: UCM cluster one has the unknown key 'relaese' | did you mean 'release'?",
                "homeCluster: one | homeCluster: two | names the UCM cluster 'two', which does not exist | one of: one",
                ", homeCluster: one | '' | user ada lacks 'homeCluster' | add 'homeCluster",
                "network: 2 | network: 251 | 'network' of zone outside is '251' | from 1 to 250",
                "runs: ucm | runs: ucn | nothing is called 'ucn' | one of: dns, ucm",
                "address: 10 | address: 2 | cucm1.example.com has the address of ns1.example.com | another 'address'",
                "host: cucm1.example.com, service: uds | host: cucm9.example.com, service: uds | the host 'cucm9.example.com', which does not exist | one of",
                "service: uds | service: xmpp | cucm1.example.com has no service 'xmpp' | one of: [uds, ccmcip, tftp-http, tftp-https, tftp, capf]",
                "publisher: true | publisher: maybe | 'publisher' of a node of one is 'maybe' | true or false",
                "world: small | wolrd: small | unknown key 'wolrd' | did you mean 'world'?",
                "reaches: [outside] | reaches: [moon] | zone outside names the zone 'moon' | one of: inside, outside",
                "release: 9.1.2 | release: 9.1.2\\n    knows: some | 'knows' of a UCM cluster is 'some' | write everybody, or own",
                "users: | remoteClusters: {one: [two]}\\nusers: | 'remoteClusters' names the UCM cluster 'two' | one of: one",
                "users: | remoteClusters: {one: [one]}\\nusers: | cluster one is a remote cluster of its own | remove it",
                "users: | remoteClusters: one\\nusers: | 'remoteClusters' of the world should be a map of lists | name: [text",
                "users: | ils: {hubs: [one]}\\nusers: | 'ils' has fewer than two clusters | add hubs or spokes",
                "users: | ils: {hubs: [one], spokes: {two: one}}\\nusers: | 'ils' names the UCM cluster 'two' | one of: one",
                "users: | ils: {hubs: [one], spokes: {one: two}}\\nusers: | spoke one names the hub 'two' | one of: one",
                "users: | ils: {hubs: [one], spokes: {one: one}}\\nusers: | cluster one is a hub and a spoke | keep it in one",
                "users: | ils: {hubs: [one], syncMinutes: 0}\\nusers: | 'syncMinutes' of 'ils' is '0' | from 1 to 1440",
                "release: 9.1.2 | release: nine | 'release' of a UCM cluster is 'nine' | write it as 9.1.2",
                "publisher: true | publisher: true, off: [uds] | 'off' of cucm1.example.com names the service that can be off 'uds' | one of: ccmcip",
                "release: 9.1.2 | release: 9.1.2\\n    digitsToMatch: 2 | 'digitsToMatch' of UCM cluster one is '2' | from 3 to 256",
                "release: 9.1.2 | release: 9.1.2\\n    userSearchLimit: 501 | 'userSearchLimit' of UCM cluster one is '501' | from 1 to 500",
                "release: 9.1.2 | release: 9.1.2\\n    deviceCop: x | 'deviceCop' of UCM cluster one is 'x' | from 0",
                "release: 9.1.2 | release: 9.1.2\\n    configFiles: [{name: ../a.xml}] | '../a.xml' is no name of a configuration file | write letters",
                "release: 9.1.2 | release: 9.1.2\\n    configFiles: [{name: a.xml}, {name: a.xml}] | file a.xml stands twice | rename",
                "release: 9.1.2 | release: 9.1.2\\n    configFiles: [{name: jabber-config.xml}] | file jabber-config.xml stands twice | rename",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {presenceProduct: Skype} | names the presence product 'Skype' | one of",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {presenceDomain: a.com} | names the presence domain 'a.com' | one of",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {name: a/b} | a/b cannot be the name of a file | use letters",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {settings: {DM: x}} | names the setting 'DM' | one of: UseUDS",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {services: {Mail: [{address: a}]}} | names the service 'Mail' | one of: Voicemail",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {services: {CTI: [{address: a, protocol: IP}]}} | names the protocol 'IP' | one of",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {services: {CTI: [{address: a},{address: b},{address: c},{address: d}]}} | more than 3 servers of CTI | remove",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfiles: [{name: SPDefault}] | two service profiles are called SPDefault | rename one",
                "homeCluster: one | homeCluster: one, serviceProfile: SPX | user ada names the service profile 'SPX' | one of: SPDefault",
                "homeCluster: one | homeCluster: one, devices: [{name: C, capfString: abc}] | 'capfString' of a device is 'abc' | 4 to 10 digits",
                "homeCluster: one | homeCluster: one, devices: [{name: C, securityMode: on}] | 'securityMode' of a device is 'on' | one of: none, authenticated",
                "users: | webServers: [{host: cucm1.example.com}]\\nusers: | which runs ucm | name a host that runs web",
                "users: | webServers: [{host: cucm1.example.com, photosOf: [eve]}]\\nusers: | names the user 'eve' | one of: ada",
                "users: | expressways: [{id: x, allow: 'ftp://a'}]\\nusers: | 'ftp://a' is nothing to allow | write proto://host",
                "users: | generatedUsers: [{count: 5, id: u, password: x, homeCluster: one}]\\nusers: | crowd u gives all its users one name | write {n} or",
                "users: | generatedUsers: [{count: 5, id: 'u{n}', password: x, homeCluster: two}]\\nusers: | crowd u{n} names the UCM cluster 'two' | one of: one",
                "users: | generatedUsers: [{count: 5, id: 'u{n}', password: x, homeCluster: one, device: CSF}]\\nusers: | gives all its users one name or one device | {name}",
                "users: | generatedUsers: [{count: 500000, id: 'u{n}', password: x, homeCluster: one}]\\nusers: | 'count' of crowd u{n} is '500000' | from 1 to 200000",
                "- {id: ada, password: x, homeCluster: one} | - {id: u3, password: x, homeCluster: one}\\ngeneratedUsers: [{count: 5, id: 'u{n}', password: x, homeCluster: one}] | has the name u3, which is taken | another pattern",
                "world: small | world: small\\nworld: big | the world has 'world' twice | keep one",
            })
    void namesFileLineAndRemedy(String good, String bad, String message, String remedy) {
        String yaml = GOOD.replace(good, bad.replace("\\n", "\n"));
        assertThat(yaml).isNotEqualTo(GOOD);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> LabModel.parse("w.yaml", yaml));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).contains(message).contains(remedy).containsPattern("w\\.yaml:[0-9]+: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a: [", "- 1\n- 2", "\t", "world: {a: b}", "&a [*a, *a]", "hosts: 3\nusers: {a: b}"})
    void whateverComesIsAFindingNotACrash(String yaml) {
        WorldException broken = catchThrowableOfType(WorldException.class, () -> LabModel.parse("w.yaml", yaml));
        assertThat(broken.findings())
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.line()).isPositive());
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "a: " + "[".repeat(200) + "]".repeat(200);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> LabModel.parse("w.yaml", deep));
        assertThat(broken.findings()).extracting(Finding::message).isEqualTo(List.of("nested deeper than 32"));
    }
}
