package org.uclab.sim.webex;

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
import org.uclab.protocol.xmpp.Jid;

class WebexWorldTest {

    private static final String GOOD = """
            world: cloud
            servicesDomain: example.com
            zones:
              outside: {network: 2, nameServer: ns.example.com}
            hosts:
              - {name: ns.example.com, zone: outside, address: 2, runs: nothing}
              - {name: loginp.example.com, zone: outside, address: 40, runs: webex}
            webex:
              host: Loginp.example.com
              organisations: [{domain: example.org, sso: true}]
            """;

    private static LabModel read(String yaml) throws WorldException {
        return LabModel.parse("w.yaml", yaml, Library.EMPTY, List.of(new WebexSystem()));
    }

    @Test
    void readsTheCloud() throws WorldException {
        LabModel model = read(GOOD);
        assertThat(model.section(WebexSection.class).cloud()).hasValueSatisfying(cloud -> {
            assertThat(cloud.host()).isEqualTo("loginp.example.com");
            assertThat(cloud.organisations()).containsExactly(WebexSection.Organisation.plain("example.org", true));
        });
        assertThat(model.host("loginp.example.com").ports()).containsEntry(WebexServices.CAS, 443);
        assertThat(read(GOOD.substring(0, GOOD.indexOf("webex:\n")))
                        .section(WebexSection.class)
                        .cloud())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host: Loginp | host: ns | webex names ns.example.com, which runs nothing | a host that runs webex",
                "sso: true | sso: yes | 'sso' of an organisation is 'yes' | true or false",
                "sso: true} | sso: true}, {domain: Example.org} | organisation example.org stands twice | keep one",
                "organisations: | organisation: | webex has the unknown key 'organisation' | did you mean",
            })
    void namesFileLineAndRemedy(String good, String bad, String message, String remedy) {
        String yaml = GOOD.replace(good, bad);
        assertThat(yaml).isNotEqualTo(GOOD);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> read(yaml));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).contains(message).contains(remedy).containsPattern("w\\.yaml:[0-9]+: ");
    }

    private static final String PEOPLED = """
            world: cloud
            servicesDomain: example.com
            zones:
              outside: {network: 2, nameServer: ns.example.com}
            hosts:
              - {name: ns.example.com, zone: outside, address: 2, runs: nothing}
              - {name: loginp.example.com, zone: outside, address: 40, runs: webex}
              - {name: im.example.com, zone: outside, address: 41, runs: webex-messenger}
            webex:
              host: loginp.example.com
              messenger: im.example.com
              tokenSeconds: 60
              organisations:
                - {domain: Example.com, supportAes: true, supportNoEncoding: false, configuration: {A: "1"}, ucServices: {tftp: [t.example.com], ccmcip: [c.example.com]}}
            users:
              - {id: ada, password: p1, webex: {contacts: [bob], password: p3}}
              - {id: bob, password: p2, webex: {}}
              - {id: eve, password: p4}
            """;

    @Test
    void readsWhoHasAnAccountAndWhatTheOrganisationHas() throws WorldException {
        LabModel model = read(PEOPLED);
        WebexCloud cloud = WebexCloud.of(model.section(WebexSection.class), model);
        assertThat(cloud.accounts().of("Ada@EXAMPLE.com", "p3")).isPresent();
        assertThat(cloud.accounts().of("ada@example.com", "p1")).isEmpty();
        assertThat(cloud.accounts().of("bob@example.com", "p2")).isPresent();
        assertThat(cloud.accounts().of("eve@example.com", "p4")).isEmpty();
        assertThat(cloud.rosters().watched(Jid.valid("ada@example.com"))).containsExactly(Jid.valid("bob@example.com"));
        WebexSection.Organisation organisation = cloud.config().organisations().get(0);
        assertThat(organisation.policies()).isEqualTo(new WebexSection.Policies(true, false, false));
        assertThat(organisation.configuration()).containsEntry("A", "1");
        assertThat(organisation.ucServices().tftp()).containsExactly("t.example.com");
        assertThat(cloud.config().lives().token()).isEqualTo(Duration.ofMinutes(1));
        assertThat(model.host("im.example.com").ports())
                .containsEntry(WebexServices.XMPP_443, 443)
                .containsEntry(WebexServices.XMPP, 5222);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "messenger: im | messenger: loginp | webex names loginp.example.com, which runs webex | a host that runs webex-messenger",
                "supportAes: true | supportAes: false | organisation example.com has messages neither with AES nor without | supportAes: true",
                "domain: Example.com | domain: other.test | is at example.com, which is no organisation of the cloud | under 'organisations'",
                "contacts: [bob] | contacts: [eve] | has the contact eve, who has no account there | the key 'webex'",
                "contacts: [bob] | contacts: [zoe] | names the contact 'zoe', which does not exist | ada, bob",
                "tokenSeconds: 60 | tokenSeconds: 0 | 'tokenSeconds' | 1",
            })
    void namesWhatDoesNotFitInAPeopledCloud(String good, String bad, String message, String remedy) {
        String yaml = PEOPLED.replace(good, bad);
        assertThat(yaml).isNotEqualTo(PEOPLED);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> read(yaml));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).contains(message).contains(remedy).containsPattern("w\\.yaml:[0-9]+: ");
    }
}
