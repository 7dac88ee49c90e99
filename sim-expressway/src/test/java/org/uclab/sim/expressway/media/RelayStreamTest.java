package org.uclab.sim.expressway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.lab.wire.Endpoint;

/** Who is heard on a stream, and where what is heard goes. */
class RelayStreamTest {

    private static final Instant START = Instant.EPOCH;
    private static final Endpoint CLIENT = new Endpoint("198.51.100.7", 17_000);
    private static final Endpoint CORE = new Endpoint("192.0.2.30", 40_000);
    private static final Endpoint STRANGER = new Endpoint("203.0.113.9", 17_000);
    private static final byte[] RTP = {(byte) 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9};
    private static final byte[] RTCP = {(byte) 0x80, (byte) 201, 0, 1, 0, 0, 0, 9};
    private static final byte[] STUN = {0, 0x11, 0, 0, 0x21, 0x12, (byte) 0xa4, 0x42, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private final RelayStream stream = new RelayStream(
            new RelayEnd(new Endpoint("198.51.100.30", 36_000), RelayTerms.Reach.apparent(CLIENT.address())),
            new RelayEnd(new Endpoint("198.51.100.30", 2776), RelayTerms.Reach.opening(CORE.address())),
            START);

    private Optional<Endpoint> out(RelaySide side, Endpoint from, Instant now) {
        return stream.came(side, false, from, RTP, now).map(RelayStream.Parcel::to);
    }

    private static Endpoint at(Endpoint other, int port) {
        return new Endpoint(other.address(), port);
    }

    @Test
    void nothingIsHeardBeforeItIsDescribed() {
        assertThat(out(RelaySide.OUTER, CLIENT, START)).isEmpty();
        assertThat(stream.refused()).isEqualTo(1);
    }

    @Test
    void theWayInwardIsOpenedFromInside() {
        stream.end(RelaySide.OUTER).describe(CLIENT);
        stream.end(RelaySide.INNER).describe(CORE);
        assertThat(out(RelaySide.OUTER, CLIENT, START)).isEmpty();
        assertThat(stream.came(RelaySide.INNER, false, CORE, STUN, START)).isEmpty();
        assertThat(out(RelaySide.OUTER, CLIENT, START)).contains(CORE);
        assertThat(out(RelaySide.INNER, CORE, START)).contains(CLIENT);
        assertThat(stream.refused()).isZero();
    }

    @Test
    void reportsGoOnePortAbove() {
        stream.end(RelaySide.OUTER).describe(CLIENT);
        stream.end(RelaySide.INNER).describe(CORE);
        assertThat(stream.came(RelaySide.INNER, true, at(CORE, CORE.port() + 1), RTCP, START))
                .map(RelayStream.Parcel::to)
                .contains(at(CLIENT, CLIENT.port() + 1));
        assertThat(stream.came(RelaySide.INNER, true, CORE, RTCP, START)).isEmpty();
    }

    @Test
    void aStrangerIsNotHeardAndMovesNothing() {
        stream.end(RelaySide.OUTER).describe(CLIENT);
        stream.end(RelaySide.INNER).describe(CORE);
        stream.came(RelaySide.INNER, false, CORE, STUN, START);
        assertThat(out(RelaySide.OUTER, STRANGER, START)).isEmpty();
        assertThat(out(RelaySide.INNER, STRANGER, START)).isEmpty();
        assertThat(out(RelaySide.INNER, at(CORE, 40_002), START)).isEmpty();
        assertThat(out(RelaySide.INNER, CORE, START)).contains(CLIENT);
        assertThat(stream.refused()).isEqualTo(3);
    }

    @Test
    void whatIsSentGoesToWhereTheClientSendsFrom() {
        stream.end(RelaySide.OUTER).describe(CLIENT);
        stream.end(RelaySide.INNER).describe(CORE);
        stream.came(RelaySide.INNER, false, CORE, STUN, START);
        Endpoint behindNat = at(CLIENT, 50_123);
        assertThat(out(RelaySide.OUTER, behindNat, START)).contains(CORE);
        assertThat(out(RelaySide.INNER, CORE, START)).contains(behindNat);
        // Another port of the same host has to wait until the first is silent.
        assertThat(out(RelaySide.OUTER, CLIENT, START.plusSeconds(1))).isEmpty();
        assertThat(out(RelaySide.OUTER, behindNat, START.plusSeconds(2))).contains(CORE);
        Instant later = START.plusSeconds(2).plus(RelayEnd.RELATCH).plusMillis(1);
        assertThat(out(RelaySide.OUTER, CLIENT, later)).contains(CORE);
        assertThat(out(RelaySide.INNER, CORE, later)).contains(CLIENT);
    }

    @Test
    void aDescribedAddressThatIsNotTheClientsIsNowhereToSendTo() {
        stream.end(RelaySide.OUTER).describe(STRANGER);
        stream.end(RelaySide.INNER).describe(CORE);
        assertThat(out(RelaySide.INNER, CORE, START)).isEmpty();
        assertThat(out(RelaySide.OUTER, STRANGER, START)).isEmpty();
        assertThat(out(RelaySide.OUTER, CLIENT, START)).contains(CORE);
        assertThat(out(RelaySide.INNER, CORE, START)).contains(CLIENT);
    }

    @Test
    void whatIsNoMediaGoesNowhere() {
        stream.end(RelaySide.OUTER).describe(CLIENT);
        stream.end(RelaySide.INNER).describe(CORE);
        assertThat(stream.came(RelaySide.INNER, false, CORE, new byte[0], START))
                .isEmpty();
        assertThat(stream.came(RelaySide.INNER, false, CORE, new byte[11], START))
                .isEmpty();
        assertThat(stream.came(RelaySide.INNER, false, CORE, new byte[1500], START))
                .isEmpty();
        assertThat(stream.relayed()).isZero();
    }
}
