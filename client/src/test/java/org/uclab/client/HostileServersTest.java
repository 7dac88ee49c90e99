package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.client.dns.ResolverSettings;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.fault.CertificateFault;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.shell.http.HttpAnswer;

class HostileServersTest {

    private static final String MAC = "mac.donald@example.com";
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final TinyCompany company = new TinyCompany().inside();
    private final ClientSettings settings = ClientSettings.defaults()
            .withHttpLimits(SHORT, SHORT)
            .withXmppLimit(Duration.ofSeconds(5))
            .withDns(ResolverSettings.desktop().withTries(Duration.ofMillis(300), 2));
    private final UcClient client = company.client(settings, "example.com");
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    {
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        client.close();
        company.close();
        System.setErr(stderr);
        assertThat(heard.toString(StandardCharsets.UTF_8)).as("stderr").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CertificateDefect.class,
            names = {
                "EXPIRED",
                "NOT_YET_VALID",
                "NAME_MISMATCH",
                "UNKNOWN_CA",
                "SELF_SIGNED",
                "WEAK_KEY",
                "MD5_SIGNATURE"
            })
    void aBadCertificateOfANodeIsRefusedWithItsReasonAndTheNextNodeServes(CertificateDefect defect) {
        arm(new CertificateFault(defect), "cucm-pub.example.com", "uds");
        assertThat(signIn()).isInstanceOf(SignInResult.SignedIn.class);
        assertThat(company.lab.decisions())
                .anyMatch(text -> text.startsWith("certificate of cucm-pub.example.com: refused " + defect))
                .anyMatch(text -> text.startsWith("UDS server: not cucm-pub") && text.contains(defect.toString()));
    }

    @ParameterizedTest
    @EnumSource(
            value = CertificateDefect.class,
            names = {"EXPIRED", "NAME_MISMATCH", "UNKNOWN_CA", "SELF_SIGNED", "MD5_SIGNATURE"})
    void aBadCertificateOfThePresenceServerIsRefusedWithItsReason(CertificateDefect defect) {
        arm(new CertificateFault(defect), "imp2.example.com", "xmpp");
        SignInResult result = signIn();
        assertThat(result).isInstanceOf(SignInResult.Failed.class);
        assertThat(result.text()).contains("presence server").contains(defect.toString());
        assertThat(company.lab.decisions())
                .anyMatch(text -> text.startsWith("certificate of imp2.example.com: refused " + defect));
    }

    @Test
    void aSilentNodeMakesWayForTheNextWithinTheLimit() {
        arm(new LinkFault.Silent(), "cucm-pub.example.com", "uds");
        assertThat(signIn()).isInstanceOf(SignInResult.SignedIn.class);
        assertThat(company.lab.decisions())
                .anyMatch(text -> text.startsWith("UDS server: not cucm-pub") && text.contains("2000 ms"));
    }

    @Test
    void aSilentPresenceServerIsUnreachableAndNothingHangs() {
        arm(new LinkFault.Silent(), "imp2.example.com", "xmpp");
        assertThat(signIn()).isInstanceOf(SignInResult.Failed.class);
    }

    @Test
    void aSilentNameServerMeansManualSettings() {
        arm(new LinkFault.Silent(), "ns.example.com", "dns");
        SignInResult result = signIn();
        assertThat(result).isInstanceOf(SignInResult.ManualSettingsNeeded.class);
        assertThat(result.text()).contains("no answer from the name server");
    }

    @Test
    void afterHealingTheSameClientSignsIn() {
        ArmedFault first = arm(new LinkFault.Refuse(), "cucm-pub.example.com", "uds");
        ArmedFault second = arm(new LinkFault.Refuse(), "cucm-sub.example.com", "uds");
        assertThat(signIn()).isInstanceOf(SignInResult.Failed.class);
        company.lab.faults.heal(first);
        company.lab.faults.heal(second);
        assertThat(signIn()).isInstanceOf(SignInResult.SignedIn.class);
    }

    @ParameterizedTest
    @EnumSource(HostileBody.class)
    void hostileDocumentsEndInAnOutcome(HostileBody body) {
        company.files.put("/SP1.cnf.xml", HttpAnswer.of(200, "*/*", body.text));
        company.files.put("/MDonald.cnf.xml", HttpAnswer.of(200, "*/*", body.text));
        company.files.put("/jabber-config.xml", HttpAnswer.of(200, "*/*", body.text));
        // No readable profile names an authenticator: the user has to.
        assertThat(signIn()).isInstanceOf(SignInResult.ManualSettingsNeeded.class);
        company.files.put("/cucm-uds/version", HttpAnswer.of(200, "*/*", body.text));
        client.signOut();
        assertThat(signIn()).isInstanceOf(SignInResult.Failed.class);
    }

    enum HostileBody {
        EMPTY(""),
        TEXT("no XML"),
        CUT("<device><userId"),
        DEEP("<a>".repeat(10_000)),
        ENTITY("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"),
        HUGE("<a>" + "x".repeat(3_000_000) + "</a>");

        private final String text;

        HostileBody(String text) {
            this.text = text;
        }
    }

    private ArmedFault arm(Fault fault, String host, String service) {
        return company.lab.faults.arm(fault, Where.port(host, service), Trigger.always());
    }

    private SignInResult signIn() {
        return client.signIn(MAC, TinyCompany.PASSWORD);
    }
}
