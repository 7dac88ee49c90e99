package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.scenarios.Bench;

/**
 * Secrets sing in no artefact. Labs are driven through everything that has secrets; what must not be found is every password
 * of the world, and whatever the servers drew and told: cookies, session keys, one-time passwords, SASL, proofs of digest, keys
 * of media. They are looked for in the diary, ladders, texts of events, reports, what the control API gives and what commands
 * print. The listing of {@code up} is not among these: it is there to tell people the passwords of its world.
 */
@Timeout(300)
class CanaryTest {

    private static final String NEW_PIN = "70931546";
    private static final String NEW_PASSWORD = "Kanarie<&>Secret";
    private static final String NEW_PASSWORD_WRITTEN = "Kanarie&lt;&amp;&gt;Secret";
    private static final String LOOSE = "LooseKanarieToken";
    private static final String MEDIA_KEY = "S2FuYXJpZUthbmFyaWVLYW5hcmllS2FuYXJpZUth";

    private static final String PUBLISHER = "uclabcucm-pub.uclab.com";

    /** Inside and outside: UDS, files, edge, SOAP, XMPP. */
    private static final String TALKS = """
            client launch mac.donald --from inside --name mac
            client launch ada.byron --from outside --name ada
            client sign-in mac
            client sign-in ada
            client sees-available mac ada.byron
            client chat mac ada.byron hello
            client read ada mac.donald
            client show ada --json
            client sign-out ada
            """;

    /** The string, and a phone over TLS. */
    private static final String ENROLS = """
            client launch cara.capf --from inside --name cara --settings CAPF_string=081547
            client sign-in cara
            client await-phone cara registered
            client show cara
            """;

    /** Digests of the registration and of a call. */
    private static final String PROVES = """
            client launch grace.hopper --from inside --name grace --settings codecs=PCMU
            client sign-in grace
            client await-phone grace registered
            client call grace 9901
            client await-call grace connected
            client hang-up grace
            client await-call grace ended
            """;

    /** REST, a recording, and long polling. */
    private static final String LISTENS = """
            client launch vera.voice --from inside --name vera
            client sign-in vera
            voicemail leave vera.voice --caller 5559 --seconds 1
            voicemail await vera --from 5559
            voicemail list vera
            voicemail play vera linear
            voicemail delete vera linear
            """;

    /** Tokens and credentials of the cloud, and a password of its own. */
    private static final String CLOUD = """
            client launch hal.hybrid --from inside --name hal
            client credentials hal --password Cloudside1
            client show hal --json
            """;

    /** A directory opened with what SOAP told, and with what a file said. */
    private static final String SEARCHES = """
            client launch ivy.profile --from inside --name ivy --settings release=R11
            client launch finn.file --from inside --name finn --settings release=R11
            client sign-in ivy
            client sign-in finn
            client search ivy hop
            client search finn hop
            """;

    /** A run with a failure, which tells more, and with a phone that moves, of which there is a page of its own. */
    private static final String REPORTED = """
            Feature: canary
              Scenario: in and out
                Given the world "uclab"
                When mac.donald signs in from inside
                And ada.byron signs in from outside
                Then mac.donald is signed in inside
                And ada.byron is signed in outside through uclabexpwe01
              Scenario: red
                Given the world "uclab"
                And the fault "reset" at edge-https of uclabexpwe02
                When mac.donald signs in from inside
                Then mac.donald is signed in inside
                When all faults are healed
                Then mac.donald is still connected
              Scenario: a phone moves
                Given the world "softphone" where 30 lab seconds pass in a second
                When grace.hopper signs in from inside
                Then the phone of grace.hopper is registered at cucm1
                When the fault "power-cut" at cucm1
                Then the phone of grace.hopper is registered at cucm2 within 300 lab seconds
                When all faults are healed
                Then the phone of grace.hopper is registered at cucm1 within 900 lab seconds
            """;

    /** Application users and one-time passwords. */
    private static final String SERVES = """
            Feature: programs
              Scenario: a portal
                Given the world "presence-login"
                When a program inside logs "portal" in by SOAP at cup1 with the password "OpensDoors1"
                And that program logs "portal" in by SOAP at cup1 for "ivy.profile"
                And that program takes a one-time password of ivy.profile at cup1
                Then that one-time password opens a stream at cup1
                And that one-time password is refused at cup1
            """;

