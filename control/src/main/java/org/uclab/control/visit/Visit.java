package org.uclab.control.visit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.ports.PortsFile;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;

/** Sockets to a lab of another process, known by its ports file, for guests that live in this one. */
public final class Visit implements AutoCloseable {

    private static final long CLOSE_MAX_SECONDS = 10;

    private final PortsFile ports;
    private final History history;
    private final Wire wire;

    private Visit(PortsFile ports, LabClock clock) {
        this.ports = ports;
        this.history = new History(clock);
        this.wire = new Wire(clock, history, new FaultBoard(history), plan(ports), Reach.everywhere());
    }

    /**
     * Opens one.
     *
     * @param clock stays the caller's to close, after this
     */
    public static Visit to(PortsFile ports, LabClock clock) {
        return new Visit(ports, clock);
    }

    private static AddressPlan plan(PortsFile ports) {
        boolean single = ports.hosts().stream()
                .flatMap(host -> host.services().stream())
                .allMatch(service -> service.address().equals("127.0.0.1"));
        AddressPlan plan = new AddressPlan(single);
        for (PortsFile.HostAt host : ports.hosts()) {
            for (PortsFile.ServiceAt service : host.services()) {
                plan.moved(
                        service.transport().equals("udp") ? Transport.UDP : Transport.TCP,
                        new Endpoint(host.address(), service.publishedPort()),
                        new Endpoint(service.address(), service.port()));
            }
        }
        return plan;
    }

    /** What guests here record; the lab has a history of its own. */
    public History history() {
        return history;
    }

    /** Where things are: what the file tells of. */
    public AddressPlan plan() {
        return wire.plan();
    }

    /**
     * Calls from a guest's address in a zone.
     *
     * @throws IllegalArgumentException when the lab has no such zone
     */
    public Dialler dialler(String zone, int number) {
        Map<String, PortsFile.ZoneAt> zones = ports.zones();
        if (!zones.containsKey(zone)) {
            throw new IllegalArgumentException("the lab has no zone '" + zone + "'; zones: " + zones.keySet());
        }
        return wire.dialler(zones.get(zone).guestAddresses() + "." + number);
    }

    /**
     * The certificate of the lab's CA.
     *
     * @throws PortsFile.Unusable when its file cannot be read, as when the lab has ended
     */
    public X509Certificate authority() {
        try {
            byte[] pem = Files.readAllBytes(Path.of(ports.ca()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        } catch (IOException | CertificateException unreadable) {
            throw new PortsFile.Unusable(
                    "cannot read the CA file " + ports.ca() + ": " + unreadable.getMessage()
                            + "\n    remedy: is the lab still running?",
                    unreadable);
        }
    }

    /**
     * The revocation lists of that CA as they are now; none where the lab takes no commands.
     *
     * @throws org.uclab.control.verb.Refused when the lab has ended
     */
    public List<X509CRL> revocations() {
        if (ports.api() == null) {
            return List.of();
        }
        String pem = ControlClient.of(ports).perform(LabVerbs.REVOCATIONS);
        try {
            return List.of((X509CRL) CertificateFactory.getInstance("X.509")
                    .generateCRL(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        } catch (CertificateException | CRLException unreadable) {
            throw new IllegalStateException("the lab gives no revocation list: " + pem, unreadable);
        }
    }

    /** Trust in that CA alone. */
    public X509TrustManager trust() {
        try {
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            authorities.setCertificateEntry("lab", authority());
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(authorities);
            return (X509TrustManager) Stream.of(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException missing) {
            throw new IllegalStateException("cannot make the trust manager", missing);
        }
    }

    @Override
    public void close() {
        wire.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(CLOSE_MAX_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
