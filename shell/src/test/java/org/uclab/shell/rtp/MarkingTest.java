package org.uclab.shell.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.shell.rtp.LegBench.get;
import static org.uclab.shell.rtp.LegBench.with;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.session.Agreement;
import org.uclab.protocol.rtp.session.Voice;
import org.uclab.tool.Tool;

/** What stands in the packets themselves: tcpdump looks, where it may. */
class MarkingTest {

    private final LegBench bench = new LegBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"46, tos 0xb8", "34, tos 0x88", "0, tos 0x0"})
    void packetsCarryTheCodePoint(int dscp, String printed) {
        RangeSockets sockets = bench.range("ann", "127.209.4.10");
        MediaLeg ann = bench.leg("ann", sockets, dscp);
        MediaLeg bob = bench.leg("bob", bench.range("bob", "127.209.4.11"));
        Tool tcpdump = Tool.named("tcpdump");
        bench.here(() -> ann.agree(with(bob, Codec.PCMU, 0).speaking(Voice.numbered())));
        bench.here(() -> bob.agree(with(ann, Codec.PCMU, 0).doing(Agreement.Task.LISTEN)));
        // She speaks all the while, so that there is a packet whenever tcpdump is ready.
        Tool.Said said = tcpdump.run(
                "-n",
                "-v",
                "-i",
                "lo",
                "-c",
                "1",
                "udp and src host 127.209.4.10 and dst port " + bob.local().port());
        Assumptions.assumeFalse(said.text().contains("permission"), "tcpdump may not look at packets here");
        assertThat(said.exit()).as("%s", said.text()).isZero();
        assertThat(said.text()).contains(printed + ",");
        get(bench.here(ann::close));
        get(bench.here(bob::close));
    }
}
