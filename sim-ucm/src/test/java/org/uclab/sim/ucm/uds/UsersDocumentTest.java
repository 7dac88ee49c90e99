package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.database.EndUser;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class UsersDocumentTest {

    private static final String ADA = "ada.byron";
    private static final String GRACE = "grace.hopper";
    private static final String MAC = "mac.donald";

    @ParameterizedTest
    @CsvSource({
        "name=a, ada.byron",
        "name=GRACE., grace.hopper",
        "name=zzz, ''",
        "name=ad%20by, ada.byron",
        "name=by%20ad, ada.byron",
        "name=byron%20ki, ada.byron",
        "name=ad%20ho, ''",
        "name=ada%20byron%20k, ada.byron",
        "name=byron%20king%20a, ada.byron",
        "name=ada%20king%20byron, ''",
        "name=ada%20byron%20k%20ignored, ada.byron",
        "name=countess, ''",
        "first=M, mac.donald",
        "last=h, grace.hopper",
        "first=g&last=d, ''",
        "first=u&number=214, ''",
        "first=a&number=(1)-214, ada.byron",
        "number=500, grace.hopper mac.donald",
        "number=%2B4420, ada.byron",
        "numberlast=0199, ada.byron",
        "numberlast=5-00-2, mac.donald",
        "username=MAC.donald, mac.donald",
        "username=mac, ''",
        "email=Grace.Hopper@uclab.com, grace.hopper",
        "uri=ada@uclab.com, ada.byron",
        "uri=ada, ''",
        "displayname=countess, ada.byron grace.hopper mac.donald",
        "'', ada.byron grace.hopper mac.donald",
    })
    void findsWhomTheFiltersMean(String query, String expected) {
        assertThat(names(Ask.traced().get("/cucm-uds/users?" + query))).isEqualTo(expected);
    }

    @Test
    void displayNamesCountFrom115() {
        Ask later = new Ask(TraceCompany.database("11.5.1"));
        assertThat(names(later.get("/cucm-uds/users?displayname=countess"))).isEqualTo(ADA);
        assertThat(names(later.get("/cucm-uds/users?name=countess%20of"))).isEqualTo(ADA);
        assertThat(names(later.get("/cucm-uds/users?displayname=lovelace"))).isEmpty();
    }

    @Test
    void pagesOverlapNowhereAndMissNobody() {
        Ask ask = many(10, UcmSettings.usual().withUserSearch(4, true));
        List<String> seen = new ArrayList<>();
        for (int start = 0; start < 13; start += 4) {
            Element users = UdsParametersTest.parsed(ask.get("/cucm-uds/users?max=4&start=" + start));
            assertThat(users.getAttribute("totalCount")).isEqualTo("13");
            assertThat(users.getAttribute("start")).isEqualTo(Integer.toString(start));
            assertThat(users.getAttribute("returnedCount")).isEqualTo(start == 12 ? "1" : "4");
            seen.addAll(namesOf(users));
        }
        assertThat(seen).hasSize(13).doesNotHaveDuplicates().contains(ADA, GRACE, MAC);
    }

    @Test
    void aPageIsNeverLargerThanTheLimit() {
        Ask ask = many(100, UcmSettings.usual());
        Element users = UdsParametersTest.parsed(ask.get("/cucm-uds/users?max=999999999"));
        assertThat(users.getAttribute("requestedCount")).isEqualTo("999999999");
        assertThat(users.getAttribute("returnedCount")).isEqualTo("64");
        assertThat(users.getAttribute("totalCount")).isEqualTo("103");
        assertThat(namesOf(users)).hasSize(64);
        assertThat(UdsParametersTest.parsed(ask.get("/cucm-uds/users")).getAttribute("requestedCount"))
                .isEqualTo("64");
        assertThat(namesOf(UdsParametersTest.parsed(ask.get("/cucm-uds/users?start=999999999"))))
                .isEmpty();
    }

    @Test
    void withoutAllUserSearchAFilterIsWanted() {
        Ask ask = many(0, UcmSettings.usual().withUserSearch(64, false));
        assertThat(ask.get("/cucm-uds/users?max=4").status()).isEqualTo(415);
        assertThat(ask.get("/cucm-uds/users?last=d").status()).isEqualTo(200);
    }

    private static Ask many(int more, UcmSettings settings) {
        Ask ask = new Ask(TraceCompany.database("9.1.2", settings));
        for (int i = 0; i < more; i++) {
            ask.database.putUser(new EndUser("user" + i, "p", "F", "L", "60" + i, "", true, "", List.of(), Map.of()));
        }
        return ask;
    }

    private static String names(HttpAnswer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return String.join(" ", namesOf(UdsParametersTest.parsed(answer)));
    }

    private static List<String> namesOf(Element users) {
        NodeList found = users.getElementsByTagName("userName");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            names.add(found.item(i).getTextContent());
        }
        return names;
    }
}
