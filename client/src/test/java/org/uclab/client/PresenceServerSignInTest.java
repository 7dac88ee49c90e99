package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.contacts.ContactSourceType;
import org.uclab.client.discovery.Release;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultCatalogue;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.shell.http.HttpFault;

/** Only _cuplogin is found. */
class PresenceServerSignInTest {

    private static final String MAC = "mac.donald@example.com";

    private final TinyCompany company = new TinyCompany();

    @BeforeEach
    void records() {
        company.names.srv("_cuplogin._tcp.example.com", 5, 100, 8443, "imp2.example.com");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Release.class,
            names = {"R96", "R11"})
    void thePresenceServerChecksThePassword(Release release) {
        try (UcClient client = client(release)) {
            assertThat(client.signIn(MAC, "wrong")).isInstanceOf(SignInResult.WrongCredentials.class);
            SignInResult.SignedIn result = (SignInResult.SignedIn) client.signIn(MAC, TinyCompany.PASSWORD);
            assertThat(result.location()).isEqualTo(Location.INSIDE);
            assertThat(result.mode()).isEqualTo(ProductMode.IM_ONLY);
            assertThat(result.via()).isEqualTo(new SignInResult.Via("", "", "", "imp2.example.com:5222"));
            assertThat(result.text()).doesNotContain("UDS");
            assertThat(client.contacts()).containsExactly("ada.byron@example.com");
            assertThat(company.lab.decisions())
                    .anyMatch(text -> text.startsWith("location: inside (_cuplogin._tcp exists"))
                    .contains("authenticator: presence server (there is no _cisco-uds)");
            assertThat(company.requests).noneMatch(request -> request.contains("uds"));
            assertThat(company.presence.calls.get(2)).contains("<e:session-key>k1</e:session-key>", "get-all");
            assertThat(company.presence.calls.get(3)).contains("<e:session-key>k1</e:session-key>", "get-onetime");
            assertThat(company.lab.decisions())
                    .contains("signing into presence server: result: 0"
                            + " (login mode: ON_PREM, server: imp2.example.com:5222)")
                    .noneMatch(text -> text.contains("otp7"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Release.class,
            names = {"R96", "R11"})
    void theNextServerIsTriedWhenTheFirstIsDead(Release release) {
        company.names.srv("_cuplogin._tcp.example.com", 4, 50, 8443, "imp1.example.com");
        TinyLab.await(company.imp1.stop("power cut"));
        try (UcClient client = client(release)) {
            SignInResult.SignedIn result = (SignInResult.SignedIn) client.signIn(MAC, TinyCompany.PASSWORD);
            assertThat(result.via().presence()).isEqualTo("imp2.example.com:5222");
            assertThat(company.lab.decisions())
                    .anyMatch(text ->
                            text.startsWith("presence log-in: LERR_CUP_UNREACHABLE (9) at imp1.example.com:8443"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Release.class, names = "R12")
    void theNewestReleaseDoesNotAskForIt(Release release) {
        try (UcClient client = client(release)) {
            assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.ManualSettingsNeeded.class);
        }
    }

    @Test
    void theServiceProfileNamesTheFilesAndTheFileNamesTheDirectory() {
        company.presence.config = "<get-all-config-resp><get-system-config-resp><property name='Presence.Domain'>"
                + "example.com</property></get-system-config-resp><get-service-profile-resp>"
                + "<tftp-server host='cucm-pub.example.com'/><ldap-profile name='staff'><distinguished-name>CN=x"
                + "</distinguished-name><password>Secret9</password></ldap-profile></get-service-profile-resp>"
                + "</get-all-config-resp>";
        company.file(
                "jabber-config.xml",
                "<config><Directory><DirectoryServerType>BDI</DirectoryServerType>"
                        + "<BDIPrimaryServerName>imp2.example.com</BDIPrimaryServerName></Directory></config>");
        try (UcClient client = client(Release.R11)) {
            SignInResult.SignedIn result = (SignInResult.SignedIn) client.signIn(MAC, TinyCompany.PASSWORD);
            assertThat(result.via())
                    .isEqualTo(new SignInResult.Via("", "", "cucm-pub.example.com", "imp2.example.com:5222"));
            assertThat(client.contactSource().type()).isEqualTo(ContactSourceType.BDI);
            assertThat(company.requests).first().asString().startsWith("cucm-pub /jabber-config.xml");
            assertThat(company.lab.decisions())
                    .contains("service profile: TFTP cucm-pub.example.com, LDAP profile staff"
                            + " (the presence server tells it)")
                    .contains("directory servers: [imp2.example.com:389] (jabber-config.xml names them)")
                    .noneMatch(text -> text.contains("Secret9") || text.contains("k1"));
        }
    }

    @Test
    void theAnswerNamesTheServersForXmpp() {
        company.presence.home = "<server role='primary' host='imp3.example.com'/>";
        try (UcClient client = client(Release.R11)) {
            client.signIn(MAC, TinyCompany.PASSWORD);
            assertThat(company.lab.decisions())
                    .contains("XMPP servers: imp3.example.com (imp2.example.com names them for the user)")
                    .anyMatch(text -> text.startsWith("presence server: not imp3.example.com:5222 (it is not the"));
        }
    }

    @Test
    void filesThatCannotBeHadAreNoObstacle() {
        company.presence.config = company.presence.config.replace(
                "</get-all-config-resp>",
                "<get-service-profile-resp><tftp-server host='nowhere.example.com'/></get-service-profile-resp>"
                        + "</get-all-config-resp>");
        try (UcClient client = client(Release.R11)) {
            assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.SignedIn.class);
            assertThat(company.lab.decisions()).anyMatch(text -> text.startsWith("jabber-config: none"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "certificate expired, LERR_CUP_CERT (11)",
        "silent, LERR_CUP_TIMEOUT",
        "refuse, LERR_CUP_UNREACHABLE (9)",
        "http-status 500, LERR_CUP_INTERNAL_ERROR",
        "http-status 404, LERR_CUP_INTERNAL_ERROR",
        "http-malformed, LERR_CUP_INTERNAL_ERROR",
        "http-login-page, LERR_CUP_INTERNAL_ERROR",
        "http-no-reply, LERR_CUP_TIMEOUT",
    })
    void whatFailsHasItsNameAndHealedItWorks(String fault, String error) {
        Duration brief = Duration.ofSeconds(1);
        ClientSettings settings =
                ClientSettings.defaults().withRelease(Release.R11).withHttpLimits(brief, brief);
        try (UcClient client = company.client(settings, "example.com")) {
            ArmedFault armed = company.lab.faults.arm(
                    FaultCatalogue.with(HttpFault.FORMS).parse(fault),
                    Where.port("imp2.example.com", "soap"),
                    Trigger.always());
            assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.Failed.class);
            assertThat(company.lab.decisions())
                    .anyMatch(text -> text.startsWith("presence log-in: " + error + " at imp2.example.com:8443"));
            company.lab.faults.heal(armed);
            assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.SignedIn.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<get-all-config-resp><failure reason='over'/></get-all-config-resp>",
                "<other/>",
                "",
                "<s:Fault><s:Reason>x</s:Reason></s:Fault>",
                "</s:Body>",
                "<!DOCTYPE a []>",
            })
    void anAnswerThatIsNoneIsAnInternalError(String config) {
        company.presence.config = config;
        try (UcClient client = client(Release.R11)) {
            assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.Failed.class);
            assertThat(company.lab.decisions())
                    .anyMatch(text -> text.startsWith("presence log-in: LERR_CUP_INTERNAL_ERROR at imp2"));
        }
    }

    private UcClient client(Release release) {
        return company.client(ClientSettings.defaults().withRelease(release), "example.com");
    }
}
