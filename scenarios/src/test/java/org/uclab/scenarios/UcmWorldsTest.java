package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.sim.ucm.cluster.UcmServices;

/** What worlds say of a cluster's configuration, read where clients read it. */
class UcmWorldsTest {

    private static Bench start(String world) throws WorldException {
        return Bench.start(Worlds.load(world), BenchOptions.standard());
    }

    private static HttpReply file(Bench bench, String name) {
        return Caller.get(bench, "cucm1", "tftp-http", "/" + name, HttpFields.none());
    }

    private static HttpReply devices(Bench bench, String host) {
        return Caller.post(
                bench,
                host,
                "ccmcip",
                "/ccmcip/Personalization",
                Caller.basic("otto.old", "Elderly1"),
                "<getDevices><user>otto.old</user></getDevices>");
    }

    @Test
    void pagesOfAListedOriginMayAskAndOthersMayNot() throws WorldException {
        try (Bench bench = start("self-care")) {
            HttpFields asked = HttpFields.of("Access-Control-Request-Method", "PUT");
            HttpFields listed = HttpFields.of("Origin", "https://portal.example.com");
            String user = "/cucm-uds/user/adam.mckenzie";
            HttpReply allowed = Caller.options(bench, "cucm1", "uds", user, listed.with(asked));
            assertThat(allowed.status()).isEqualTo(200);
            assertThat(allowed.headers().get("Access-Control-Allow-Origin")).contains("https://portal.example.com");
            HttpReply page =
                    Caller.get(bench, "cucm2", "uds", user, listed.with(Caller.basic("adam.mckenzie", "Forward1")));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.headers().get("Access-Control-Allow-Origin")).contains("https://portal.example.com");
            HttpFields other = HttpFields.of("Origin", "https://portal.example.org");
            assertThat(Caller.options(bench, "cucm1", "uds", user, other.with(asked))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void everyUserHasAProfileOfHisOwnKind() throws WorldException {
        try (Bench bench = start("service-profiles")) {
            assertThat(file(bench, "CSFIDA.cnf.xml").text()).contains("serviceProfileFile=\"SPDefault.cnf.xml\"");
            assertThat(file(bench, "SPDefault.cnf.xml").text())
                    .contains("<ProductType>Unified CM (IM and Presence)</ProductType>")
                    .contains("<Address>ad3.example.com</Address>\n<Port>636</Port>\n<Protocol>TLS</Protocol>");
            assertThat(file(bench, "CSFWENDY.cnf.xml").text()).contains("serviceProfileFile=\"SPWebex.cnf.xml\"");
            assertThat(file(bench, "SPWebex.cnf.xml").text())
                    .contains("<ProductType>WebEx (IM and Presence)</ProductType>");
            assertThat(file(bench, "SPPhone.cnf.xml").text()).contains("<IMandPresence>\n<ProductType/>");
            assertThat(file(bench, "SPMigrated.cnf.xml").text()).contains("<Address>example.com</Address>");
            String wendy = Caller.get(
                            bench,
                            "cucm1",
                            "uds",
                            "/cucm-uds/user/wendy.webex",
                            Caller.basic("wendy.webex", "Profile2"))
                    .text();
            assertThat(wendy).contains(":6970/SPWebex.cnf.xml</uri>");
        }
    }

    @Test
    void groupsHaveFilesThatTheirDevicesName() throws WorldException {
        try (Bench bench = start("service-profiles")) {
            assertThat(file(bench, "CSFGRETA.cnf.xml").text())
                    .contains("<ciscoSupportField>configurationfile=groupa-config.xml</ciscoSupportField>");
            assertThat(file(bench, "TCTTOM.cnf.xml").text()).contains("/mobile/groupb-config.xml");
            assertThat(file(bench, "groupa-config.xml").text()).contains("<Group>a</Group>");
            assertThat(file(bench, "mobile/groupb-config.xml").text()).contains("<Group>b</Group>");
        }
        try (Bench bench = start("ucm-old")) {
            assertThat(file(bench, "TCTTESS.cnf.xml").text()).doesNotContain("ciscoSupportField");
        }
    }

    @Test
    void anOldClusterListsDevicesWhereExtensionMobilityIsAndIsNoContactSource() throws WorldException {
        try (Bench bench = start("ucm-old")) {
            assertThat(devices(bench, "cucm1").text()).contains("<name>CSFOTTO</name>");
            assertThat(devices(bench, "cucm2").status()).isEqualTo(503);
            assertThat(Caller.get(bench, "cucm1", "uds", "/cucm-uds/users?name=o", HttpFields.none())
                            .status())
                    .isEqualTo(404);
        }
        try (Bench bench = start("uclab")) {
            assertThat(Caller.get(bench, "uclabcucm-pub", "uds", "/cucm-uds/users?name=a", HttpFields.none())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theDeviceListHasANameOfItsOwnOnThePortOfUds() throws WorldException {
        assertThat(Worlds.load("uclab").host("uclabcucm-pub.uclab.com").ports())
                .containsEntry(UcmServices.CCMCIP, 8443)
                .containsEntry(UcmServices.UDS, 8443);
    }
}
