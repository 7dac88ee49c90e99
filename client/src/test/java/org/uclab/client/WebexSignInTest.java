package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.fault.CertificateFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.shell.http.HttpAnswer;

class WebexSignInTest {

    private static final String MAC = "mac.donald@example.com";

    private final TinyCompany company = new TinyCompany().inside();
    private final UcClient client = company.client(ClientSettings.defaults(), "example.com");

    @AfterEach
    void stop() {
        client.close();
        company.close();
    }

    @Test
    void aKnownDomainNeedsWebexCredentialsWhateverTheSrvRecordsSay() {
        company.webex(HttpAnswer.of(200, "text/xml", "<SSO><errorcode>7</errorcode></SSO>"));
        assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.CredentialsNeeded.class);
        assertThat(company.requests).containsExactly("webex /cas/FederatedSSO?org=example.com");
        assertThat(company.lab.decisions()).anyMatch(text -> text.startsWith("authenticator: Webex Messenger"));
    }

    @Test
    void anUnknownDomainGoesOn() {
        company.webex(HttpAnswer.of(200, "text/xml", "<SSO><errorcode>1</errorcode><reason>x</reason></SSO>"));
        assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.SignedIn.class);
    }

    @Test
    void aMalformedAnswerGoesOn() {
        company.webex(HttpAnswer.of(200, "text/xml", "<SSO><errorcode>7</err"));
        assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.SignedIn.class);
    }

    @Test
    void aBadCertificateIsRefusedAndDiscoveryGoesOn() {
        company.webex(HttpAnswer.of(200, "text/xml", "<SSO><errorcode>7</errorcode></SSO>"));
        company.lab.faults.arm(
                new CertificateFault(CertificateDefect.EXPIRED),
                Where.port("loginp.webexconnect.com", "cas"),
                Trigger.always());
        assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.SignedIn.class);
        assertThat(company.lab.decisions())
                .anyMatch(text -> text.startsWith("certificate of loginp.webexconnect.com: refused EXPIRED"))
                .anyMatch(text -> text.startsWith("Webex: not a Webex domain") && text.contains("EXPIRED"));
    }
}
