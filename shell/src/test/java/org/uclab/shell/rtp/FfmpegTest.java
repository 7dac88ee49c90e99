package org.uclab.shell.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.shell.rtp.LegBench.get;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.RtpFigures;
import org.uclab.protocol.rtp.session.Agreement;
import org.uclab.protocol.rtp.srtp.SrtpKey;
import org.uclab.protocol.rtp.srtp.SrtpSuite;
import org.uclab.protocol.rtp.tone.Goertzel;
import org.uclab.tool.Tool;

/** A sender that we did not write: what ffmpeg says is heard, in clear and protected. */
class FfmpegTest {

    private static final int SECONDS = 3;

    private final LegBench bench = new LegBench();
    private final RangeSockets sockets = bench.range("ear", "127.209.3.10");
    private final MediaLeg ear = bench.leg("ear", sockets);

    @AfterEach
    void close() {
        get(bench.here(ear::close));
        bench.close();
    }

    @Test
    void itsToneIsHeardInClear() {
        bench.here(() -> ear.agree(Agreement.<Endpoint>withAnybody(Codec.PCMA, 8)));
        say("pcm_alaw", "rtp://" + ear.local());
        heard();
    }

    @ParameterizedTest
    @EnumSource(names = {"AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32"})
    void itsToneIsHeardProtected(SrtpSuite suite) {
        byte[] octets = new byte[suite.keyBytes() + suite.saltBytes()];
        Arrays.fill(octets, (byte) 7);
        SrtpKey key = SrtpKey.of(suite, octets).orElseThrow();
        bench.here(() -> ear.agree(Agreement.<Endpoint>withAnybody(Codec.PCMU, 0), new LegKeys(key.wrong(), key)));
        say("pcm_mulaw", "srtp://" + ear.local(), "-srtp_out_suite", suite.name(), "-srtp_out_params", key.inline());
        heard();
        // COMPAT(ffmpeg): in the suite of 32 bits it hashes reports with as many, where RFC 4568 §6.2 has 80
        long foreignReports = suite == SrtpSuite.AES_CM_128_HMAC_SHA1_32 ? SECONDS : 0;
        assertThat(bench.here(ear::figures).forged()).isLessThanOrEqualTo(foreignReports);
        bench.here(() -> ear.agree(Agreement.<Endpoint>withAnybody(Codec.PCMU, 0), new LegKeys(key, key.wrong())));
        say("pcm_mulaw", "srtp://" + ear.local(), "-srtp_out_suite", suite.name(), "-srtp_out_params", key.inline());
        bench.await(ear, figures -> figures.forged() > 20);
    }

    private void heard() {
        short[] heard = bench.await(() -> ear.recording().samples(), samples -> samples.length > 2 * 8000);
        // ffmpeg sends in bursts of its own, at the pace of the machine: the lab's clock goes otherwise
        assertThat(Goertzel.share(Arrays.copyOf(heard, 8000), 1004)).isGreaterThan(0.99);
        RtpFigures received = bench.here(ear::figures).session().received().orElseThrow();
        assertThat(received.lost()).isZero();
        assertThat(bench.here(() -> ear.recording().missing())).isZero();
    }

    private static void say(String codec, String to, String... options) {
        Tool ffmpeg = Tool.named("ffmpeg");
        String[] head = {
            "-hide_banner", "-re", "-f", "lavfi", "-i", "sine=frequency=1004:sample_rate=8000", "-t", "" + SECONDS
        };
        String[] tail = {"-acodec", codec, "-ac", "1", "-f", "rtp"};
        String[] all = new String[head.length + tail.length + options.length + 1];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        System.arraycopy(options, 0, all, head.length + tail.length, options.length);
        all[all.length - 1] = to;
        Tool.Said said = ffmpeg.run(all);
        assertThat(said.exit()).as("%s", said.text()).isZero();
    }
}
