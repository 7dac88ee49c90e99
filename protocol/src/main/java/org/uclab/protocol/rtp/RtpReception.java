package org.uclab.protocol.rtp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The streams that arrive at one socket. A stream is one source at one address: who sends under the number of another
 * does not spoil its figures. Strangers are bounded: a source that has sent but one packet makes room for a new one, and
 * beyond {@link #STREAMS_MAX} a new one is counted and not measured.
 *
 * @param <P> who sends: an address, or whatever tells senders apart
 */
public final class RtpReception<P> {

    /** Streams measured at the same time. */
    public static final int STREAMS_MAX = 16;

    /** Of the packets since the last report, the first is sampled, and from then on each of this number. */
    static final int SAMPLE_EVERY = 100;

    private record Key<P>(P from, long ssrc) {}

    /** A stream and what has been told of it. */
    private static final class Entry {
        private final RtpStream stream;
        private final List<RtpReport.Sample> samples = new ArrayList<>();
        private Instant lastArrival;
        private long told;
        private long arrived;

        Entry(long ssrc, Instant now) {
            this.stream = new RtpStream(ssrc);
            this.lastArrival = now;
        }

        void packet(RtpHeader header, byte[] datagram, ClockRates rates, Instant now) {
            stream.packet(header, datagram.length, rates, now);
            lastArrival = now;
            if (arrived++ % SAMPLE_EVERY == 0 && samples.size() < RtpReport.SAMPLES_MAX) {
                samples.add(new RtpReport.Sample(now, datagram));
            }
        }

        <P> RtpReport<P> report(P from, boolean ended) {
            RtpReport<P> report = new RtpReport<>(from, stream.figures(), List.copyOf(samples), ended);
            told = stream.packets();
            arrived = 0;
            samples.clear();
            return report;
        }
    }

    private final Duration quietMax;
    private final Map<Key<P>, Entry> streams = new LinkedHashMap<>();
    private ClockRates rates = ClockRates.STATIC;
    private Unmeasured unmeasured = Unmeasured.NOTHING;

    /**
     * @param quietMax a stream from which nothing has come for that long has ended
     */
    public RtpReception(Duration quietMax) {
        this.quietMax = quietMax;
    }

    /** How fast timestamps run from now on. */
    public void rates(ClockRates agreed) {
        rates = agreed;
    }

    /** How fast timestamps run. */
    public ClockRates rates() {
        return rates;
    }

    /** A datagram has arrived; it is kept for a while and must not be changed. */
    public void datagram(P from, byte[] datagram, Instant now) {
        RtpRead read = RtpHeader.read(datagram);
        switch (read.kind()) {
            case PACKET -> packet(from, ((RtpRead.Packet) read).header(), datagram, now);
            case REJECTED -> unmeasured = unmeasured.andNoRtp(((RtpRead.Rejected) read).why());
        }
    }

    private void packet(P from, RtpHeader header, byte[] datagram, Instant now) {
        Key<P> key = new Key<>(from, header.ssrc());
        Entry entry = streams.get(key);
        if (entry == null) {
            if (streams.size() == STREAMS_MAX && !makeRoom()) {
                unmeasured = unmeasured.andStrangers(1);
                return;
            }
            entry = new Entry(header.ssrc(), now);
            streams.put(key, entry);
        }
        entry.packet(header, datagram, rates, now);
    }

    /** The oldest source of which nothing is believed goes. */
    private boolean makeRoom() {
        for (Iterator<Entry> entries = streams.values().iterator(); entries.hasNext(); ) {
            Entry entry = entries.next();
            if (!entry.stream.believed()) {
                entries.remove();
                unmeasured = unmeasured.andStrangers(entry.stream.packets());
                return true;
            }
        }
        return false;
    }

    /** Whether there is anything to tell, now or later. */
    public boolean isIdle() {
        return streams.isEmpty() && unmeasured.isNothing();
    }

    /** What there is to tell: of each stream from which something has come since it was told of, and of each that has ended. */
    public List<RtpReport<P>> reports(Instant now) {
        List<RtpReport<P>> reports = new ArrayList<>();
        Iterator<Map.Entry<Key<P>, Entry>> entries = streams.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Key<P>, Entry> each = entries.next();
            Entry entry = each.getValue();
            boolean ended =
                    !Duration.between(entry.lastArrival, now).minus(quietMax).isNegative();
            if (entry.stream.believed() && (ended || entry.stream.packets() > entry.told)) {
                reports.add(entry.report(each.getKey().from(), ended));
            } else if (ended) {
                unmeasured = unmeasured.andStrangers(entry.stream.packets());
            }
            if (ended) {
                entries.remove();
            }
        }
        return reports;
    }

    /** What is told at the end of everything. */
    public List<RtpReport<P>> end() {
        List<RtpReport<P>> reports = new ArrayList<>();
        streams.forEach((key, entry) -> {
            if (entry.stream.believed()) {
                reports.add(entry.report(key.from(), true));
            } else {
                unmeasured = unmeasured.andStrangers(entry.stream.packets());
            }
        });
        streams.clear();
        return reports;
    }

    /** What has come and belongs to no stream since this was last asked. */
    public Unmeasured takeUnmeasured() {
        Unmeasured taken = unmeasured;
        unmeasured = Unmeasured.NOTHING;
        return taken;
    }
}
