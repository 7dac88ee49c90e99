package org.uclab.client.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.SearchScope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.config.Configuration;
import org.uclab.client.config.DeviceFile;
import org.uclab.client.config.DialRules;
import org.uclab.client.config.DirectoryProfile;
import org.uclab.client.config.JabberConfig;
import org.uclab.client.config.ServiceProfile;
import org.uclab.client.http.Credentials;
import org.uclab.client.step.Journal;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.history.History;

class PlansTest {

    private static final Credentials ADA = new Credentials("ada.byron", "Analytical9");
    private static final List<DirectoryProfile.Server> THREE = List.of(
            new DirectoryProfile.Server("one", 0, "TCP"),
            new DirectoryProfile.Server("two", 3268, "UDP"),
            new DirectoryProfile.Server("three", 0, "TLS"));

    private final History history = new History(new StepClock(Instant.EPOCH));
    private final Plans plans = new Plans(new Journal(history.recorder("ada")));

    @ParameterizedTest
    @CsvSource({
        "reader, file, false, as reader, the service profile",
        "reader, '',   false, as reader, the service profile",
        "'',     file, false, as file,   jabber-config.xml",
        "'',     '',   false, anonymous, neither",
        "'',     file, true,  as ada.byron@example.com, wants the user's own",
        "reader, file, true,  as ada.byron@example.com, wants the user's own",
    })
    void bdiTakesCredentialsOfTheProfileThenOfTheFileThenNone(
            String profile, String file, boolean own, String login, String origin) {
        Map<String, String> parameters = new HashMap<>(Map.of("BDIPrimaryServerName", "dc"));
        if (!file.isEmpty()) {
            parameters.putAll(Map.of("BDIConnectionUsername", file, "BDIConnectionPassword", "secret"));
        }
        LdapPlan plan = plans.bdi(files(List.of(), own, profile, parameters), "example.com", ADA)
                .orElseThrow();
        assertThat(plan.login()).hasToString(login);
        assertThat(plan.login().origin().text()).contains(origin);
        assertThat(plan.login().toString() + history.events())
                .doesNotContain("secret")
                .doesNotContain("hidden")
                .doesNotContain("Analytical9");
    }

