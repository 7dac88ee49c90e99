package org.uclab.client.uds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.client.TinyLab;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.MappedRoute;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.xml.XmlDocuments;

class UdsChainTest {

    private static final String UDS = ":8443/cucm-uds";
    private static final Credentials MAC = new Credentials("mac", "secret");

    private final TinyLab lab = new TinyLab(1);
    private final MappedRoute route = new MappedRoute(false);

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void theHomeIsInTheClusterAskedWhenItsListOfServersHasIt() throws Exception {
        cluster("sub1", "sub2", "9.1.2", "sub1", "sub2");
        devices("sub2");
        UdsFindings found = chain(route).run(urls("sub1"), MAC);
        assertThat(found.via()).isEqualTo("sub2");
        assertThat(found.home()).hasToString("https://sub2:8443/cucm-uds/user/mac");
        assertThat(route.asked)
                .containsExactly(
                        "https://sub1:8443/cucm-uds/version",
                        "https://sub1:8443/cucm-uds/clusterUser?username=mac",
                        "https://sub1:8443/cucm-uds/servers",
                        "https://sub2:8443/cucm-uds/user/mac/devices +credentials");
    }

    @Test
    void anotherClusterIsAskedInTurnAndTellsItsOwnRelease() throws Exception {
        cluster("a", "b", "9.1.2", "a");
        cluster("b", "b", "12.5.1", "b");
        devices("b");
        UdsFindings found = chain(route).run(urls("a"), MAC);
        assertThat(found.version()).isEqualTo("12.5.1");
        assertThat(found.servers()).containsExactly("b");
    }

    @Test
    void clustersThatNameOneAnotherAreALoop() {
        cluster("a", "b", "9.1.2", "a");
        cluster("b", "c", "9.1.2", "b");
        cluster("c", "a", "9.1.2", "c");
        Stopped stopped = stopped(route, "a");
        assertThat(stopped.way()).isEqualTo(Stopped.Way.FAILED);
        assertThat(stopped).hasMessageContaining("circle").hasMessageContaining("c names a");
        assertThat(route.asked).noneMatch(url -> url.contains("+credentials"));
    }

    @Test
    void clustersWithoutEndAreGivenUp() {
        for (int i = 0; i < 20; i++) {
            cluster("n" + i, "n" + (i + 1), "9.1.2", "n" + i);
        }
        assertThat(stopped(route, "n0")).hasMessageContaining("none is the home");
        assertThat(route.asked).hasSizeLessThan(20);
    }

    @Test
    void aHomeThatDoesNotKnowTheUserIsWrong() {
        cluster("a", "b", "9.1.2", "a");
        cluster("b", "b", "9.1.2", "b");
        route.xml(
                "https://b" + UDS + "/clusterUser?username=mac",
                "<clusterUser><result found=\"false\"/></clusterUser>");
        Stopped stopped = stopped(route, "a");
        assertThat(stopped.way()).isEqualTo(Stopped.Way.FAILED);
        assertThat(stopped).hasMessageContaining("b was named as the home");
    }

    @Test
    void behindAnEdgeAnOldReleaseIsUnsupportedAtOnce() {
        MappedRoute outside = new MappedRoute(true);
        outside.xml(
                "https://a" + UDS + "/version", "<versionInformation><version>9.1(1)</version></versionInformation>");
        assertThat(stopped(outside, "a").way()).isEqualTo(Stopped.Way.UNSUPPORTED);
        assertThat(outside.asked).hasSize(1);
    }

    @Test
    void aNodeThatAnswersWithSomethingElseMakesWayForTheNext() throws Exception {
        cluster("a", "b", "9.1.2", "a", "b");
        cluster("b", "b", "9.1.2", "a", "b");
        devices("b");
        route.answer("https://a" + UDS + "/version", 200, "text/html", "<html>j_security_check</html>");
        route.xml("https://a" + UDS + "/clusterUser?username=mac", "<users/>");
        assertThat(chain(route).run(urls("a", "b"), MAC).via()).isEqualTo("b");
        assertThat(lab.decisions()).anyMatch(text -> text.startsWith("UDS server: not a (it is a login page"));
    }

    @Test
    void refusedCredentialsAreNotTriedElsewhere() {
        cluster("a", "a", "9.1.2", "a", "b");
        route.answer("https://a" + UDS + "/user/mac/devices", 401, "", "");
        devices("b");
        assertThat(stopped(route, "a").way()).isEqualTo(Stopped.Way.WRONG_CREDENTIALS);
        assertThat(route.asked).filteredOn(url -> url.contains("+credentials")).hasSize(1);
    }

    private void cluster(String host, String home, String version, String... nodes) {
        route.xml(
                "https://" + host + UDS + "/version",
                "<versionInformation><version>" + version + "</version></versionInformation>");
        route.xml(
                "https://" + host + UDS + "/clusterUser?username=mac",
                "<clusterUser><result found=\"true\" uri=\"https://" + home + UDS + "/user/mac\"/><homeCluster>" + home
                        + "</homeCluster></clusterUser>");
        route.xml(
                "https://" + host + UDS + "/servers",
                "<servers><server>" + String.join("</server><server>", nodes) + "</server></servers>");
    }

    private void devices(String host) {
        route.xml("https://" + host + UDS + "/user/mac/devices", "<devices/>");
    }

    private UdsChain chain(MappedRoute way) {
        return new UdsChain(way, new XmlDocuments(), new Journal(lab.history.recorder("client")), DeviceKind.CSF);
    }

    private Stopped stopped(MappedRoute way, String host) {
        return catchThrowableOfType(Stopped.class, () -> chain(way).run(urls(host), MAC));
    }

    private static List<ServerUrl> urls(String... hosts) {
        return List.of(hosts).stream().map(HomeCluster::uds).toList();
    }
}