    @TempDir
    private Path folder;

    @Test
    void noArtefactOfALabHoldsASecret() throws Exception {
        Canary canary = new Canary(folder);
        canary.drives("uclab", TALKS, CanaryTest::administers);
        canary.drives("directory", "", CanaryTest::binds);
        canary.drives("capf", ENROLS, bench -> new SecretTeller(bench).invite("cucm1.example.com", MEDIA_KEY, LOOSE));
        canary.drives("softphone", PROVES, bench -> {});
        canary.drives("voicemail", LISTENS, bench -> {});
        canary.drives("cloud-hybrid", CLOUD, bench -> {});
        canary.drives("presence-login", SEARCHES, bench -> canary.playsIn(bench, "programs", SERVES));
        canary.drives("self-care", "", CanaryTest::searches);
        canary.drives("desk-phone", "", bench -> {
            new SecretTeller(bench).open("cucm1.example.com", "dora.desk", "Desk1");
            new SecretTeller(bench).open("cucm1.example.com", "dora.desk", LOOSE);
        });
        assertThat(canary.plays("canary", REPORTED)).isOne();
        assertThat(canary.run("sign-in", "mac.donald@uclab.com", "--from", "outside"))
                .isZero();
        canary.secrets(NEW_PIN, NEW_PASSWORD, NEW_PASSWORD_WRITTEN, LOOSE, "081547");
        canary.secrets("ReadOnly1", "Public2", "OpensDoors1", "Cloudside1");
        assertThat(canary.secrets())
                .as("enough was looked for")
                .hasSizeGreaterThan(40)
                .contains("ilikeMRA1", MEDIA_KEY)
                .anyMatch(secret -> secret.matches("[0-9a-f]{32}"));
        assertThat(canary.artefacts())
                .contains("get_edge_config", "PUT /cucm-uds/user/ada.byron/credentials", "bind CN=", "iq set bind")
                .contains("POST /cas/auth.do", "POST /op.do", "auth WEBEX-TOKEN")
                .contains("login", "message chat", "PROXY-AUTHORIZATION", "auth-response CSFCARA")
                .contains("REGISTER sip:", "INVITE sip:", "cti-open dora.desk", "/vmrest/", "/meta/connect")
                .contains("fail-over.md", "uclab_messages", "\"facts\"");
        assertThat(canary.found()).isEmpty();
    }

    /** Credentials change, right and wrong, and come in fields of every kind. */
    private static void administers(Bench bench) throws IOException {
        SecretTeller teller = new SecretTeller(bench);
        String path = "PUT /cucm-uds/user/ada.byron/credentials";
        List<String> basic = List.of(SecretTeller.basic("ada.byron", "Analytical9"));
        String pin = "<credential type=\"pin\">" + NEW_PIN + "</credential>";
        String password = "<credential type=\"password\">" + NEW_PASSWORD_WRITTEN + "</credential>";
        teller.ask(PUBLISHER, "uds", path, basic, pin);
        teller.ask(PUBLISHER, "uds", path, basic, "<credentials>" + pin + "</credentials>");
        teller.ask(PUBLISHER, "uds", path, basic, password);
        teller.ask(PUBLISHER, "uds", path, List.of("Authorization: " + LOOSE), pin);
        teller.ask(PUBLISHER, "uds", path, List.of("PROXY-AUTHORIZATION: " + LOOSE), pin);
        teller.ask(
                "uclabexpwe01.uclab.com",
                "edge-https",
                "GET /x?password=" + LOOSE,
                List.of("Cookie: X-Auth=" + LOOSE),
                "");
    }

    /** With credentials, on the port of its own. */
    private static void searches(Bench bench) throws IOException {
        List<String> basic = List.of(SecretTeller.basic("adam.mckenzie", "Forward1"));
        new SecretTeller(bench).ask("cucm1.example.com", "uds-search", "GET /cucm-uds/users?name=eve", basic, "");
    }

    private static void binds(Bench bench) throws IOException {
        for (String service : List.of("ldap", "ldaps")) {
            new SecretTeller(bench)
                    .bind("dc1.example.com", service, "CN=Ada Byron,CN=Users,DC=example,DC=com", "Analytical9");
        }
    }
}
