package org.uclab.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.phone.PhoneFile;
import org.uclab.client.xml.XmlDocuments;
import tools.jackson.databind.JsonNode;

class ConfigDocumentsTest {

    private static final String PRODUCT = "<ProductType>Unified CM (IM and Presence)</ProductType>";

    private final XmlDocuments xml = new XmlDocuments();

    @Test
    void readsADeviceFileWithItsUndeclaredPrefix() {
        DeviceFile file = DeviceFile.of(
                tree(
                        "<device xsi:type=\"axl:XIPPhone\" ctiid=\"24\"><devicePool><callManagerGroup>"
                                + "<members><member priority=\"0\"><callManager><processNodeName>sub</processNodeName></callManager></member>"
                                + "<member priority=\"1\"><callManager><processNodeName>pub</processNodeName></callManager></member></members>"
                                + "</callManagerGroup></devicePool><userId serviceProfileFile=\"SP7.cnf.xml\">mac</userId></device>"));
        assertThat(file.serviceProfileFile()).isEqualTo("SP7.cnf.xml");
        assertThat(file.callManagers()).containsExactly("sub", "pub");
        assertThat(file.supportField()).isEmpty();
        assertThat(file.phone().nodes())
                .containsExactly(new PhoneFile.Node("sub", 5060, 5061), new PhoneFile.Node("pub", 5060, 5061));
    }

    @ParameterizedTest
    @CsvSource({
        "<device/>",
        "<device><userId>mac</userId></device>",
        "<device><userId/></device>",
        "<device><userId serviceProfileFile=''>mac</userId></device>",
        "<device><userId serviceProfileFile='../../etc/passwd'>mac</userId></device>",
        "<device><userId serviceProfileFile='a'/><userId serviceProfileFile='b'/></device>",
        "<device><userId><x/></userId><devicePool>text</devicePool></device>",
    })
    void withoutAUsableNameTheDefaultProfileIsTaken(String document) {
        assertThat(DeviceFile.of(tree(document))).isEqualTo(DeviceFile.none());
    }

    @ParameterizedTest
    @CsvSource({
        "Unified CM (IM and Presence), imp1, IM_AND_PRESENCE",
        "Unified CM (IM and Presence), '', IM_AND_PRESENCE",
        "WebEx (IM and Presence), '', WEBEX_MESSENGER",
        "WebEx (IM and Presence), imp1, WEBEX_MESSENGER",
        "'', imp1, IM_AND_PRESENCE",
        "'', '', UCM",
    })
    void theProductNamesTheAuthenticator(String product, String server, Authenticator authenticator) {
        ServiceProfile profile = ServiceProfile.of(
                tree("<serviceProfile><IMandPresence><ProductType>" + product + "</ProductType><Primary><Address>"
                        + server + "</Address></Primary></IMandPresence></serviceProfile>"));
        assertThat(profile.authenticator()).isEqualTo(authenticator);
    }

    @Test
    void presenceServersComeInOrderAndUnsetOnesAreLeftOut() {
        ServiceProfile profile = ServiceProfile.of(tree("<serviceProfile><IMandPresence>" + PRODUCT
                + "<Backup2><Address>c</Address></Backup2><Backup1><Address/></Backup1><Primary><Address>a</Address><Port/>"
                + "</Primary></IMandPresence></serviceProfile>"));
        assertThat(profile.presenceServers()).containsExactly("a", "c");
        assertThat(ServiceProfile.of(tree("<serviceProfile/>")).authenticator()).isEqualTo(Authenticator.UCM);
        assertThat(ServiceProfile.of(tree("<serviceProfile><IMandPresence/></serviceProfile>")))
                .isEqualTo(new ServiceProfile(true, Map.of(), DirectoryProfile.none()));
        assertThat(ServiceProfile.none().authenticator()).isEqualTo(Authenticator.UNKNOWN);
    }

