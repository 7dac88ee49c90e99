package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.shell.http.HttpAnswer;

/** A client that is told its servers, over real sockets. */
class ManualServersTest {

    private static final String MAC = "mac.donald@example.com";
    private static final String DEVICES = "<?xml version=\"1.0\"?><devices><device><name>TCTMAC</name><description/>"
            + "<model>Cisco Dual Mode for iPhone</model></device><device><name>MDonald</name><description/>"
            + "<model>Cisco Unified Client Services Framework</model></device></devices>";

    private final TinyCompany company = new TinyCompany();
    private final ClientSettings settings = ClientSettings.defaults()
            .withConnection(ConnectionSettings.automatic()
                    .withServers(List.of("cucm-sub", "cucm-pub"), List.of("cucm-pub", "cucm-sub")));

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void takesTheDeviceFromTheListAndTheFilesFromTheServersNamed() {
        company.file("ccmcip/Personalization", DEVICES);
        SignInResult.SignedIn result = (SignInResult.SignedIn) signIn();
        assertThat(result.mode()).isEqualTo(ProductMode.PHONE_MODE);
        assertThat(result.device().orElseThrow().name()).isEqualTo("MDonald");
        assertThat(result.store()).isEmpty();
        assertThat(company.requests)
                .containsExactly(
                        "cucm-pub /ccmcip/Personalization +credentials",
                        "cucm-sub /MDonald.cnf.xml",
                        "cucm-sub /SP1.cnf.xml",
                        "cucm-sub /jabber-config.xml",
                        "cucm-sub /CUPC/AppDialRules.xml",
                        "cucm-sub /CUPC/DirLookupDialRules.xml");
        assertThat(company.lab.decisions())
                .contains("services: manual settings (somebody named the servers; none is looked for)");
    }

    @Test
    void onlyTheUserPartOfTheAddressIsSent() {
        company.files.put("/ccmcip/Personalization", HttpAnswer.empty(401));
        assertThat(signIn()).isInstanceOf(SignInResult.WrongCredentials.class);
        assertThat(company.users).containsExactly("mac.donald");
    }

    @Test
    void aServerWithoutAListMakesWayAndNoneIsAFailure() {
        company.files.put("/ccmcip/Personalization", HttpAnswer.of(200, "text/html", "<html>sign in</html>"));
        assertThat(signIn()).isInstanceOf(SignInResult.Failed.class);
        assertThat(company.requests)
                .containsExactly(
                        "cucm-pub /ccmcip/Personalization +credentials",
                        "cucm-sub /ccmcip/Personalization +credentials");
    }

    @Test
    void withoutADeviceThereAreFilesButNoContactsWithoutUdsServer() {
        company.file("ccmcip/Personalization", "<devices/>");
        company.file(
                "jabber-config.xml",
                "<config><Directory><DirectoryServerType>UDS</DirectoryServerType></Directory></config>");
        try (UcClient client = company.client(settings, "example.com")) {
            assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.SignedIn.class);
            assertThat(client.contactSource().search("ada"))
                    .isInstanceOfSatisfying(
                            ContactAnswer.Failed.class,
                            failed -> assertThat(failed.detail()).contains("UdsServer"));
        }
        assertThat(company.requests).contains("cucm-sub /jabber-config.xml").noneMatch(one -> one.contains("/users"));
    }

    @Test
    void phoneModeByHandNeedsBothKindsOfServers() {
        assertThatThrownBy(() -> ConnectionSettings.automatic().withServers(List.of("a"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SignInResult signIn() {
        try (UcClient client = company.client(settings, "example.com")) {
            return client.signIn(MAC, TinyCompany.PASSWORD);
        }
    }
}
