package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.client.discovery.Release;

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
        try (JabberClient client = client(release)) {
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
            assertThat(company.requests).noneMatch(request -> request.contains("cucm"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Release.class,
            names = {"R96", "R11"})
    void theNextServerIsTriedWhenTheFirstIsDead(Release release) {
        company.names.srv("_cuplogin._tcp.example.com", 4, 50, 8443, "imp1.example.com");
        TinyLab.await(company.imp1.stop("power cut"));
        try (JabberClient client = client(release)) {
            SignInResult.SignedIn result = (SignInResult.SignedIn) client.signIn(MAC, TinyCompany.PASSWORD);
            assertThat(result.via().presence()).isEqualTo("imp2.example.com:5222");
            assertThat(company.lab.decisions())
                    .anyMatch(text -> text.startsWith("presence server: not imp1.example.com:5222"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Release.class, names = "R12")
    void theNewestReleaseDoesNotAskForIt(Release release) {
        try (JabberClient client = client(release)) {
            assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.ManualSettingsNeeded.class);
        }
    }

    private JabberClient client(Release release) {
        return company.client(ClientSettings.defaults().withRelease(release), "example.com");
    }
}