    @Test
    void readsTheDirectorySection() {
        DirectoryProfile directory = ServiceProfile.of(tree(
                        "<serviceProfile><Directory><Primary><Address>gc1</Address><Port>3268</Port><Protocol>TCP</Protocol>"
                                + "</Primary><Backup1><Address/></Backup1><Backup2><Address>gc2</Address><Port>x</Port></Backup2>"
                                + "<UseUDS>true</UseUDS><UseUserCredential/><DN>cn=reader</DN><Password>p</Password>"
                                + "<SearchContext1>ou=people</SearchContext1><SearchContext2/><RecursiveSearch1>1"
                                + "</RecursiveSearch1></Directory></serviceProfile>"))
                .directory();
        assertThat(directory.servers())
                .containsExactly(
                        new DirectoryProfile.Server("gc1", 3268, "TCP"), new DirectoryProfile.Server("gc2", 0, ""));
        assertThat(directory.useUds()).isTrue();
        assertThat(directory.useUserCredentials()).isFalse();
        assertThat(directory.searchContexts()).containsExactly("ou=people");
        assertThat(directory.recursive()).isTrue();
        assertThat(recursive("")).isTrue();
        assertThat(recursive("<RecursiveSearch1/>")).isTrue();
        assertThat(recursive("<RecursiveSearch1>false</RecursiveSearch1>")).isFalse();
        assertThat(recursive("<RecursiveSearch1>0</RecursiveSearch1>")).isFalse();
        assertThat(directory.toString()).doesNotContain("cn=reader");
        assertThat(ServiceProfile.of(tree("<serviceProfile/>")).directory()).isEqualTo(DirectoryProfile.none());
    }

    private boolean recursive(String element) {
        return ServiceProfile.of(tree("<serviceProfile><Directory>" + element + "</Directory></serviceProfile>"))
                .directory()
                .recursive();
    }

    @ParameterizedTest
    @CsvSource({
        "p, f, d, p, SERVICE_PROFILE",
        "p, '', d, p, SERVICE_PROFILE",
        "'', f, d, f, CONFIGURATION_FILE",
        "'', '', d, d, DEFAULT"
    })
    void theFourRowsOfPrecedence(String profile, String file, String byDefault, String taken, Choice.Source source) {
        assertThat(PrecedenceRules.choose(profile, file, byDefault)).isEqualTo(new Choice(taken, source));
    }

    @Test
    void readsParametersOfEveryGroup() {
        JabberConfig config =
                JabberConfig.of(tree("<?xml version=\"1.0\" encoding=\"utf-8\"?><config version=\"1.0\"><Client>"
                        + "</Client><Policies><Telephony_Enabled>true</Telephony_Enabled><VoiceServicesDomain>voice.example.com"
                        + "</VoiceServicesDomain></Policies><Presence><PresenceServerAddress/></Presence></config>"));
        assertThat(config.get("VoiceServicesDomain")).isEqualTo("voice.example.com");
        assertThat(config.get("Telephony_Enabled")).isEqualTo("true");
        assertThat(config.get("PresenceServerAddress")).isEmpty();
    }

    @Test
    void dialRulesChangeANumberAndTheFirstMatchWins() {
        DialRules rules = DialRules.of(tree("<DialRules>"
                + "<DialRule BeginsWith=\"+1\" NumDigits=\"12\" DigitsToRemove=\"1\" PrefixWith=\"9\"/>"
                + "<DialRule BeginsWith=\"+\" NumDigits=\"\" DigitsToRemove=\"1\" PrefixWith=\"9011\"/></DialRules>"));
        assertThat(rules.apply("+12025550123")).isEqualTo("912025550123");
        assertThat(rules.apply("+1202555012")).isEqualTo("90111202555012");
        assertThat(rules.apply("5002")).isEqualTo("5002");
    }

    @ParameterizedTest
    @CsvSource({
        "<DialRules/>",
        "<DialRules></DialRules>",
        "<DialRules>text</DialRules>",
        "<DialRules><DialRule>text</DialRule></DialRules>",
        "<DialRules><DialRule BeginsWith='5' DigitsToRemove='-1'/></DialRules>",
        "<DialRules><DialRule BeginsWith='5' DigitsToRemove='9999999999'/></DialRules>",
        "<DialRules><DialRule BeginsWith='5' DigitsToRemove='40' PrefixWith='9'/></DialRules>",
    })
    void rulesThatAreNoneChangeNothing(String document) {
        assertThat(DialRules.of(tree(document)).apply("5002")).isEqualTo("5002");
    }

    private JsonNode tree(String document) {
        var read = xml.tree(document.getBytes(StandardCharsets.UTF_8));
        return read.value().orElseThrow(() -> new AssertionError(read.problem()));
    }
}
