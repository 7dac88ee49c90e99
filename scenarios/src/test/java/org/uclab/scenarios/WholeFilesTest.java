package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;

/** Files that a world takes as they are found. */
class WholeFilesTest {

    private static final String WORLD = """
            world: files
            servicesDomain: example.com
            zones:
              inside: {network: 1, nameServer: ns1.example.com, searchDomain: example.com, reaches: [inside]}
            hosts:
              - {name: ns1.example.com,   zone: inside, address: 2,  runs: dns}
              - {name: cucm1.example.com, zone: inside, address: 10, runs: ucm, keys: [rsa]}
            nameServers:
              ns1.example.com: {zones: [{name: example.com, view: inside}]}
            ucmClusters:
              - id: one
                release: 11.5.1
                nodes: [{host: cucm1.example.com, publisher: true}]
                tftp: [cucm1.example.com]
                jabberConfig: {file: own/config.xml}
                configFiles:
                  - {name: group.xml, file: own/group.xml}
                files:
                  - {file: own/phone.xml, name: CSFADA.cnf.xml}
                  - {file: own/rules.xml, name: CUPC/AppDialRules.xml}
                  - {file: own/wide.xml}
            users:
              - {id: ada.byron, password: Analytical9, homeCluster: one, devices: [{name: CSFADA}]}
              - {id: nora.norole, password: Nothing1, homeCluster: one, lacksRoles: [Standard CCM End Users]}
            """;

    @TempDir
    private Path folder;

    private Path world(String yaml) throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("config.xml"), "<config version=\"1.0\"><a><b c=\"d\"/></a></config>");
        Files.writeString(own.resolve("group.xml"), "<config><not closed>");
        Files.writeString(own.resolve("phone.xml"), "<device><own/></device>\r\n");
        Files.writeString(own.resolve("rules.xml"), "<DialRules/>");
        Files.write(own.resolve("wide.xml"), "<?xml version=\"1.0\"?><a/>".getBytes(StandardCharsets.UTF_16));
        return Files.writeString(folder.resolve("w.yaml"), yaml);
    }

    @Test
    void areServedAsTheyAreInsteadOfWhatTheClusterWouldMake() throws Exception {
        try (Bench bench = Bench.start(Worlds.load(world(WORLD).toString()), BenchOptions.standard())) {
            assertThat(file(bench, "/jabber-config.xml").text())
                    .isEqualTo("<config version=\"1.0\"><a><b c=\"d\"/></a></config>");
            assertThat(file(bench, "/group.xml").text()).isEqualTo("<config><not closed>");
            assertThat(file(bench, "/CSFADA.cnf.xml").text()).isEqualTo("<device><own/></device>\r\n");
            assertThat(file(bench, "/CUPC/AppDialRules.xml").text()).isEqualTo("<DialRules/>");
            assertThat(file(bench, "/CUPC/DirLookupDialRules.xml").text()).contains("<DialRules");
            assertThat(file(bench, "/wide.xml").body()).isEqualTo(Files.readAllBytes(folder.resolve("own/wide.xml")));
            assertThat(file(bench, "/csfada.cnf.xml").status())
                    .as("another case")
                    .isEqualTo(404);
        }
    }

    @Test
    void whoLacksTheRoleOfAnEndUserIsForbiddenAndTheWrongPasswordStillRefused() throws Exception {
        try (Bench bench = Bench.start(Worlds.load(world(WORLD).toString()), BenchOptions.standard())) {
            assertThat(devices(bench, "nora.norole", "Nothing1")).isEqualTo(403);
            assertThat(devices(bench, "nora.norole", "wrong")).isEqualTo(401);
            assertThat(devices(bench, "ada.byron", "Analytical9")).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jabberConfig: {file: own/config.xml} | jabberConfig: {file: own/none.xml} | 'own/none.xml' cannot be read",
                "jabberConfig: {file: own/config.xml} | jabberConfig: {file: own} | 'own' cannot be read",
                "jabberConfig: {file: own/config.xml} | jabberConfig: {file: own/config.xml, parameters: []} | is a whole file and has parameters too",
                "name: CSFADA.cnf.xml | name: jabber-config.xml | the file jabber-config.xml stands twice",
                "name: CSFADA.cnf.xml | name: ../secret | is no name of a file",
                "[Standard CCM End Users] | [Everybody] | no role is called 'Everybody'",
                "keys: [rsa] | keys: [dsa] | no key is called 'dsa'",
                "keys: [rsa] | keys: [rsa, rsa-4096] | a host has one key of a kind",
                "keys: [rsa] | keys: [] | a host has a key",
            })
    void whatIsWrongWithThemIsAFinding(String good, String bad, String message) throws Exception {
        String yaml = WORLD.replace(good, bad);
        assertThat(yaml).isNotEqualTo(WORLD);
        Path file = world(yaml);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> Worlds.load(file.toString()));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).contains(message).containsPattern("w\\.yaml:[0-9]+: ");
    }

    @Test
    void pathsCountFromTheFolderThatIsSaid() throws Exception {
        world(WORLD);
        assertThat(Worlds.load("w.yaml", folder).world()).isEqualTo("files");
        assertThat(Worlds.load("uclab", folder).world()).as("a bundled one").isEqualTo("uclab");
        assertThat(catchThrowableOfType(WorldException.class, () -> Worlds.load("w.yaml")))
                .isNotNull();
    }

    private static HttpReply file(Bench bench, String path) {
        return Caller.get(bench, "cucm1", "tftp-http", path, HttpFields.none());
    }

    private static int devices(Bench bench, String user, String password) {
        String path = "/cucm-uds/user/" + user + "/devices";
        return Caller.get(bench, "cucm1", "uds", path, Caller.basic(user, password))
                .status();
    }
}