    @Test
    void bdiTakesTheServersOfTheProfileBeforeThoseOfTheFile() {
        Map<String, String> file = Map.of("BDIPrimaryServerName", "four", "BDISecondaryServerName", "five");
        assertThat(bdi(THREE, file)).hasToString("[one:389, two:3268, three:636 over TLS]");
        assertThat(bdi(List.of(), file)).hasToString("[four:389, five:389]");
        assertThat(plans.bdi(files(List.of(), false, "", Map.of()), "example.com", ADA))
                .isEqualTo(Optional.empty());
        assertThat(plans.bdi(files(List.of(), false, "", Map.of("PrimaryServerName", "of EDI")), "example.com", ADA))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "True,  '',    dc:636 over TLS",
        "true,  3269,  dc:3269 over TLS",
        "False, '',    dc:389",
        "False, 3268,  dc:3268",
        "'',    0,     dc:389",
        "'',    65536, dc:389",
        "'',    x,     dc:389",
    })
    void bdiTakesPortAndTlsFromTheFile(String tls, String port, String server) {
        assertThat(bdi(List.of(), Map.of("BDIPrimaryServerName", "dc", "BDIEnableTLS", tls, "BDIServerPort1", port)))
                .hasToString("[" + server + "]");
    }

    @Test
    void theProtocolTypeMeansTcpOrUdpOnWindows() {
        assertThat(plans.edi(files(THREE, false, "", Map.of()), "example.com", ADA)
                        .servers())
                .hasToString("[one:389, two:3268 over UDP, three:389]");
    }

    @Test
    void ediIsTheUserUnlessToldOtherwise() {
        assertThat(edi(Map.of()).login()).hasToString("as ada.byron@emea.example.com");
        assertThat(edi(Map.of("ConnectionUsername", "x", "ConnectionPassword", "y"))
                        .login())
                .hasToString("as ada.byron@emea.example.com");
        assertThat(edi(Map.of("UseWindowsCredentials", "0", "ConnectionUsername", "x"))
                        .login())
                .hasToString("as x");
    }

    @Test
    void ediLooksInTheWorkstationsDomainOrUnderTheNameItIsTold() {
        assertThat(edi(Map.of()).domain()).isEqualTo("emea.example.com");
        Map<String, String> told = Map.of("PrimaryServerName", "example.com", "ServerPort1", "3269", "UseSSL", "1");
        assertThat(edi(told).domain()).isEqualTo("example.com");
        assertThat(edi(told).login()).hasToString("as ada.byron@emea.example.com");
        assertThat(Plans.ediServersNamed(files(List.of(), false, "", told))).hasToString("[example.com:3269 over TLS]");
        assertThat(Plans.ediServersNamed(
                        files(List.of(), false, "", Map.of("PrimaryServerName", "dc", "ConnectionType", "1"))))
                .hasToString("[dc:389]");
    }

    @Test
    void basesAndFiltersOfTheProfileBeatThoseOfTheFile() {
        Map<String, String> file = Map.of(
                "BDIPrimaryServerName", "dc",
                "BDISearchBase1", "ou=a",
                "BDISearchBase3", "ou=c",
                "BDIBaseFilter", "(x=y)",
                "BDIPredictiveSearchFilter", "uid");
        LdapPlan plan =
                plans.bdi(files(List.of(), false, "", file), "example.com", ADA).orElseThrow();
        assertThat(plan.space().bases()).containsExactly("ou=a", "ou=c");
        assertThat(plan.filters().beginning("a")).hasToString("(&(x=y)(uid=a*))");
        DirectoryProfile told =
                new DirectoryProfile(List.of(), false, false, "", "", List.of("ou=p"), true, "", "(p=q)", "cn");
        LdapPlan better = plans.bdi(files(told, file), "example.com", ADA).orElseThrow();
        assertThat(better.space().bases()).containsExactly("ou=p");
        assertThat(better.filters().beginning("a")).hasToString("(&(p=q)(cn=a*))");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 5",
        "'', 7, 7",
        "3, 7, 3",
        "0, 7, 5",
        "x, '', 5",
        "'', 99999, 5",
        "'', -1, 5",
    })
    void queriesTakeAsLongAsTheProfileSaysElseTheFileElseFiveSeconds(String profile, String file, int seconds) {
        DirectoryProfile told = new DirectoryProfile(List.of(), false, false, "", "", List.of(), true, profile, "", "");
        Map<String, String> names = Map.of("BDIPrimaryServerName", "dc", "BDISearchTimeout", file);
        LdapPlan plan = plans.bdi(files(told, names), "example.com", ADA).orElseThrow();
        assertThat(plan.space().timeout()).hasSeconds(seconds);
        assertThat(edi(Map.of("SearchTimeout", "9")).space().timeout()).hasSeconds(9);
    }

    @Test
    void belowMeansOneLevelWhereTheProfileSaysSo() {
        DirectoryProfile told =
                new DirectoryProfile(List.of(), false, false, "", "", List.of("ou=p"), false, "", "", "");
        Map<String, String> names = Map.of("BDIPrimaryServerName", "dc");
        assertThat(plans.bdi(files(told, names), "example.com", ADA)
                        .orElseThrow()
                        .space()
                        .scope())
                .isEqualTo(SearchScope.ONE);
        assertThat(edi(Map.of()).space().scope()).isEqualTo(SearchScope.SUB);
    }

    private List<DirectoryServer> bdi(List<DirectoryProfile.Server> servers, Map<String, String> file) {
        return plans.bdi(files(servers, false, "", file), "example.com", ADA)
                .orElseThrow()
                .servers();
    }

    private LdapPlan edi(Map<String, String> file) {
        return plans.edi(files(List.of(), false, "", file), "emea.example.com", ADA);
    }

    private static Configuration files(
            List<DirectoryProfile.Server> servers, boolean own, String name, Map<String, String> file) {
        return files(new DirectoryProfile(servers, false, own, name, "hidden", List.of(), true, "", "", ""), file);
    }

    private static Configuration files(DirectoryProfile directory, Map<String, String> file) {
        return new Configuration(
                "",
                new DeviceFile("", List.of(), ""),
                new ServiceProfile(true, Map.of(), directory),
                new JabberConfig(file),
                new DialRules(List.of()),
                new DialRules(List.of()));
    }
}
