package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.shell.http.HttpAnswer;

class InsideSignInTest {

    private static final String MAC = "mac.donald@example.com";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TinyCompany company = new TinyCompany();
    private final ClientSettings settings = ClientSettings.defaults();

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void signsInInTheOrderOfTheTrace() {
        company.inside();
        try (UcClient client = company.client(settings, "example.com")) {
            SignInResult.SignedIn result = signedIn(client);
            assertThat(result.location()).isEqualTo(Location.INSIDE);
            assertThat(result.mode()).isEqualTo(ProductMode.FULL_UC);
            assertThat(result.via())
                    .isEqualTo(new SignInResult.Via("", "cucm-pub", "cucm-pub", "imp2.example.com:5222"));
            assertThat(result.device().orElseThrow().name()).isEqualTo("MDonald");
            assertThat(result.configuration().applicationDialRules().apply("+12025550123"))
                    .isEqualTo("912025550123");
            assertThat(company.requests)
                    .containsExactly(
                            "cucm-pub /cucm-uds/version",
                            "cucm-pub /cucm-uds/clusterUser",
                            "cucm-pub /cucm-uds/servers",
                            "cucm-pub /cucm-uds/user/mac.donald/devices +credentials",
                            "cucm-pub /MDonald.cnf.xml",
                            "cucm-pub /SP1.cnf.xml",
                            "cucm-pub /jabber-config.xml",
                            "cucm-pub /ccmcip/Personalization +credentials",
                            "cucm-pub /CUPC/AppDialRules.xml",
                            "cucm-pub /CUPC/DirLookupDialRules.xml");
            assertThat(company.lab.decisions())
                    .contains("location: inside (_cisco-uds._tcp exists)")
                    .anyMatch(text -> text.startsWith("jabber-config: none") && text.contains("404"))
                    .anyMatch(text -> text.startsWith("directory look-up rules: no rules"))
                    .noneMatch(text -> text.contains(TinyCompany.PASSWORD));
        }
    }

