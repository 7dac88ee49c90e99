package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.xml.XmlInput;

class XmlJsonTest {

    @Test
    void writesAttributesTextAndWhatRepeats() {
        String document = "<a u='1'><b>x\"\\\u0009y</b><c/><c d='2'>t</c></a>";
        assertThat(json(document))
                .isEqualTo(
                        "{\"a\":{\"@u\":\"1\",\"b\":\"x\\\"\\\\\\u0009y\",\"c\":[\"\",{\"@d\":\"2\",\"$\":\"t\"}]}}");
        assertThat(json("<a/>")).isEqualTo("{\"a\":\"\"}");
    }

    private static String json(String document) {
        return XmlJson.of(
                XmlInput.read(document.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }
}
