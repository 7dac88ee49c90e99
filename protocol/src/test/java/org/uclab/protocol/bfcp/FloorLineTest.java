package org.uclab.protocol.bfcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;

class FloorLineTest {

    private static final FloorLine BOTH = new FloorLine(5070, Optional.of(new FloorTerms(3, 3, 2)), true, true);

    private static MediaDescription line(String... attributes) {
        return SessionDescription.parse("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                        + "m=application 5070 UDP/BFCP *\r\n" + String.join("", attributes))
                .orElseThrow()
                .media()
                .get(0);
    }

    @Test
    void theLineIsTheCapturedOne() {
        MediaDescription offered = BOTH.offered();
        assertThat(offered.protocol()).isEqualTo("UDP/BFCP");
        assertThat(offered.formats()).containsExactly("*");
        assertThat(offered.attributes())
                .extracting(one -> one.name() + ":" + one.value())
                .containsExactly(
                        "floorctrl:c-s",
                        "confid:3",
                        "floorid:2 mstrm:12",
                        "userid:3",
                        "setup:actpass",
                        "connection:new");
        assertThat(FloorLine.of(offered)).contains(BOTH);
    }

    @Test
    void whoOnlyAsksNamesNoConference() {
        FloorLine asks = new FloorLine(5070, Optional.empty(), false, true);
        assertThat(asks.offered().attribute("confid")).isEmpty();
        assertThat(FloorLine.of(asks.offered())).contains(asks);
    }

    @Test
    void anAnswerFitsTheRoleOfTheOffer() {
        FloorLine serves = new FloorLine(5071, BOTH.terms(), true, false);
        assertThat(BOTH.answering(serves).flatMap(line -> line.attribute("floorctrl")))
                .contains("c");
        assertThat(serves.answering(BOTH).flatMap(line -> line.attribute("floorctrl")))
                .contains("s");
        assertThat(BOTH.answering(BOTH).flatMap(line -> line.attribute("floorctrl")))
                .contains("c-s");
        assertThat(serves.answering(serves)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=floorctrl:c-s\r\n",
                "a=floorctrl:s\r\na=confid:4294967296\r\na=userid:1\r\na=floorid:1\r\n",
                "a=floorctrl:s\r\na=confid:1\r\na=userid:65536\r\na=floorid:1\r\n",
                "a=floorctrl:s\r\na=confid:-1\r\na=userid:1\r\na=floorid:1\r\n",
                "a=floorctrl:s\r\na=confid:1\r\na=userid:1\r\na=floorid: \r\n"
            })
    void whoGrantsAndDoesNotSayWhatIsOfNoUse(String attributes) {
        assertThat(FloorLine.of(line(attributes))).isEmpty();
    }

    @Test
    void aRefusedLineIsNone() {
        assertThat(FloorLine.is(BOTH.offered().refused())).isFalse();
        assertThat(FloorLine.of(BOTH.offered().refused())).isEmpty();
    }
}
