package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.cluster.CapfOrder;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.DeviceSecurity;
import org.uclab.sim.ucm.cluster.RemoteCluster;
import org.uclab.sim.ucm.cluster.ServiceProfile.Service;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmSection;
import org.uclab.sim.ucm.cluster.UcmServices;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.ils.Neighbours;

/** What a world says of Unified CM, and what is made of it. */
class UcmWorldTest {

    private static final UcmSystem SYSTEM = new UcmSystem((model, host) -> host.equals("cucm2.example.com"));

    private static final String GOOD = """
            world: small
            servicesDomain: example.com
            zones:
              inside: {network: 1, nameServer: ns1.example.com, reaches: [inside]}
            hosts:
              - {name: ns1.example.com, zone: inside, address: 2, runs: dns}
              - {name: cucm1.example.com, zone: inside, address: 10, runs: ucm}
            ucmClusters:
              - id: one
                release: 9.1.2
                nodes: [{host: cucm1.example.com, publisher: true}]
                tftp: [cucm1.example.com]
            users:
              - {id: ada, password: x, homeCluster: one}
            """;

    private static final String TWO = """
            world: two
            servicesDomain: example.com
            zones:
              inside: {network: 1, nameServer: ns1.example.com, reaches: [inside]}
            hosts:
              - {name: ns1.example.com, zone: inside, address: 2, runs: dns}
              - {name: cucm1.example.com, zone: inside, address: 10, runs: ucm}
              - {name: cucm2.example.com, zone: inside, address: 11, runs: ucm}
              - {name: spare.example.com, zone: inside, address: 12, runs: ucm}
            ucmClusters:
              - id: one
                release: 9.1.2
                knows: own
                nodes: [{host: cucm1.example.com, publisher: true}]
                tftp: [cucm1.example.com]
              - id: two
                release: 12.5
                nodes: [{host: cucm2.example.com, advertisedAs: cucm2, publisher: true, off: [capf]}]
                tftp: [cucm2.example.com]
            remoteClusters: {one: [two]}
            users:
              - {id: ada, password: x, homeCluster: one}
              - {id: bob, password: y, homeCluster: two, impNode: IMP.example.com}
            """;

    private static LabModel parse(String yaml) throws WorldException {
        return LabModel.parse("w.yaml", yaml, Library.EMPTY, List.of(new NamesOnly(), SYSTEM));
    }

    private static UcmSection section(String yaml) throws WorldException {
        return parse(yaml).section(UcmSection.class);
    }

