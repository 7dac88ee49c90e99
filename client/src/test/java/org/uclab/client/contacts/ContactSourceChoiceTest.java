package org.uclab.client.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.config.Configuration;
import org.uclab.client.config.DeviceFile;
import org.uclab.client.config.DialRules;
import org.uclab.client.config.DirectoryProfile;
import org.uclab.client.config.JabberConfig;
import org.uclab.client.config.ServiceProfile;

class ContactSourceChoiceTest {

    @ParameterizedTest
    @CsvSource({
        "outside, false, '',  EDI, UDS, whatever",
        "outside, false, EDI, EDI, UDS, whatever",
        "outside, false, BDI, BDI, UDS, whatever",
        "inside,  false, '',  EDI, EDI, platform",
        "inside,  false, '',  BDI, BDI, platform",
        "inside,  false, UDS, EDI, UDS, jabber-config",
        "inside,  false, uds, EDI, UDS, jabber-config",
        "inside,  false, BDI, EDI, BDI, jabber-config",
        "inside,  false, XYZ, EDI, EDI, does not know",
        "inside,  true,  EDI, EDI, UDS, service profile",
        "inside,  true,  '',  EDI, UDS, service profile",
    })
    void theFirstRowThatFitsDecides(
            String where,
            boolean useUds,
            String told,
            ContactSourceType byDefault,
            ContactSourceType wanted,
            String why) {
        ContactSourceChoice choice = ContactSourceChoice.of(where.equals("outside"), files(useUds, told), byDefault);
        assertThat(choice.type()).isEqualTo(wanted);
        assertThat(choice.because().text()).contains(why);
    }

    private static Configuration files(boolean useUds, String type) {
        DirectoryProfile directory =
                new DirectoryProfile(List.of(), useUds, false, "", "", List.of(), false, "", "", "");
        return new Configuration(
                "",
                new DeviceFile("", List.of(), ""),
                new ServiceProfile(true, Map.of(), directory),
                new JabberConfig(type.isEmpty() ? Map.of() : Map.of("DirectoryServerType", type)),
                new DialRules(List.of()),
                new DialRules(List.of()));
    }
}
