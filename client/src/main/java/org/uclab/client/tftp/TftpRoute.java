package org.uclab.client.tftp;

import java.time.Duration;
import java.util.Optional;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.Posted;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpFields;

/** Another way, on which files of TFTP servers come by datagrams. Everything else goes as before. */
public final class TftpRoute implements Route {

    /** UDP port of TFTP (RFC 1350 §4). */
    public static final int PORT = 69;

    private static final int HTTP_PORT = 6970;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** What reading by datagrams needs. */
    public record Equipment(HostLookup hosts, TftpReader reader, Journal journal) {}

    private final Route around;
    private final FileTransport transport;
    private final Equipment equipment;
    private final Patience patience;

    public TftpRoute(Route around, FileTransport transport, Equipment equipment, Patience patience) {
        this.around = around;
        this.transport = transport;
        this.equipment = equipment;
        this.patience = patience;
    }

    @Override
    public boolean throughEdge() {
        return around.throughEdge();
    }

    @Override
    public Fetched get(ServerUrl url, Optional<Credentials> credentials) throws RouteLost, Stopped {
        boolean file = url.scheme().equals("http") && url.port() == HTTP_PORT;
        if (!file || transport == FileTransport.HTTP) {
            return around.get(url, credentials);
        }
        if (transport == FileTransport.TFTP) {
            return read(url);
        }
        Fetched fetched = around.get(url, credentials);
        if (!(fetched instanceof Fetched.NoAnswer lost)) {
            return fetched;
        }
        equipment
                .journal()
                .decided(
                        TftpDecisions.TRANSPORT.of(),
                        TftpDecisions.TFTP.of(),
                        TftpDecisions.NO_HTTP.of(url.host(), lost.because()));
        return read(url);
    }

    /** Files are not posted to. */
    @Override
    public Fetched post(ServerUrl url, Posted document, Optional<Credentials> credentials) throws RouteLost, Stopped {
        return around.post(url, document, credentials);
    }

    /** Nor is anything else done to them. */
    @Override
    public Fetched send(String method, ServerUrl url, Optional<Posted> document, Optional<Credentials> credentials)
            throws RouteLost, Stopped {
        return around.send(method, url, document, credentials);
    }

    private Fetched read(ServerUrl url) throws Stopped {
        HostLookup.Located located = patience.await(equipment.hosts().locate(url.host()));
        if (located.addresses().isEmpty()) {
            return new Fetched.NoAnswer(located.because());
        }
        Endpoint server = new Endpoint(located.addresses().get(0), PORT);
        TftpOutcome outcome =
                patience.await(equipment.reader().read(server, url.path().substring(1)));
        return switch (outcome.kind()) {
            case FILE -> answered(OK, ((TftpOutcome.File) outcome).content());
            case REFUSED -> refused((TftpOutcome.Refused) outcome);
            case LOST -> new Fetched.NoAnswer(TftpDecisions.LOST.of(((TftpOutcome.Lost) outcome).reason()));
        };
    }

    private static Fetched refused(TftpOutcome.Refused refused) {
        return switch (refused.code()) {
            case TftpPacket.FILE_NOT_FOUND -> answered(NOT_FOUND, new byte[0]);
            case TftpPacket.ACCESS_VIOLATION -> answered(FORBIDDEN, new byte[0]);
            default -> new Fetched.NoAnswer(TftpDecisions.ERROR.of(refused.code(), refused.text()));
        };
    }

    private static Fetched answered(int status, byte[] content) {
        return new Fetched.Answered(status, HttpFields.none(), content);
    }

    @Override
    public Route within(Patience other) {
        return new TftpRoute(around.within(other), transport, equipment, other);
    }

    @Override
    public Route within(Patience other, Duration limit) {
        return new TftpRoute(around.within(other, limit), transport, equipment, other);
    }
}