    private static WorldException broken(String yaml) {
        assertThat(yaml).isNotEqualTo(GOOD);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> parse(yaml));
        assertThat(broken).as(yaml).isNotNull();
        return broken;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "release: 9.1.2 | relaese: 9.1.2 | w.yaml:10: UCM cluster one has the unknown key 'relaese' | did you mean 'release'?",
                "homeCluster: one | homeCluster: two | names the UCM cluster 'two', which does not exist | one of: one",
                ", homeCluster: one | '' | user ada lacks 'homeCluster' | add 'homeCluster",
                "publisher: true | publisher: maybe | 'publisher' of a node of one is 'maybe' | true or false",
                "publisher: true | publisher: false | cluster one needs one publisher | mark one node",
                "tftp: [cucm1.example.com] | tftp: [] | cluster one needs a TFTP server | add 'tftp",
                "tftp: [cucm1.example.com] | tftp: [ns1.example.com] | 'tftp' of one names ns1.example.com, which runs dns | runs ucm",
                "nodes: [{host: cucm1 | nodes: [{host: cucm9 | cluster one names the host 'cucm9.example.com' | one of: ns1",
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
                "release: 9.1.2 | release: 9.1.2\\n    jabberConfig: {parameters: [{group: a b, name: c}]} | 'group' of a parameter is 'a b' | begin with a letter",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {presenceProduct: Skype} | names the presence product 'Skype' | one of",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {presenceDomain: a, presenceServers: [b]} | has presence servers and a presence domain | keep one",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {presenceServers: [a, b, c, d]} | has more than 3 presence servers | remove some",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {name: a/b} | a/b cannot be the name of a file | use letters",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {settings: {DM: x}} | names the setting 'DM' | one of: UseUDS",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {services: {Mail: [{address: a}]}} | names the service 'Mail' | one of: Voicemail",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {services: {IMandPresence: [{address: a}]}} | names the service 'IMandPresence' | one of: Voicemail",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {services: {CTI: [{address: a, protocol: IP}]}} | names the protocol 'IP' | one of",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfile: {services: {CTI: [{address: a},{address: b},{address: c},{address: d}]}} | more than 3 servers of CTI | remove",
                "release: 9.1.2 | release: 9.1.2\\n    serviceProfiles: [{name: SPDefault}] | two service profiles are called SPDefault | rename one",
                "homeCluster: one | homeCluster: one, serviceProfile: SPX | user ada names the service profile 'SPX' | one of: SPDefault",
                "homeCluster: one | homeCluster: one, devices: [{name: C, capfString: abc}] | 'capfString' of a device is 'abc' | 4 to 10 digits",
                "homeCluster: one | homeCluster: one, devices: [{name: C, securityMode: on}] | 'securityMode' of a device is 'on' | one of: none, authenticated",
                "homeCluster: one | homeCluster: one, devices: [{name: a b}] | 'a b' is no name of a device | use letters",
                "homeCluster: one | homeCluster: one, devices: [{name: C, id: C}] | 'id' of a device is 'C' | GUID in lower case",
                "homeCluster: one | homeCluster: one, devices: [{name: C}, {name: C}] | device C belongs to ada already | rename one",
                "id: ada | id: a/da | the id of user a/da has a slash | leave it out",
                "users: | generatedUsers: [{count: 5, id: 'u{n}', password: x, homeCluster: two}]\\nusers: | crowd u{n} names the UCM cluster 'two' | one of: one",
                "users: | generatedUsers: [{count: 5, id: 'u{n}', password: x}]\\nusers: | crowd u{n} lacks 'homeCluster' | add 'homeCluster",
                "users: | generatedUsers: [{count: 5, id: 'u{n}', password: x, homeCluster: one, device: CSF}]\\nusers: | gives all its users one 'device' | {name}",
                "users: | generatedUsers: [{count: 5, id: 'u{n}', password: x, homeCluster: one, device: 'C {n}'}]\\nusers: | 'C {n}' is no name of a device | use letters",
                "- {id: ada, password: x, homeCluster: one} | - {id: ada, password: x, homeCluster: one, devices: [{name: C3}]}\\ngeneratedUsers: [{count: 5, id: 'u{n}', password: x, homeCluster: one, device: 'C{n}'}] | has the name C3, which is taken | another pattern",
            })
    void namesFileLineAndRemedy(String good, String bad, String message, String remedy) {
        WorldException broken = broken(GOOD.replace(good, bad.replace("\\n", "\n")));
        assertThat(broken.getMessage()).contains(message).contains(remedy).containsPattern("w\\.yaml:[0-9]+: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release: {a: b}",
                "release: 9.1.2\n    nodes: x",
                "release: 9.1.2\n    serviceProfile: []",
                "release: 9.1.2\n    serviceProfile: {services: [a]}",
                "release: 9.1.2\n    jabberConfig: {parameters: [a]}",
                "release: 9.1.2\n    configFiles: [{}]",
                "release: 9.1.2\n    applicationDialRules: [{}]",
            })
    void whateverComesIsAFindingNotACrash(String release) {
        assertThat(broken(GOOD.replace("release: 9.1.2", release)).findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.line()).isPositive());
    }

    @Test
    void aWorldWithoutClustersNeedsNoHomes() throws WorldException {
        String without = GOOD.replaceAll("(?s)ucmClusters:.*users:", "users:").replace(", homeCluster: one", "");
        UcmSection section = section(without);
        assertThat(section.clusters()).isEmpty();
        assertThat(section.people().of("ada").orElseThrow().homeCluster()).isEmpty();
        assertThat(broken(without.replace("password: x", "password: x, homeCluster: one"))
                        .getMessage())
                .contains("user ada names the UCM cluster 'one', which does not exist");
    }

    @Test
    void readsWhatAnAdministratorConfigured() throws WorldException {
        UcmCluster cluster = section(GOOD.replace("release: 9.1.2\n", """
                        release: 9.1.2
                            domain: Phones.Example.Com
                            clientSeats: 3
                            serviceProfile:
                              presenceProduct: Unified CM (IM and Presence)
                              presenceServers: [IMP1.example.com]
                              services: {Directory: [{address: AD, port: 3268, protocol: TCP}]}
                              settings: {UseUDS: "true"}
                            jabberConfig: {parameters: [{group: Policies, name: A, value: b}]}
                        """)).cluster("one");
        assertThat(cluster.domain()).isEqualTo("phones.example.com");
        assertThat(cluster.release().atLeast(9, 1, 2)).isTrue();
        assertThat(cluster.settings().uds().clientSeatsMax()).isEqualTo(3);
        assertThat(cluster.files().serviceProfile().presenceServers()).containsExactly("imp1.example.com");
        assertThat(cluster.files().serviceProfile().presenceDomain()).isEmpty();
        assertThat(cluster.files().serviceProfile().servers(Service.DIRECTORY))
                .singleElement()
                .satisfies(server -> assertThat(server.port()).isEqualTo(3268));
        assertThat(cluster.files().configFile().orElseThrow())
                .containsExactly(new UcmCluster.ConfigEntry("Policies", "A", "b"));
    }

    @Test
    void aPresenceDomainStandsInTheHostField() throws WorldException {
        var profile = section(GOOD.replace(
                        "release: 9.1.2", "release: 9.1.2\n    serviceProfile: {presenceDomain: Example.com}"))
                .cluster("one")
                .files()
                .serviceProfile();
        assertThat(profile.presenceDomain()).hasValue("example.com");
        assertThat(profile.presenceServers()).isEmpty();
        assertThat(profile.servers(Service.IM_AND_PRESENCE))
                .singleElement()
                .satisfies(server -> assertThat(server.address()).isEqualTo("example.com"));
    }

    @Test
    void devicesAreDesktopsThatSignInOpenlyUnlessTold() throws WorldException {
        UcmSection section = section(GOOD.replace(
                "homeCluster: one",
                "homeCluster: one, devices: [C, D]"
                        .replace(
                                "C, D",
                                "{name: C}, {name: D, product: 562, securityMode: encrypted, capfString: '1234'}")));
        List<Device> devices = section.people().of("ada").orElseThrow().devices();
        assertThat(devices.get(0).model()).isEqualTo("Cisco Unified Client Services Framework");
        assertThat(devices.get(0).product()).isEqualTo(390);
        assertThat(devices.get(0).security()).isEqualTo(DeviceSecurity.NONE);
        assertThat(devices.get(1).product()).isEqualTo(562);
        assertThat(devices.get(1).security())
                .isEqualTo(
                        new DeviceSecurity(DeviceSecurity.Mode.ENCRYPTED, Optional.of(CapfOrder.install("1234")), ""));
    }

    @Test
    void aCrowdHasADeviceEach() throws WorldException {
        LabModel model = parse(GOOD + """
                generatedUsers:
                  - {count: 5000, id: "{name}.{n}", password: "Pass{n}", line: "7{n}", homeCluster: one, device: "CSF{n}"}
                """);
        UcmSection section = model.section(UcmSection.class);
        List<EndUser> all = EndUser.of(section, model, section.cluster("one")).toList();
        assertThat(all).hasSize(5001);
        EndUser last = all.get(5000);
        assertThat(last.id()).endsWith(".5000");
        assertThat(last.password()).isEqualTo("Pass5000");
        assertThat(last.devices())
                .singleElement()
                .satisfies(device -> assertThat(device.name()).isEqualTo("CSF5000"));
        assertThat(all.stream()
                        .flatMap(user -> user.devices().stream())
                        .map(Device::id)
                        .distinct())
                .hasSize(5000);
    }

    @Test
    void aClusterKnowsItsOwnUsersOrEverybody() throws WorldException {
        LabModel model = parse(TWO);
        UcmSection section = model.section(UcmSection.class);
        assertThat(EndUser.of(section, model, section.cluster("one")).map(EndUser::id))
                .containsExactly("ada");
        assertThat(EndUser.of(section, model, section.cluster("two")).toList())
                .extracting(EndUser::id, EndUser::homeCluster, EndUser::impNode)
                .containsExactly(tuple("ada", false, ""), tuple("bob", true, "imp.example.com"));
    }

    @Test
    void aNodeHasTheServicesOfItsPart() throws WorldException {
        LabModel apart = parse(TWO);
        assertThat(apart.host("cucm1.example.com").ports().keySet())
                .containsExactly(
                        UcmServices.UDS,
                        UcmServices.CCMCIP,
                        UcmServices.TFTP_HTTP,
                        UcmServices.TFTP_HTTPS,
                        UcmServices.TFTP,
                        UcmServices.CAPF,
                        UcmServices.SIP,
                        UcmServices.SIPS,
                        UcmServices.BFCP);
        assertThat(apart.host("cucm2.example.com").ports()).doesNotContainKey(UcmServices.CAPF);
        LabModel together = parse(TWO.replace("remoteClusters: {one: [two]}", "ils: {hubs: [one, two]}"));
        assertThat(together.host("cucm1.example.com").ports()).containsEntry(UcmServices.ILS, 7501);
    }

    @Test
    void registrationsAndCallsAreSetByCluster() throws WorldException {
        String calls =
                "tftp: [cucm1.example.com]\n    sip: {keepAliveSeconds: 60, realm: lab, maxCalls: 3, busyTrigger: 1,"
                        + " noAnswerSeconds: 5, busyTone: media, tokenStatus: 503, audioKbps: 8, numbers: {echo: '777'}}";
        UcmSection section = section(TWO.replace("tftp: [cucm1.example.com]", calls));
        CallSettings settings = section.cluster("one").settings().calls();
        assertThat(settings.registration().keepAlive()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.registration().realm()).isEqualTo("lab");
        assertThat(settings.registration().tokenStatus()).isEqualTo(503);
        assertThat(settings.calls().max()).isEqualTo(3);
        assertThat(settings.calls().busyTone()).isEqualTo(CallSettings.BusyTone.MEDIA);
        assertThat(settings.number(CallSettings.Purpose.ECHO)).isEqualTo("777");
        assertThat(settings.number(CallSettings.Purpose.VOICEMAIL)).isEqualTo("9904");
        assertThat(section.cluster("two").settings().calls()).isEqualTo(CallSettings.usual());
    }

    @ParameterizedTest
    @CsvSource({
        "busyTone: loud, one of: refer",
        "reliableProvisional: often, one of: never",
        "tokenStatus: 200, one of: 202",
        "keepAliveSeconds: 0, give a whole number",
        "numbers: {echo: home}, write digits"
    })
    void whatCannotBeSetOfCallsIsSaid(String key, String remedy) {
        assertThat(catchThrowableOfType(
                        WorldException.class,
                        () -> parse(TWO.replace(
                                "tftp: [cucm1.example.com]", "tftp: [cucm1.example.com]\n    sip: {" + key + "}"))))
                .hasMessageContaining(remedy);
    }

    @Test
    void clustersKnowThoseEnteredOrThoseInTheirNetwork() throws WorldException {
        Site apart = new Site(parse(TWO), 3);
        UcmSection section = apart.model().section(UcmSection.class);
        assertThat(Neighbours.of(section, apart, "one").all())
                .singleElement()
                .satisfies(other -> assertThat(other.nodes())
                        .containsExactly(
                                new RemoteCluster.UdsServer("cucm2.example.com", new Endpoint("127.3.1.11", 8443))));
        assertThat(Neighbours.of(section, apart, "two").all()).isEmpty();
        Site together = new Site(parse(TWO.replace("remoteClusters: {one: [two]}", "ils: {hubs: [one, two]}")), 3);
        UcmSection members = together.model().section(UcmSection.class);
        assertThat(Neighbours.of(members, together, "one").ils().orElseThrow().registration())
                .isEmpty();
        assertThat(Neighbours.of(members, together, "two")
                        .ils()
                        .orElseThrow()
                        .registration()
                        .orElseThrow()
                        .host())
                .isEqualTo("cucm1.example.com");
    }

    @Test
    void aCertificateHasEveryNameThatANodeIsCalledBy() throws WorldException {
        Site site = new Site(parse(TWO), 3);
        UcmSection section = site.model().section(UcmSection.class);
        CertificateProfile first = SYSTEM.certificate(section, site.model().host("cucm1.example.com"), site);
        assertThat(first.dnsNames()).containsExactly("cucm1.example.com");
        assertThat(first.ipAddresses()).isEmpty();
        CertificateProfile second = SYSTEM.certificate(section, site.model().host("cucm2.example.com"), site);
        assertThat(second.dnsNames()).containsExactly("cucm2.example.com", "cucm2");
        assertThat(second.ipAddresses()).containsExactly("127.3.1.11");
    }

    @Test
    void everyNodeOfAClusterHasAProgramAndNobodyElse() throws WorldException {
        Site site = new Site(parse(TWO), 3);
        Programs programs = SYSTEM.programs(site.model().section(UcmSection.class), site);
        for (Host host : site.model().hosts().values()) {
            assertThat(programs.of(host).isPresent()).isEqualTo(host.name().startsWith("cucm"));
        }
    }

    @Test
    void faultsHaveNamesOfTheirOwn() {
        assertThat(SYSTEM.faults())
                .extracting(FaultForm::name)
                .contains("uds-home", "tftp-late", "http-status")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "9.1.2, '', true",
        "8.6.2, '', false",
        "8.6.2, cmterm-bfcp-e.8-6-2.cop.sgn, true",
        "8.6.1, cmterm-bfcp-e.8-6-2.cop.sgn, false"
    })
    void aNodeTakesFloorControlWhereItsReleaseLetsPhonesShare(String release, String cop, boolean taken)
            throws WorldException {
        String packages = cop.isEmpty() ? "" : "\n    copFiles: [" + cop + "]";
        LabModel model = parse(GOOD.replace("release: 9.1.2", "release: " + release + packages));
        assertThat(model.host("cucm1.example.com").port(UcmServices.BFCP.noun()).isPresent())
                .isEqualTo(taken);
    }

    @Test
    void aClusterThatIsNotThereIsNamed() throws WorldException {
        UcmSection section = section(GOOD);
        assertThatThrownBy(() -> section.cluster("nine")).hasMessageContaining("nine");
    }
}
