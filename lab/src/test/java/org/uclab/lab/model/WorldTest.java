package org.uclab.lab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.fault.CertificateDefect;

class WorldTest {

    private static final String GOOD = """
            world: small
            servicesDomain: example.com
            zones:
              inside: {network: 1, nameServer: ns1.example.com, reaches: [inside, outside]}
              outside: {network: 2, nameServer: ns2.example.com, reaches: [outside]}
            hosts:
              - {name: ns1.example.com, zone: inside, address: 2, runs: nothing}
              - {name: ns2.example.com, zone: outside, address: 2, runs: clock, ports: {time: 1123}}
              - {name: tower.example.com, zone: inside, address: 10, runs: clock}
            silentClocks: [Tower.example.com]
            winders: {tower: ada}
            users:
              - {id: ada, password: x, key: brass}
            """;

    private static LabModel read(String yaml) throws WorldException {
        return LabModel.parse("w.yaml", yaml, Library.EMPTY, List.of(new Clocks()));
    }

    @Test
    void readsAWorld() throws WorldException {
        LabModel model = read(GOOD);
        assertThat(model.address(7, "tower.example.com")).isEqualTo("127.7.1.10");
        assertThat(model.host("ns2.example.com").ports())
                .containsEntry(Clocks.TIME, 1123)
                .containsEntry(Clocks.CHIME, 7);
        assertThat(model.users().get("ada").address()).isEqualTo("ada@example.com");
        assertThat(model.outermost().name()).isEqualTo("outside");
    }

    @Test
    void aSectionReadsItsOwnKeysAndTakesServicesAway() throws WorldException {
        LabModel model = read(GOOD);
        Clocks.Wall wall = model.section(Clocks.Wall.class);
        assertThat(wall.silent()).containsExactly("tower.example.com");
        assertThat(wall.people().of("ada")).hasValue("brass");
        assertThat(model.host("tower.example.com").ports()).containsOnlyKeys(Clocks.TIME);
        assertThat(model.host("tower.example.com").port("chime")).isEmpty();
        assertThatThrownBy(() -> model.section(String.class)).hasMessageContaining("read without String");
    }

    @Test
    void aHostShowsWhatTheWorldSays() throws WorldException {
        LabModel model = read(GOOD.replace(
                "{time: 1123}",
                "{time: 1123}, certificate: trace, badCertificates: {chime: expired, everywhere: no-name}"));
        Host.Certificates shown = model.host("ns2.example.com").shown();
        assertThat(shown.trace()).isTrue();
        assertThat(shown.defects())
                .containsOnly(
                        Map.entry("chime", CertificateDefect.EXPIRED),
                        Map.entry(Host.Certificates.EVERYWHERE, CertificateDefect.NO_NAME));
        assertThat(model.host("tower.example.com").shown()).isEqualTo(Host.Certificates.USUAL);
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
                    key: "key {n}"
                """;
        LabModel model = read(yaml);
        assertThat(model.users()).hasSize(1);
        List<User> all = model.everybody().toList();
        assertThat(all).hasSize(5001);
        assertThat(all.stream().map(User::id).distinct()).hasSize(5001);
        assertThat(all.stream().skip(1).map(User::firstName).distinct()).hasSize(5000);
        User last = all.get(5000);
        assertThat(last.id()).endsWith(".5000");
        assertThat(last.line()).isEqualTo("75000");
        assertThat(all.get(7).line()).isEqualTo("70007");
        assertThat(model.section(Clocks.Wall.class)
                        .people()
                        .everybody(model, (user, key) -> user.id() + " has " + key)
                        .skip(5000))
                .containsExactly(last.id() + " has key 5000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network: 2 | network: 251 | 'network' of zone outside is '251' | from 1 to 250",
                "runs: nothing | runs: clok | nothing is called 'clok' | one of: clock, nothing",
                "address: 10 | address: 2 | tower.example.com has the address of ns1.example.com | another 'address'",
                "name: tower.example.com | name: tower | 'tower' is no full host name | write host.domain",
                "time: 1123 | time: 70000 | 'time' of 'ports' of a host is '70000' | from 1 to 65535",
                "{time: 1123} | {time: 1123}, certificate: golden | no certificate is called 'golden' | one of: usual, trace",
                "{time: 1123} | {time: 1123}, badCertificates: {bell: expired} | the host has no service 'bell' | or everywhere",
                "{time: 1123} | {time: 1123}, badCertificates: {chime: mouldy} | no certificate defect is called 'mouldy' | expired, not-yet-valid",
                "time: 1123 | tiem: 1123 | 'ports' of a host has the unknown key 'tiem' | did you mean 'time'?",
                "world: small | wolrd: small | unknown key 'wolrd' | did you mean 'world'?",
                "world: small | world: small\\nworld: big | the world has 'world' twice | keep one",
                "silentClocks: | silentClock: | unknown key 'silentClock' | did you mean 'silentClocks'?",
                "key: brass | kye: brass | w.yaml:13: user ada has the unknown key 'kye' | did you mean 'key'?",
                "reaches: [outside] | reaches: [moon] | zone outside names the zone 'moon' | one of: inside, outside",
                "nameServer: ns1.example.com | nameServer: ns9.example.com | zone inside names the host 'ns9.example.com' | one of",
                "silentClocks: [Tower.example.com] | silentClocks: [ns1.example.com] | names ns1.example.com, which runs nothing | a host that runs clock",
                "winders: {tower: ada} | winders: {tower: eve} | 'winders' names the user 'eve' | one of: ada",
                "winders: {tower: ada} | winders: ada | 'winders' of the world should be a map of texts | name: text",
                "key: brass} | key: brass}\\n  - {id: ada, password: x} | user ada stands twice | keep one",
                "key: brass} | key: brass}\\n  - {id: ADA, password: x} | user ADA stands twice, once as ada | keep one",
                "- {id: ada, password: x, key: brass} | - {id: U3, password: x}\\n  - {id: ada, password: x}\\ngeneratedUsers: [{count: 5, id: 'u{n}', password: x}] | has the name u3, which is taken | another pattern",
                "users: | generatedUsers: [{count: 5, id: u, password: x}]\\nusers: | crowd u gives all its users one 'id' | write {n} or",
                "users: | generatedUsers: [{count: 500000, id: 'u{n}', password: x}]\\nusers: | 'count' of crowd u{n} is '500000' | from 1 to 200000",
                "- {id: ada, password: x, key: brass} | - {id: u3, password: x}\\n  - {id: ada, password: x}\\ngeneratedUsers: [{count: 5, id: 'u{n}', password: x}] | has the name u3, which is taken | another pattern",
            })
    void namesFileLineAndRemedy(String good, String bad, String message, String remedy) {
        String yaml = GOOD.replace(good, bad.replace("\\n", "\n"));
        assertThat(yaml).isNotEqualTo(GOOD);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> read(yaml));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).contains(message).contains(remedy).containsPattern("w\\.yaml:[0-9]+: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a: [",
                "- 1\n- 2",
                "\t",
                "world: {a: b}",
                "&a [*a, *a]",
                "hosts: 3\nusers: {a: b}",
                "zones: []",
                "\u0000",
                "hosts: {a: b}"
            })
    void whateverComesIsAFindingNotACrash(String yaml) {
        WorldException broken = catchThrowableOfType(WorldException.class, () -> read(yaml));
        assertThat(broken.findings())
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.line()).isPositive());
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "a: " + "[".repeat(200) + "]".repeat(200);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> read(deep));
        assertThat(broken.findings()).extracting(Finding::message).isEqualTo(List.of("nested deeper than 32"));
    }
}
