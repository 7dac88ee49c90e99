package org.uclab.shell.rtp;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.DatagramTap;
import org.uclab.lab.wire.DatagramTapMaker;
import org.uclab.lab.wire.Endpoint;

/**
 * Records what arrives at one RTP socket: a flow event for each stream once in {@link FlowCore#FLOW_REPORT_EVERY} and at
 * its end, and at most one message in the same time for everything that belongs to no stream.
 *
 * <p>What its owner notes is the value of an SDP {@code rtpmap} attribute: without it there is no jitter for a dynamic
 * payload type.
 */
final class RtpTap implements DatagramTap {

    private final String port;
    private final String local;
    private final Recorder recorder;
    private final Agenda agenda;
    private final Driver<FlowCore.Input, FlowCore.Told> driver;
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();

    RtpTap(DatagramTapMaker.Site site) {
        this.port = site.port().service();
        this.local = site.port().published().toString();
        this.recorder = site.recorder();
        this.agenda = Agenda.on(site.context(), site.clock());
        this.driver = new Driver<>(new FlowCore(), agenda, (told, exchange) -> record(told), () -> 0, recorder::failed);
    }

    @Override
    public void received(Endpoint from, byte[] datagram) {
        takeNotes();
        driver.input(new FlowCore.Arrived(from, datagram));
    }

    @Override
    public void noted(String note) {
        notes.add(note);
        agenda.soon(this::takeNotes);
    }

    /** In turn, but before a datagram that comes first: it may be about that. */
    private void takeNotes() {
        for (String note = notes.poll(); note != null; note = notes.poll()) {
            driver.input(new FlowCore.Agreed(note));
        }
    }

    @Override
    public void closed() {
        driver.input(new FlowCore.Ended());
        driver.close();
        agenda.close();
    }

    private void record(FlowCore.Told told) {
        switch (told.kind()) {
            case FLOW -> {
                FlowCore.Flowed flowed = (FlowCore.Flowed) told;
                recorder.media(port, flowed.from().toString(), flowed.flow());
            }
            case UNMEASURED -> {
                FlowCore.Astray astray = (FlowCore.Astray) told;
                Hop hop = Hop.between(Hop.Over.UDP, local, astray.newest().toString());
                recorder.received(port, RtpTeller.RTP.stray(hop, astray.what()));
            }
        }
    }
}
