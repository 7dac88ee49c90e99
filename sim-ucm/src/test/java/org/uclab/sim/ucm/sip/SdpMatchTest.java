package org.uclab.sim.ucm.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.bfcp.FloorLine;
import org.uclab.protocol.bfcp.FloorTerms;
import org.uclab.protocol.sdp.Attribute;
import org.uclab.protocol.sdp.Codec;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.Origin;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.cluster.Release;

/** What is handed on of a screen that two phones could share. */
class SdpMatchTest {

    private static final CallSettings.Region REGION = new CallSettings.Region(64, 4_000);
    private static final CallSettings.Region SOUND = new CallSettings.Region(64, 0);
    private static final Release RELEASE = Release.of("11.5.1");
    private static final FloorLine ADAS = floor(5070, 3);
    private static final FloorLine BENS = floor(5071, 9);

    private static FloorLine floor(int port, int conference) {
        return new FloorLine(port, Optional.of(new FloorTerms(conference, 1, FloorLine.FLOOR)), true, true);
    }

    private static SessionDescription phone(String address, Optional<FloorLine> floor) {
        List<Codec> video = List.of(Codec.of(126, "H264", 90_000).with("packetization-mode=1"));
        List<MediaDescription> media = new ArrayList<>(List.of(
                MediaDescription.rtp("audio", 20_000, List.of(Codec.of(0, "PCMU", 8_000)), Direction.SENDRECV),
                MediaDescription.rtp("video", 30_000, video, Direction.SENDRECV)
                        .adding(new Attribute("content", "main")),
                MediaDescription.rtp("video", 30_002, video, Direction.SENDRECV)
                        .adding(new Attribute("content", "slides"))));
        floor.map(FloorLine::offered).ifPresent(media::add);
        return SessionDescription.call(new Origin("x", 1, 1, Connection.ip4(address)), "x", media);
    }

    private static SdpMatch.Matched match(SdpMatch match, Optional<FloorLine> other) {
        return match.of(phone("192.0.2.1", Optional.of(ADAS)), phone("192.0.2.2", other));
    }

    private static List<Integer> ports(List<MediaDescription> media) {
        return media.stream().map(MediaDescription::port).toList();
    }

    @Test
    void eachIsToldOfTheFloorOfTheOther() {
        SdpMatch.Matched matched = match(new SdpMatch(REGION, RELEASE, true), Optional.of(BENS));
        MediaDescription forAda = matched.forOne().get(3);
        assertThat(FloorLine.of(forAda)).contains(BENS);
        assertThat(forAda.connection()).contains(Connection.ip4("192.0.2.2"));
        assertThat(FloorLine.of(matched.forOther().get(3))).contains(ADAS);
    }

    @Test
    void aReleaseThatDoesNotLetPhonesShareRefusesTheFloorAndTheSlides() {
        SdpMatch.Matched matched = match(new SdpMatch(REGION, RELEASE, false), Optional.of(BENS));
        assertThat(ports(matched.forOne())).containsExactly(20_000, 30_000, 0, 0);
        assertThat(ports(matched.forOther())).containsExactly(20_000, 30_000, 0, 0);
    }

    @Test
    void aRouterRefusesAllButTheSound() {
        SdpMatch.Matched matched = match(new SdpMatch(SOUND, RELEASE, false), Optional.of(BENS));
        assertThat(ports(matched.forOne())).containsExactly(20_000, 0, 0, 0);
    }

    @Test
    void aFloorThatOnlyOneOfThemDescribesIsRefused() {
        SdpMatch.Matched matched = match(new SdpMatch(REGION, RELEASE, true), Optional.empty());
        assertThat(ports(matched.forOne())).containsExactly(20_000, 30_000, 30_002, 0);
    }
}
