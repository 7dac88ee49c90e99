package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutsideSignInTest {

    private static final String MAC = "mac.donald@example.com";

    private final TinyCompany company = new TinyCompany();
    private final TinyEdge first = company.edge(1, 1);
    private final TinyEdge second = company.edge(2, 2);
    private final UcClient client = company.client(ClientSettings.defaults(), "");

    @AfterEach
    void stop() {
        client.close();
        company.close();
    }

    @Test
    void signsInThroughTheEdgeWithCredentialsOnlyWhereTheyAreNeeded() {
        SignInResult.SignedIn result = signedIn();
        assertThat(result.location()).isEqualTo(Location.OUTSIDE);
        assertThat(result.mode()).isEqualTo(ProductMode.FULL_UC);
        assertThat(result.via())
                .isEqualTo(new SignInResult.Via("expe1.example.com", "cucm-pub", "cucm-pub", "expe1.example.com:5222"));
        String cookie = " +X-Auth=d7be94ee-6f59-40d9-9614-1557e87bb122";
        String uds = "expe1.example.com example.com/https/cucm-sub.example.com/8443 /cucm-uds/";
        String tftp = "expe1.example.com example.com/http/cucm-pub/6970 /";
        assertThat(company.requests)
                .containsExactly(
                        "expe1.example.com example.com /get_edge_config +credentials",
                        uds + "version" + cookie,
                        uds + "clusterUser" + cookie,
                        uds + "servers" + cookie,
                        "expe1.example.com example.com/https/cucm-pub/8443 /cucm-uds/user/mac.donald/devices +credentials"
                                + cookie,
                        tftp + "MDonald.cnf.xml" + cookie,
                        tftp + "SP1.cnf.xml" + cookie,
                        tftp + "jabber-config.xml" + cookie,
                        tftp + "CUPC/AppDialRules.xml" + cookie,
                        tftp + "CUPC/DirLookupDialRules.xml" + cookie);
        assertThat(company.lab.decisions())
                .anyMatch(text -> text.startsWith("location: outside (_collab-edge._tls exists"))
                .noneMatch(text -> text.contains(TinyCompany.PASSWORD));
    }

    @Test
    void aDeadEdgeIsSkippedForAWhile() {
        TinyLab.await(first.node.stop("power cut"));
        assertThat(signedIn().via().edge()).isEqualTo("expe2.example.com");
        assertThat(company.lab.decisions())
                .anyMatch(text ->
                        text.startsWith("edge server: not expe1.example.com") && text.contains("recently failed list"));
        client.signOut();
        TinyLab.await(first.node.start());
        assertThat(signedIn().via().edge()).isEqualTo("expe2.example.com");
        assertThat(company.requests).noneMatch(request -> request.startsWith("expe1"));
    }

    @Test
    void anEdgeWhoseCoreIsGoneMakesWayForTheNext() {
        first.carriesNothing = true;
        assertThat(signedIn().via().edge()).isEqualTo("expe2.example.com");
    }

    @Test
    void serverErrorsAtTheEdgeMakeWayForTheNext() {
        first.status = 502;
        assertThat(signedIn().via().edge()).isEqualTo("expe2.example.com");
    }

    @Test
    void aCookieForAnotherDomainIsDroppedAndTheNextEdgeIsTried() {
        first.cookie = first.cookie.replace(".example.com", ".example.net");
        assertThat(signedIn().via().edge()).isEqualTo("expe2.example.com");
        assertThat(company.lab.decisions()).anyMatch(text -> text.contains("not inside its domain example.net"));
    }

    @Test
    void aCookieWithoutAUsableExpiryAtEveryEdgeEndsTheSignIn() {
        first.cookie = first.cookie.replaceAll("Expires=[^;]*", "Expires=soon");
        second.cookie = second.cookie.replaceAll("Expires=[^;]*; ", "");
        SignInResult result = client.signIn(MAC, TinyCompany.PASSWORD);
        assertThat(result).isInstanceOf(SignInResult.Failed.class);
        assertThat(result.text()).contains("expe1").contains("expe2").contains("invalid or not available");
    }

    @Test
    void wrongPasswordDoesNotLoop() {
        assertThat(client.signIn(MAC, "wrong")).isInstanceOf(SignInResult.WrongCredentials.class);
        assertThat(company.requests).hasSize(1);
    }

    @Test
    void noUdsInsideMeansThatDiscoveryCannotFinish() {
        first.udsService = "<error>NameError</error>";
        SignInResult result = client.signIn(MAC, TinyCompany.PASSWORD);
        assertThat(result).isInstanceOf(SignInResult.Failed.class);
        assertThat(result.text()).contains("NameError");
    }

    @Test
    void noEdgeLeftNamesTheFailures() {
        TinyLab.await(first.node.stop("power cut"));
        TinyLab.await(second.node.stop("power cut"));
        SignInResult result = client.signIn(MAC, TinyCompany.PASSWORD);
        assertThat(result).isInstanceOf(SignInResult.Failed.class);
        assertThat(result.text()).contains("expe1").contains("expe2");
    }

    @Test
    void theWholeSignInHasALimit() {
        ClientSettings hasty = ClientSettings.defaults().withSignInLimit(Duration.ofMillis(1));
        UcClient impatient = company.client(hasty, "");
        assertThat(impatient.signIn(MAC, TinyCompany.PASSWORD).text()).contains("took longer than");
        impatient.close();
    }

    private SignInResult.SignedIn signedIn() {
        SignInResult result = client.signIn(MAC, TinyCompany.PASSWORD);
        assertThat(result).as(result.text()).isInstanceOf(SignInResult.SignedIn.class);
        return (SignInResult.SignedIn) result;
    }
}
