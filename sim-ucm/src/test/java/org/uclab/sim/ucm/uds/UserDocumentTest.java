package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.ucm.uds.UdsParametersTest.child;
import static org.uclab.sim.ucm.uds.UdsParametersTest.parsed;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uclab.sim.ucm.TraceCompany;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class UserDocumentTest {

    private static final String MAC = "/cucm-uds/user/mac.donald";
    private static final String GRACE = "/cucm-uds/user/grace.hopper";

    @Test
    void elementsStandInTheDocumentedOrder() {
        Element user = parsed(new Ask(TraceCompany.database("12.5.1")).get(MAC, Ask.macDonald()));
        assertThat(children(user))
                .containsExactly(
                        "id",
                        "userName",
                        "firstName",
                        "lastName",
                        "middleName",
                        "nickName",
                        "displayName",
                        "emMaxLoginTime",
                        "allowProvisionEMMaxLoginTime",
                        "phoneNumber",
                        "homeNumber",
                        "mobileNumber",
                        "mobileConnect",
                        "remoteDestinationLimit",
                        "userLocale",
                        "email",
                        "directoryUri",
                        "msUri",
                        "department",
                        "manager",
                        "title",
                        "pager",
                        "selfServiceId",
                        "accountType",
                        "homeCluster",
                        "imAndPresence",
                        "primaryExtension",
                        "callForwardAllDestination",
                        "enableDoNotDisturb",
                        "serviceProfile",
                        "devices",
                        "credentials",
                        "extensions",
                        "subscribedServices",
                        "speedDials");
    }

    @Test
    void leadsToPresenceProfileAndDevices() {
        Element user = parsed(Ask.traced().get(MAC, Ask.macDonald()));
        assertThat(child(user, "imAndPresence").getTextContent()).isEqualTo("cimp-pub.uclab.com");
        assertThat(child(user, "serviceProfile").getTextContent())
                .isEqualTo(
                        "http://uclabcucm-pub:6970/SPDefault.cnf.xml" + "http://uclabcucm-sub:6970/SPDefault.cnf.xml");
        assertThat(child(user, "devices").getAttribute("uri")).isEqualTo("https://uclabcucm-sub:8443" + Ask.DEVICES);
        assertThat(child(child(user, "primaryExtension"), "directoryNumber").getTextContent())
                .isEqualTo("5002");
        assertThat(child(user, "homeCluster").getTextContent()).isEqualTo("true");
        assertThat(child(user, "homeCluster").getAttribute("enableImAndPresence"))
                .isEqualTo("true");
    }

    @Test
    void whoIsAtHomeElsewhereIsToldSo() {
        Element user = parsed(Ask.traced().get(GRACE, Ask.basic("grace.hopper", "Nano:Second1")));
        assertThat(child(user, "homeCluster").getTextContent()).isEqualTo("false");
        assertThat(child(user, "homeCluster").getAttribute("enableImAndPresence"))
                .isEqualTo("false");
        assertThat(child(user, "imAndPresence").getChildNodes().getLength()).isZero();
    }

    private static List<String> children(Element parent) {
        List<String> names = new ArrayList<>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            names.add(at.getNodeName());
        }
        return names;
    }
}
