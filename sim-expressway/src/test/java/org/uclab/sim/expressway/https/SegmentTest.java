package org.uclab.sim.expressway.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SegmentTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/segments.csv", delimiter = ';')
    void readsAndWritesEverySampleOfTheDocuments(String segment, String text) {
        Segment read = Segment.decode(segment).orElseThrow();
        assertThat(written(read)).isEqualTo(text);
        assertThat(read.encoded()).isEqualTo(segment);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/segments.csv", delimiter = ';')
    void readsEitherAlphabetWithPaddingToo(String segment, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Segment.decode(Base64.getEncoder().encodeToString(bytes)).map(SegmentTest::written))
                .contains(text);
        assertThat(Segment.decode(Base64.getUrlEncoder().encodeToString(bytes)).map(SegmentTest::written))
                .contains(text);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/segments-refused.txt", delimiter = ';')
    void refusesWhatIsNoSegment(String segment) {
        assertThat(Segment.decode(segment)).isEmpty();
    }

    @Test
    void refusesEmptyAndEndlessSegments() {
        assertThat(Segment.decode("")).isEmpty();
        assertThat(Segment.decode("dWNs".repeat(Segment.SEGMENT_MAX_CHARS))).isEmpty();
    }

    @Test
    void takesAPathApartAndLeavesTheRestAsItIs() {
        EdgePath path = EdgePath.of("/dWNsYWIuY29tL2h0dHBzL2hvc3QvODQ0Mw/cucm-uds/Users%20x/?a=b/c?d")
                .orElseThrow();
        assertThat(path.originTarget()).isEqualTo("/cucm-uds/Users%20x/?a=b/c?d");
        assertThat(path.segment().origin()).contains(new Segment.Origin("https", "host", 8443));
        assertThat(EdgePath.of("/dGJ0cC5jb20%3D/get_edge_config").map(EdgePath::rest))
                .contains("/get_edge_config");
        assertThat(EdgePath.of("/dGJ0cC5jb20").map(EdgePath::originTarget)).contains("/");
        assertThat(EdgePath.of("*")).isEmpty();
        assertThat(EdgePath.of("")).isEmpty();
        assertThat(EdgePath.of("/")).isEmpty();
        assertThat(EdgePath.of("//get_edge_config")).isEmpty();
        assertThat(EdgePath.of("/%zz/x")).isEqualTo(Optional.empty());
    }

    private static String written(Segment segment) {
        return segment.domain()
                + segment.origin()
                        .map(o -> "/" + o.protocol() + "/" + o.host() + "/" + o.port())
                        .orElse("");
    }
}
