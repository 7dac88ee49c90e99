package org.uclab.shell.rtp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.core.Core;
import org.uclab.lab.history.Flow;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.rtp.RtpFigures;
import org.uclab.protocol.rtp.RtpReception;
import org.uclab.protocol.rtp.RtpReport;
import org.uclab.protocol.rtp.Unmeasured;

/** When is told what of the streams at one socket. */
final class FlowCore implements Core<FlowCore.Input, FlowCore.Told> {

    /** Lab time between two events of a stream. */
    static final Duration FLOW_REPORT_EVERY = Duration.ofSeconds(5);

    /** Lab time without a packet after which a stream has ended. */
    static final Duration STREAM_QUIET_MAX = Duration.ofSeconds(30);

    /** What happens at the socket. */
    sealed interface Input {

        /** The members, for switches without a default. */
        enum Kind {
            ARRIVED,
            AGREED,
            ENDED
        }

        Input.Kind kind();
    }

    /** A datagram has come. */
    record Arrived(Endpoint from, byte[] datagram) implements Input {
        @Override
        public Input.Kind kind() {
            return Input.Kind.ARRIVED;
        }
    }

    /** Its owner knows what a payload type is: the value of an SDP {@code rtpmap}. */
    record Agreed(String rtpmap) implements Input {
        @Override
        public Input.Kind kind() {
            return Input.Kind.AGREED;
        }
    }

    /** The socket is closed. */
    record Ended() implements Input {
        @Override
        public Input.Kind kind() {
            return Input.Kind.ENDED;
        }
    }

    /** What is told to the history. */
    sealed interface Told {

        /** The members, for switches without a default. */
        enum Kind {
            FLOW,
            UNMEASURED
        }

        Told.Kind kind();
    }

    /** A stream. */
    record Flowed(Endpoint from, Flow flow) implements Told {
        @Override
        public Told.Kind kind() {
            return Told.Kind.FLOW;
        }
    }

    /** What belongs to none; {@code newest} sent the last datagram of all. */
    record Astray(Endpoint newest, Unmeasured what) implements Told {
        @Override
        public Told.Kind kind() {
            return Told.Kind.UNMEASURED;
        }
    }

    private final RtpReception<Endpoint> reception = new RtpReception<>(STREAM_QUIET_MAX);
    private Optional<Instant> due = Optional.empty();
    private Endpoint newest;

    @Override
    public List<Told> on(Input input, Instant now) {
        return switch (input.kind()) {
            case ARRIVED -> {
                Arrived arrived = (Arrived) input;
                newest = arrived.from();
                reception.datagram(arrived.from(), arrived.datagram(), now);
                if (due.isEmpty()) {
                    due = Optional.of(now.plus(FLOW_REPORT_EVERY));
                }
                yield List.of();
            }
            case AGREED -> {
                reception.rates().with(((Agreed) input).rtpmap()).ifPresent(reception::rates);
                yield List.of();
            }
            case ENDED -> {
                due = Optional.empty();
                yield told(reception.end());
            }
        };
    }

    @Override
    public Optional<Instant> wakeAt() {
        return due;
    }

    @Override
    public List<Told> wake(Instant now) {
        List<Told> told = told(reception.reports(now));
        due = reception.isIdle() ? Optional.empty() : Optional.of(now.plus(FLOW_REPORT_EVERY));
        return told;
    }

    private List<Told> told(List<RtpReport<Endpoint>> reports) {
        List<Told> told = new ArrayList<>();
        reports.forEach(report -> told.add(new Flowed(report.from(), flow(report))));
        Unmeasured astray = reception.takeUnmeasured();
        if (!astray.isNothing()) {
            told.add(new Astray(newest, astray));
        }
        return told;
    }

    private static Flow flow(RtpReport<Endpoint> report) {
        RtpFigures figures = report.figures();
        return new Flow(
                figures.ssrc(),
                figures.payloadType(),
                new Flow.Tally(
                        figures.packets(), figures.bytes(), figures.lost(), figures.duplicates(), figures.outOfOrder()),
                figures.jitter(),
                figures.first(),
                figures.last(),
                report.ended(),
                report.samples().stream().map(FlowCore::sample).toList());
    }

    private static Flow.Sample sample(RtpReport.Sample sample) {
        byte[] packet = sample.packet();
        byte[] start = Arrays.copyOf(packet, Math.min(packet.length, Flow.Sample.OCTETS_MAX));
        return new Flow.Sample(sample.at(), packet.length, HexFormat.of().formatHex(start));
    }
}
