package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.history.Event;
import org.uclab.shell.http.HttpAnswer;

class HostileCloudTest {

    private static final String MAC = "mac.donald@example.com";
    private static final String GRANTED = "<wbxapi><response><result>SUCCESS</result><token>t</token>"
            + "<serviceurl>loginp.webexconnect.com</serviceurl></response></wbxapi>";

    private final TinyCompany company = new TinyCompany().inside();
    private final Memory memory = new Memory(ClientSettings.defaults());
    private final UcClient client = company.client(ClientSettings.defaults(), "example.com", memory);
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        client.close();
        company.close();
    }

    private SignInResult signIn(String auth, String services) {
        company.webex(path -> {
            asked.add(path);
            return HttpAnswer.of(
                    200,
                    "text/xml",
                    switch (path) {
                        case "/cas/FederatedSSO" -> "<SSO><errorcode>7</errorcode></SSO>";
                        case "/cas/auth.do" -> auth;
                        default -> services;
                    });
        });
        assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.CredentialsNeeded.class);
        memory.webexPassword(MAC, "of the cloud");
        SignInResult result = client.signIn(MAC, TinyCompany.PASSWORD);
        assertThat(company.lab.history.events()).noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
        return result;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "<html>log in</html>",
                "<wbxapi><response><result>SUCC",
                "<!DOCTYPE x [<!ENTITY e 'SUCCESS'>]><wbxapi><response><result>&e;</result></response></wbxapi>",
                "<wbxapi><response><result>SUCCESS</result><token>t</token></response></wbxapi>",
                "<wbxapi><response><result>SUCCESS</result><token>t</token><serviceurl>a b</serviceurl></response></wbxapi>",
                "<wbxapi><response><result>SUCCESS</result><token>t</token><serviceurl>u@evil/x?</serviceurl></response></wbxapi>",
            })
    void aLogInThatAnswersNonsenseIsNone(String auth) {
        assertThat(signIn(auth, "<wbxapi/>")).isInstanceOf(SignInResult.Failed.class);
        assertThat(asked).doesNotContain("/op.do");
    }

    @ParameterizedTest
    @CsvSource({
        "<wbxapi><response><result>FAILURE</result><exceptionID>wapi.x</exceptionID></response></wbxapi>",
        "<wbxapi><response/></wbxapi>",
        "<wbxapi/>",
        "<wbxapi><response>SUCCESS</response></wbxapi>",
    })
    void aRefusalIsTheUsersBusinessAndIsNotTriedAgain(String auth) {
        assertThat(signIn(auth, "<wbxapi/>")).isInstanceOf(SignInResult.WrongCredentials.class);
        assertThat(client.signIn(MAC, TinyCompany.PASSWORD)).isInstanceOf(SignInResult.CredentialsNeeded.class);
        assertThat(asked).filteredOn("/cas/auth.do"::equals).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "<wbxapi/>",
        "<wbxapi><response><result>FAILURE</result></response></wbxapi>",
        "<wbxapi><response><result>SUCCESS</result></response></wbxapi>",
        "<wbxapi><response><result>SUCCESS</result><org>x</org></response></wbxapi>",
        "<wbxapi><response><result>SUCCESS</result><org><ext><WBX><config>x</config></WBX></ext></org></response></wbxapi>",
    })
    void servicesThatSayNothingOfUseAreNone(String services) {
        assertThat(signIn(GRANTED, services)).isInstanceOf(SignInResult.Failed.class);
        assertThat(asked).contains("/op.do");
    }
}