    @Test
    void chatsAndSeesPresenceAfterSignIn() {
        company.inside();
        try (UcClient client = company.client(settings, "example.com")) {
            signedIn(client);
            assertThat(client.contacts()).containsExactly("ada.byron@example.com");
            assertThat(client.awaitPresence("ada.byron@example.com", LIMIT))
                    .hasValueSatisfying(presence -> assertThat(presence.show()).isEqualTo("away"));
            assertThat(client.chat("ada.byron@example.com", "hello")).isTrue();
            assertThat(client.awaitMessage("ada.byron@example.com", LIMIT))
                    .hasValueSatisfying(message -> assertThat(message.text()).isEqualTo("hello"));
            assertThat(client.awaitMessage("ada.byron@example.com", Duration.ofMillis(50)))
                    .isEmpty();
            assertThatThrownBy(() -> client.chat("not an address", "hello"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aDeadNodeMakesWayForTheNextInUdsAndTftp() {
        company.inside();
        TinyLab.await(company.pub.stop("power cut"));
        try (UcClient client = company.client(settings, "example.com")) {
            SignInResult.SignedIn result = signedIn(client);
            assertThat(result.via().uds()).isEqualTo("cucm-sub");
            assertThat(result.via().tftp()).isEqualTo("cucm-sub");
            assertThat(company.lab.decisions())
                    .anyMatch(text -> text.startsWith("UDS server: not cucm-pub"))
                    .anyMatch(text -> text.startsWith("TFTP server: not cucm-pub"));
        }
    }

    @Test
    void wrongPasswordEndsAtOnce() {
        company.inside();
        try (UcClient client = company.client(settings, "example.com")) {
            assertThat(client.signIn(MAC, "wrong")).isInstanceOf(SignInResult.WrongCredentials.class);
            assertThat(company.requests)
                    .filteredOn(request -> request.contains("devices"))
                    .hasSize(1);
            assertThat(client.state()).isEqualTo(UcClient.State.SIGNED_OUT);
            assertThat(company.lab.decisions()).noneMatch(text -> text.contains("wrong)"));
            signedIn(client);
        }
    }

    @Test
    void shortNamesCannotBeResolvedWithoutASearchDomain() {
        company.inside();
        try (UcClient client = company.client(settings, "")) {
            SignInResult result = client.signIn(MAC, TinyCompany.PASSWORD);
            // The discovered servers have full names and take the credentials; the TFTP servers are short only.
            assertThat(result).isInstanceOf(SignInResult.Failed.class);
            assertThat(result.text()).contains("short name").contains("search domain");
        }
    }

    @Test
    void noRecordsMeanManualSettings() {
        try (UcClient client = company.client(settings, "example.com")) {
            assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.ManualSettingsNeeded.class);
        }
    }

    @Test
    void aMalformedAddressIsAnOutcome() {
        try (UcClient client = company.client(settings, "example.com")) {
            assertThat(client.signIn("mac.donald", TinyCompany.PASSWORD).text()).contains("no @");
        }
    }

    @Test
    void anUnknownUserIsToldBeforeThePasswordIsSent() {
        company.inside();
        try (UcClient client = company.client(settings, "example.com")) {
            SignInResult result = client.signIn("nobody@example.com", TinyCompany.PASSWORD);
            assertThat(result).isInstanceOf(SignInResult.UserNotFound.class);
            assertThat(result.text()).contains("user not found").contains("nobody");
            assertThat(company.requests).noneMatch(request -> request.contains("+credentials"));
        }
    }

    @Test
    void withoutPresenceInTheProfileItIsPhoneMode() {
        company.inside();
        company.file(
                "SP1.cnf.xml",
                "<serviceProfile><IMandPresence><Primary><Address/></Primary></IMandPresence></serviceProfile>");
        try (UcClient client = company.client(settings, "example.com")) {
            assertThat(signedIn(client).mode()).isEqualTo(ProductMode.PHONE_MODE);
            assertThatThrownBy(() -> client.chat("ada.byron@example.com", "hello"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void webexInTheProfileAsksForWebexCredentials() {
        company.inside();
        company.file(
                "SP1.cnf.xml",
                "<serviceProfile><IMandPresence><ProductType>WebEx (IM and Presence)</ProductType></IMandPresence></serviceProfile>");
        try (UcClient client = company.client(settings, "example.com")) {
            assertThat(client.signIn(MAC, TinyCompany.PASSWORD))
                    .isInstanceOfSatisfying(
                            SignInResult.CredentialsNeeded.class,
                            needed -> assertThat(needed.service()).isEqualTo("Webex Messenger"));
        }
    }

    @Test
    void aBrokenProfileOrDocumentIsToldAndNothingHangs() {
        company.inside();
        company.files.put("/cucm-uds/servers", HttpAnswer.of(200, "application/xml", "<servers><server>cucm"));
        try (UcClient client = company.client(settings, "example.com")) {
            assertThat(client.signIn(MAC, TinyCompany.PASSWORD).text()).contains("UDS servers");
        }
    }

    @Test
    void theSecondPresenceServerServesWhenTheFirstIsDead() {
        company.inside();
        profile("imp1.example.com", "imp2.example.com");
        TinyLab.await(company.imp1.stop("power cut"));
        try (UcClient client = company.client(settings, "example.com")) {
            assertThat(signedIn(client).via().presence()).isEqualTo("imp2.example.com:5222");
            assertThat(company.lab.decisions())
                    .anyMatch(text -> text.startsWith("presence server: not imp1.example.com:5222"));
        }
    }

    @Test
    void aPresenceServerThatKnowsNotTheUserIsWrongCredentials() {
        company.inside();
        profile("imp1.example.com", "imp2.example.com");
        PrintStream stderr = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try (UcClient client = company.client(settings, "example.com")) {
            assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.WrongCredentials.class);
        } finally {
            System.setErr(stderr);
        }
        assertThat(heard.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aRedirectionLeadsToTheUsersOwnServer() {
        company.inside();
        profile("imp3.example.com", "");
        try (UcClient client = company.client(settings, "example.com")) {
            assertThat(signedIn(client).via().presence()).isEqualTo("imp2.example.com:5222");
        }
    }

    @Test
    void aLostConnectionIsTold() throws Exception {
        company.inside();
        profile("imp2.example.com", "");
        try (UcClient client = company.client(settings, "example.com")) {
            CompletableFuture<String> lost = new CompletableFuture<>();
            client.onConnectionLost(lost::complete);
            signedIn(client);
            company.stopPresence();
            assertThat(lost.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isNotEmpty();
            assertThat(client.state()).isEqualTo(UcClient.State.CONNECTION_LOST);
            assertThat(client.chat("ada.byron@example.com", "hello")).isFalse();
        }
    }

    private void profile(String primary, String backup) {
        company.file(
                "SP1.cnf.xml",
                "<serviceProfile><IMandPresence><ProductType>Unified CM (IM and Presence)</ProductType><Primary><Address>"
                        + primary + "</Address></Primary><Backup1><Address>" + backup
                        + "</Address></Backup1></IMandPresence></serviceProfile>");
    }

    @Test
    void aClientThatSpeaksXmppAloneNeedsNoSoap() {
        company.inside();
        ClientSettings xmpp = settings.withConnection(settings.connection().withPresence(PresenceLogin.XMPP));
        try (UcClient client = company.client(xmpp, "example.com")) {
            signedIn(client);
            assertThat(company.presence.calls).isEmpty();
        }
        try (UcClient client = company.client(settings, "example.com")) {
            signedIn(client);
            assertThat(company.presence.calls).hasSize(3);
        }
    }

    private static SignInResult.SignedIn signedIn(UcClient client) {
        SignInResult result = client.signIn(MAC, TinyCompany.PASSWORD);
        assertThat(result).as(result.text()).isInstanceOf(SignInResult.SignedIn.class);
        return (SignInResult.SignedIn) result;
    }
}
