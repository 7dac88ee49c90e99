package org.uclab.client.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.sources.Source.Origin;
import org.uclab.client.sources.Source.Service;
import org.uclab.client.sources.Source.Setting;

class SourceTest {

    private static final String URL = "ciscojabber://provision?ServicesDomain=example.com";

    @Test
    void aUrlSetsWhatItNames() {
        Source read =
                Source.ofUrl(URL + "&VoiceServicesDomain=uc.example.com&ServiceDiscoveryExcludedServices=WEBEX,CUP"
                        + "&ServicesDomainSsoEmailPrompt=OFF&Telephony_Enabled=False&ForceLaunchBrowser=true");
        assertThat(read.complaints()).isEmpty();
        assertThat(read.values())
                .isEqualTo(Map.of(
                        Setting.SERVICES_DOMAIN, "example.com",
                        Setting.VOICE_SERVICES_DOMAIN, "uc.example.com",
                        Setting.EXCLUDED_SERVICES, "WEBEX,CUP",
                        Setting.SSO_EMAIL_PROMPT, "OFF",
                        Setting.TELEPHONY_ENABLED, "false",
                        Setting.FORCE_LAUNCH_BROWSER, "true"));
        assertThat(read.excluded()).isEqualTo(Set.of(Service.WEBEX, Service.CUP));
    }

    @ParameterizedTest
    @CsvSource({
        "CISCOJABBER://Provision?ServicesDomain=example.com, example.com",
        "ciscojabber://provision?ServicesDomain=EXAMPLE.com., example.com",
        "ciscojabber://provision?ServicesDomain=b%C3%BCcher.example, xn--bcher-kva.example",
        "ciscojabber://provision?ServicesDomain=exa%6Dple.com, example.com",
        "ciscojabber://provision?Services%44omain=example.com, example.com",
    })
    void domainsAreReadAsNameServersHaveThem(String url, String domain) {
        assertThat(Source.ofUrl(url).get(Setting.SERVICES_DOMAIN)).contains(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ciscojabber://provision",
                "ciscojabber://provision?",
                "ciscojabber:provision?ServicesDomain=example.com",
                "http://provision?ServicesDomain=example.com",
                "ciscojabber://provision?ServicesDomain",
                "ciscojabber://provision?ServicesDomain=",
                "ciscojabber://provision?servicesdomain=example.com",
                "ciscojabber://provision?ServicesDomain=example",
                "ciscojabber://provision?ServicesDomain=example.com%",
                "ciscojabber://provision?ServicesDomain=example.com%0",
                "ciscojabber://provision?ServicesDomain=example%2",
                "ciscojabber://provision?ServicesDomain=exa%zzple.com",
                "ciscojabber://provision?ServicesDomain=%C3.example",
                "ciscojabber://provision?ServicesDomain=example.com%0d%0aX:y",
                "ciscojabber://provision?ServicesDomain=example.com%00",
                "ciscojabber://provision?ServicesDomain=a@example.com",
                "ciscojabber://provision?ServicesDomain=*.example.com",
                "ciscojabber://provision?ServicesDomain=example..com",
                "ciscojabber://provision?ServicesDomain=example.com..",
                "ciscojabber://provision?ServicesDomain=example.com&ServicesDomain=example.com",
                "ciscojabber://provision?VoiceServicesDomain=example.com"
            })
    void whatIsNoUrlSetsNothingAndSaysWhy(String url) {
        Source read = Source.ofUrl(url);
        assertThat(read.values()).isEmpty();
        assertThat(read.complaints())
                .isNotEmpty()
                .allSatisfy(complaint ->
                        assertThat(complaint).isNotBlank().hasSizeLessThan(300).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void whatIsLongIsBounded() {
        assertThat(Source.ofUrl(URL + "&X=" + "x".repeat(Source.TEXT_MAX)).values())
                .isEmpty();
        assertThat(Source.ofUrl("ciscojabber://provision?ServicesDomain=" + "x".repeat(300) + ".com")
                        .values())
                .isEmpty();
        assertThat(Source.ofUrl(URL + "&x=1".repeat(60)).values()).isEmpty();
        assertThat(Source.ofUrl(URL + "&x=1".repeat(40)).complaints()).hasSizeLessThanOrEqualTo(20);
        assertThat(Source.managed("x=1\n".repeat(500)).complaints()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&Colour=red|'Colour' is no parameter of a configuration URL",
                "&VoiceServiceDomain=a.example|'VoiceServiceDomain' is no parameter of a configuration URL",
                "&telephony_enabled=true|names are case sensitive, and this one is Telephony_Enabled",
                "&ServiceDiscoveryExcludedServices=webex|it takes WEBEX, CUCM and CUP",
                "&ServiceDiscoveryExcludedServices=|it takes WEBEX, CUCM and CUP",
                "&Telephony_Enabled=yes|it takes true or false",
                "&ServicesDomainSsoEmailPrompt=on|it takes ON or OFF",
                "&|'' has no value",
            })
    void aParameterThatIsWrongIsLeftOutWithAComplaint(String rest, String complaint) {
        Source read = Source.ofUrl(URL + rest);
        assertThat(read.values()).isEqualTo(Map.of(Setting.SERVICES_DOMAIN, "example.com"));
        assertThat(read.complaints()).singleElement().asString().contains(complaint);
    }

    @Test
    void aBootstrapFileHasSwitchesInAnyCase() {
        Source read = Source.bootstrap(
                "# installed by hand\nauthenticator=cup\nCUP_ADDRESS = cup1.example.com\n\nVoice_Services_Domain=uc.example.com");
        assertThat(read.complaints()).isEmpty();
        assertThat(read.values())
                .isEqualTo(Map.of(
                        Setting.AUTHENTICATOR, "CUP",
                        Setting.PRESENCE_ADDRESS, "cup1.example.com",
                        Setting.VOICE_SERVICES_DOMAIN, "uc.example.com"));
        assertThat(Source.bootstrap(read.switches())).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUTHENTICATOR=CUP",
                "AUTHENTICATOR=CUCM\nTFTP=cucm1",
                "AUTHENTICATOR=CUCM\nCCMCIP=cucm1",
                "AUTHENTICATOR=LDAP",
                "AUTHENTICATOR=CUP\nCUP_ADDRESS=a b",
                "AUTHENTICATOR=CUP\nCUP_ADDRESS=<script>"
            })
    void anAuthenticatorWithoutAddressesIsNone(String text) {
        Source read = Source.bootstrap(text);
        assertThat(read.get(Setting.AUTHENTICATOR)).isEmpty();
        assertThat(read.complaints()).isNotEmpty();
    }

    @Test
    void ofSourcesThatCountTheFirstOneHasTheSay() {
        Sources both = Sources.none()
                .on(Platform.named("a"))
                .with(Origin.URL, Source.ofUrl(URL))
                .with(Origin.MANAGED, Source.managed("ServicesDomain=example.org\nVoiceServicesDomain=uc.example.org"));
        Set<Origin> all = Set.of(Origin.URL, Origin.MANAGED);
        assertThat(both.value(Setting.SERVICES_DOMAIN, all)).contains(new Sources.Value("example.com", Origin.URL));
        assertThat(both.value(Setting.VOICE_SERVICES_DOMAIN, all))
                .contains(new Sources.Value("uc.example.org", Origin.MANAGED));
        assertThat(both.value(Setting.SERVICES_DOMAIN, Set.of(Origin.BOOTSTRAP)))
                .isEmpty();
    }
}
