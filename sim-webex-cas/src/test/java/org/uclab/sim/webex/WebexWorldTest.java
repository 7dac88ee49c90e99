package org.uclab.sim.webex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.WorldException;

class WebexWorldTest {

    private static final String GOOD = """
            world: cloud
            servicesDomain: example.com
            zones:
              outside: {network: 2, nameServer: ns.example.com}
            hosts:
              - {name: ns.example.com, zone: outside, address: 2, runs: nothing}
              - {name: loginp.example.com, zone: outside, address: 40, runs: webex}
            webex:
              host: Loginp.example.com
              organisations: [{domain: example.org, sso: true}]
            """;

    private static LabModel read(String yaml) throws WorldException {
        return LabModel.parse("w.yaml", yaml, Library.EMPTY, List.of(new WebexSystem()));
    }

    @Test
    void readsTheCloud() throws WorldException {
        LabModel model = read(GOOD);
        assertThat(model.section(WebexSection.class).cloud()).hasValueSatisfying(cloud -> {
            assertThat(cloud.host()).isEqualTo("loginp.example.com");
            assertThat(cloud.organisations()).containsExactly(WebexSection.Organisation.plain("example.org", true));
        });
        assertThat(model.host("loginp.example.com").ports()).containsEntry(WebexServices.CAS, 443);
        assertThat(read(GOOD.substring(0, GOOD.indexOf("webex:\n")))
                        .section(WebexSection.class)
                        .cloud())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host: Loginp | host: ns | webex names ns.example.com, which runs nothing | a host that runs webex",
                "sso: true | sso: yes | 'sso' of an organisation is 'yes' | true or false",
                "sso: true} | sso: true}, {domain: Example.org} | organisation example.org stands twice | keep one",
                "organisations: | organisation: | webex has the unknown key 'organisation' | did you mean",
            })
    void namesFileLineAndRemedy(String good, String bad, String message, String remedy) {
        String yaml = GOOD.replace(good, bad);
        assertThat(yaml).isNotEqualTo(GOOD);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> read(yaml));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).contains(message).contains(remedy).containsPattern("w\\.yaml:[0-9]+: ");
    }
}
