package org.uclab.client.capf;

import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import java.time.Duration;
import java.util.Optional;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.WireReasons;

/** Goes to CAPF, straight and never through an edge server (S4: no enrolment from outside). */
public final class CapfEnrolment {

    private final HostLookup hosts;
    private final Dialler dialler;
    private final ClientSSLOptions tls;
    private final Patience patience;
    private final Duration limit;
    private final Journal journal;

    /**
     * @param limit lab time for the connection, and for each thing that the server says; what the device takes to make a key
     *              does not count
     */
    public CapfEnrolment(
            HostLookup hosts,
            Dialler dialler,
            ClientSSLOptions tls,
            Patience patience,
            Duration limit,
            Journal journal) {
        this.hosts = hosts;
        this.dialler = dialler;
        this.tls = tls;
        this.patience = patience;
        this.limit = limit;
        this.journal = journal;
    }

    /** What a device has after it has been to CAPF. */
    public record Result(Optional<DeviceCertificate> certificate, boolean deleted) {}

    /**
     * Does what is pending for a device. What comes of it is in the journal.
     *
     * @param capfString what the user was given; empty when nothing
     * @param present    the certificate that the device has
     */
    public Result enrol(CapfOffer offer, String device, String capfString, Optional<DeviceCertificate> present)
            throws Stopped {
        journal.step("CAPF");
        if (offer.mode() == CapfOffer.Mode.STRING && capfString.isEmpty()) {
            return none(device, CapfDecisions.NO_STRING.of(), present);
        }
        HostLookup.Located located = patience.await(hosts.locate(offer.server()));
        if (located.addresses().isEmpty()) {
            return none(device, CapfDecisions.NOT_LOCATED.of(located.because()), present);
        }
        String string = offer.mode() == CapfOffer.Mode.STRING ? capfString : "";
        CapfDialogue dialogue = new CapfDialogue(new CapfDialogue.Identity(device, string, present), located.name());
        Endpoint server = new Endpoint(located.addresses().get(0), offer.port());
        Duration atMost = patience.atMost(limit);
        CapfOutcome outcome = patience.await(CapfTalk.hold(
                        () -> dialler.connectTls(server, located.name(), tls, atMost),
                        dialogue,
                        located.name(),
                        new CapfTalk.Means(dialler.vertx(), dialler.clock(), atMost))
                .recover(cause -> Future.succeededFuture(
                        new CapfOutcome.None(CapfDecisions.NOT_REACHED.of(located.name(), WireReasons.of(cause))))));
        return switch (outcome.kind()) {
            case ISSUED -> {
                decided(device, CapfDecisions.ISSUED.of(), CapfDecisions.BY_CAPF.of(located.name()));
                yield new Result(Optional.of(((CapfOutcome.Issued) outcome).certificate()), false);
            }
            case DELETED -> {
                decided(device, CapfDecisions.DELETED.of(), CapfDecisions.BY_CAPF.of(located.name()));
                yield new Result(Optional.empty(), true);
            }
            case SHOWN -> {
                decided(device, CapfDecisions.SHOWN.of(), CapfDecisions.BY_CAPF.of(located.name()));
                yield new Result(present, false);
            }
            case NONE -> none(device, ((CapfOutcome.None) outcome).why(), present);
        };
    }

    private Result none(String device, Phrase why, Optional<DeviceCertificate> present) {
        decided(device, HttpDecisions.NONE.of(), why);
        return new Result(present, false);
    }

    private void decided(String device, Outcome.Taken outcome, Phrase why) {
        journal.decided(CapfDecisions.CERTIFICATE.of(device), outcome, why);
    }
}
