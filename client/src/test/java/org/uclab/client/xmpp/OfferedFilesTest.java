package org.uclab.client.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.si.packet.StreamInitiation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.impl.JidCreate;
import org.uclab.client.step.Journal;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Wire;

/** What strangers offer. */
class OfferedFilesTest {

    private static final String BEN = "ben@example.com";

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final Wire wire =
            new Wire(clock, history, new FaultBoard(history), new AddressPlan(false), Reach.everywhere());
    private final OfferedFiles files = files(FileHost.Way.DIRECT);

    private OfferedFiles files(FileHost.Way way) {
        try {
            XMPPTCPConnection nowhere = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                    .setXmppDomain("example.com")
                    .build());
            FileHost host = new FileHost(
                    wire.dialler("127.209.8.30"),
                    new Journal(history.recorder("ada")),
                    Seed.of(1).draws("files"),
                    way,
                    Optional.empty());
            return new OfferedFiles(new FileTransfers(nowhere, new Correspondence(), host));
        } catch (org.jxmpp.stringprep.XmppStringprepException never) {
            throw new AssertionError(never);
        }
    }

    @AfterEach
    void close() throws Exception {
        wire.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static StreamInitiation offer(String from, String id, String name, long octets) {
        StreamInitiation offer =
                StreamOffers.offer(JidCreate.fromOrThrowUnchecked("ada@example.com/a"), id, name, octets);
        offer.setFrom(JidCreate.fromOrThrowUnchecked(from));
        return offer;
    }

    private static Optional<Condition> condition(Optional<IQ> answer) {
        return answer.map(iq -> ((ErrorIQ) iq).getError().getCondition());
    }

    private Optional<Condition> said(StreamInitiation offer) {
        return condition(files.initiated(offer));
    }

    @Test
    void anOfferWaitsForTheUser() throws Exception {
        assertThat(files.initiated(offer(BEN + "/b", "s1", "plan.pdf", 10))).isEmpty();
        assertThat(files.offer(BEN, "plan.pdf").get(60, TimeUnit.SECONDS))
                .isEqualTo(new FileOffer(BEN + "/b", "s1", "plan.pdf", 10));
        assertThat(said(offer(BEN + "/b", "s1", "plan.pdf", 10))).contains(Condition.conflict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "C:\\boot.ini", "two\nlines", "bell\u0007"})
    void aPlaceIsNoName(String name) {
        assertThat(said(offer(BEN + "/b", "s1", name, 10))).contains(Condition.bad_request);
    }

    @Test
    void aNameHasAnEnd() {
        assertThat(said(offer(BEN + "/b", "s1", "n".repeat(255), 10))).isEmpty();
        assertThat(said(offer(BEN + "/b", "s2", "n".repeat(256), 10))).contains(Condition.bad_request);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, FileTransfers.OCTETS_MAX + 1, Long.MAX_VALUE})
    void noFileIsSoLarge(long octets) {
        assertThat(said(offer(BEN + "/b", "s1", "plan.pdf", octets))).contains(Condition.not_acceptable);
    }

    @Test
    void whoHasNoClientOffersNothing() {
        assertThat(said(offer(BEN, "s1", "plan.pdf", 10))).contains(Condition.bad_request);
        assertThat(said(offer("example.com", "s1", "plan.pdf", 10))).contains(Condition.bad_request);
    }

    @Test
    void whatLacksAFileAnIdOrAWayIsRefused() {
        StreamInitiation nothing = new StreamInitiation();
        nothing.setType(IQ.Type.set);
        nothing.setFrom(JidCreate.fromOrThrowUnchecked(BEN + "/b"));
        assertThat(said(nothing)).contains(Condition.bad_request);
        StreamInitiation noWay = offer(BEN + "/b", "s1", "plan.pdf", 10);
        noWay.setFeatureNegotiationForm(null);
        assertThat(said(noWay)).contains(Condition.bad_request);
    }

    @Test
    void onlySoManyWait() {
        for (int i = 0; i < OfferedFiles.OFFERS_MAX; i++) {
            assertThat(said(offer(BEN + "/b", "s" + i, "plan.pdf", 10))).isEmpty();
        }
        assertThat(said(offer(BEN + "/b", "one more", "plan.pdf", 10))).contains(Condition.resource_constraint);
        assertThat(said(offer("carl@example.com/c", "s1", "plan.pdf", 10))).contains(Condition.resource_constraint);
    }

    @Test
    void throughTheEdgeAndOnAMobileClientNothingIsTaken() {
        for (FileHost.Way way : new FileHost.Way[] {FileHost.Way.EDGE, FileHost.Way.MOBILE}) {
            assertThat(condition(files(way).initiated(offer(BEN + "/b", "s1", "plan.pdf", 10))))
                    .contains(Condition.service_unavailable);
        }
    }
}
