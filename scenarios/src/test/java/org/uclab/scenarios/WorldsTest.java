package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;

class WorldsTest {

    static List<String> names() {
        return Worlds.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aBundledWorldIsSoundAndSaysWhatAClientSeesThere(String name) throws WorldException {
        LabModel model = Worlds.load(name);
        assertThat(model.world()).isEqualTo(name);
        assertThat(model.title()).isNotBlank();
        assertThat(model.about()).hasSizeGreaterThan(100).contains("client");
        assertThat(model.users()).isNotEmpty();
    }
}
