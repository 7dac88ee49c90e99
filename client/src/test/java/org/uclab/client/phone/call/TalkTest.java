package org.uclab.client.phone.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.bfcp.FloorLine;
import org.uclab.protocol.bfcp.FloorTerms;
import org.uclab.protocol.sdp.Codec;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;

/** What a phone describes of the floor of its screen, and what follows from both descriptions. */
class TalkTest {

    private static final String OTHER = "192.0.2.77";

    private final Talk talk = talk("192.0.2.5", 1);

    private static Talk talk(String address, int call) {
        Talk talk = new Talk(List.of(Codec.of(0, "PCMU", 8000)), call, new Protection(false, new java.util.Random(1)));
        FloorLine floor = new FloorLine(5070, Optional.of(new FloorTerms(call, call, FloorLine.FLOOR)), true, true);
        talk.at(MediaDoors.of(
                        new Endpoint(address, 20_000),
                        Optional.of(new Endpoint(address, 30_000)),
                        Optional.of(new Endpoint(address, 30_002)))
                .with(Optional.of(floor)));
        return talk;
    }

    private static MediaDescription last(SessionDescription description) {
        return description.media().get(description.media().size() - 1);
    }

    @Test
    void theFloorIsOfferedBehindTheSlidesThatItNames() {
        SessionDescription offer = talk.offer();
        assertThat(offer.media())
                .extracting(MediaDescription::kind)
                .containsExactly("audio", "video", "video", "application");
        assertThat(offer.media().get(2).attribute("label")).contains("12");
        assertThat(last(offer).attribute("floorid")).contains("2 mstrm:12");
        assertThat(last(offer).port()).isEqualTo(5070);
    }

    @Test
    void bothAgreeOnWhereAndByWhichNamesTheyAsk() {
        Talk other = talk(OTHER, 7);
        SessionDescription offer = talk.offer();
        other.heard(SessionDescription.parse(offer.text()).orElseThrow(), false);
        SessionDescription answer = other.answer().orElseThrow();
        talk.heard(SessionDescription.parse(answer.text()).orElseThrow(), true);
        assertThat(talk.plan().flatMap(MediaPlan::floor)).hasValueSatisfying(plan -> {
            assertThat(plan.remote()).isEqualTo(new Endpoint(OTHER, 5070));
            assertThat(plan.granting().conference()).isEqualTo(1);
            assertThat(plan.asking().map(FloorTerms::conference)).contains(7L);
        });
        assertThat(other.plan().flatMap(MediaPlan::floor).flatMap(plan -> plan.asking()))
                .map(FloorTerms::conference)
                .contains(1L);
    }

    @Test
    void aFloorThatTheOtherSideRefusesIsNone() {
        SessionDescription offer = talk.offer();
        Talk other = talk(OTHER, 7);
        other.heard(offer, false);
        SessionDescription answer = other.answer().orElseThrow();
        List<MediaDescription> media = List.of(
                answer.media().get(0),
                answer.media().get(1),
                answer.media().get(2),
                last(answer).refused());
        talk.heard(answer.with(media), true);
        assertThat(talk.plan()).isPresent();
        assertThat(talk.plan().flatMap(MediaPlan::floor)).isEmpty();
    }

    @Test
    void whatIsOfferedAgainHasTheSameFloor() {
        Talk other = talk(OTHER, 7);
        SessionDescription offer = talk.offer();
        other.heard(offer, false);
        talk.heard(other.answer().orElseThrow(), true);
        talk.holds(true);
        assertThat(last(talk.offer())).isEqualTo(last(offer));
    }
}
