package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.client.contacts.ContactSourceType;
import org.uclab.shell.http.HttpAnswer;

/** The contact source a client has once it has signed in, over real sockets. */
class ContactsAfterSignInTest {

    private static final String MAC = "mac.donald@example.com";
    private static final String ADA =
            "<users totalCount=\"1\" returnedCount=\"1\" start=\"0\"><user><userName>ada.byron"
                    + "</userName><firstName>Ada</firstName></user></users>";
    private static final String UDS =
            "<config><Directory><DirectoryServerType>UDS</DirectoryServerType></Directory></config>";

    private final TinyCompany company = new TinyCompany();
    private final ClientSettings settings = ClientSettings.defaults();

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void insideTheFileSaysUdsAndOneNodeIsAsked() {
        company.inside();
        company.file("jabber-config.xml", UDS);
        company.file("cucm-uds/users", ADA);
        try (UcClient client = company.client(settings, "example.com")) {
            client.signIn(MAC, TinyCompany.PASSWORD);
            assertThat(client.contactSource().type()).isEqualTo(ContactSourceType.UDS);
            assertThat(client.contactSource().search("ada").text()).isEqualTo("cucm-pub knows 1");
            assertThat(company.requests).last().asString().startsWith("cucm-pub /cucm-uds/users +JSESSIONID=1");
            TinyLab.await(company.pub.stop("power cut"));
            assertThat(client.contactSource().search("ada"))
                    .isInstanceOfSatisfying(
                            ContactAnswer.Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(ContactAnswer.Reason.NO_SERVER));
            assertThat(company.requests).noneMatch(request -> request.startsWith("cucm-sub"));
            TinyLab.await(company.pub.start());
            assertThat(client.contactSource().search("ada").text()).isEqualTo("cucm-pub knows 1");
            client.signOut();
            assertThatThrownBy(client::contactSource).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void outsideTheSourceIsUdsWhateverTheFileSays() {
        company.edge(1, 0);
        company.file("jabber-config.xml", UDS.replace("UDS", "EDI"));
        company.file("cucm-uds/users", ADA);
        try (UcClient client = company.client(settings, "")) {
            client.signIn(MAC, TinyCompany.PASSWORD);
            assertThat(client.contactSource().type()).isEqualTo(ContactSourceType.UDS);
            assertThat(client.contactSource().byId("ada.byron").text()).isEqualTo("cucm-pub knows 1");
            assertThat(company.requests).last().asString().contains("cucm-pub/8443 /cucm-uds/users +X-Auth=");
        }
    }

    @Test
    void anOldReleaseIsNotAsked() {
        company.inside();
        company.file("jabber-config.xml", UDS);
        company.files.put(
                "/cucm-uds/version",
                HttpAnswer.of(
                        200, "application/xml", "<versionInformation><version>9.1.1</version></versionInformation>"));
        try (UcClient client = company.client(settings, "example.com")) {
            client.signIn(MAC, TinyCompany.PASSWORD);
            assertThat(client.contactSource().search("ada").text())
                    .contains("9.1.1")
                    .contains("9.1(2)");
            assertThat(company.requests).noneMatch(request -> request.contains("/users"));
            assertThat(company.lab.decisions()).anyMatch(text -> text.startsWith("contact search: not possible"));
        }
    }
}
