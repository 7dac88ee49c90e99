package org.uclab.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.uclab.client.ClientSettings;
import org.uclab.client.Lease;
import org.uclab.client.SignInResult;
import org.uclab.client.UcClient;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.client.tls.Trust;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Wire;

/**
 * Reference clients that use a lab of another process, as part of the load of {@code tool/soak}: each line on standard
 * input asks for a round, and each round says in one line what it came to. In a round one user signs in inside and one
 * outside, they chat both ways, look somebody up and sign out; every round they change places.
 */
public final class SoakClients {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long CLOSE_MAX_SECONDS = 10;
    private static final int GUEST = 240;
    private static final int EVENTS_KEPT = 200;
    private static final int DNS_PORT = 53;

    private record Place(String network, String nameServer, String searchDomain) {

        /** Of {@code 127.9.1,127.9.1.2,acme.test}. */
        static Place of(String text) {
            List<String> parts = List.of(text.split(",", -1));
            return new Place(parts.get(0), parts.get(1), parts.get(2));
        }
    }

    private record Person(String address, String password) {

        /** Of {@code amelia.ward@acme.test=secret}. */
        static Person of(String text) {
            List<String> parts = List.of(text.split("=", 2));
            return new Person(parts.get(0), parts.get(1));
        }
    }

    private record Seated(Person person, UcClient client, Dialler dialler) implements AutoCloseable {

        @Override
        public void close() {
            client.close();
            dialler.close();
        }
    }

    private final Wire wire;
    private final History history;
    private final Trust trust;

    private SoakClients(Wire wire, History history, Trust trust) {
        this.wire = wire;
        this.history = history;
        this.trust = trust;
    }

    /**
     * The arguments are the CA's file, the inside and the outside as {@code network,nameServer,searchDomain}, and two
     * people as {@code address=password}. Ends with standard input.
     */
    public static void main(String[] arguments) throws IOException, CertificateException {
        Place inside = Place.of(arguments[1]);
        Place outside = Place.of(arguments[2]);
        Person one = Person.of(arguments[3]);
        Person two = Person.of(arguments[4]);
        try (WallClock clock = new WallClock(1)) {
            History history = new History(clock, EVENTS_KEPT);
            Wire wire = new Wire(clock, history, new FaultBoard(history), new AddressPlan(false), Reach.everywhere());
            try {
                var clients = new SoakClients(wire, history, Trust.in(List.of(authority(Path.of(arguments[0])))));
                for (int round = 0; System.in.read() >= 0; round++) {
                    boolean even = round % 2 == 0;
                    System.out.println(clients.round(even ? one : two, inside, even ? two : one, outside));
                }
            } finally {
                wire.close()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .orTimeout(CLOSE_MAX_SECONDS, TimeUnit.SECONDS)
                        .join();
            }
        }
    }

    private static X509Certificate authority(Path pem) throws IOException, CertificateException {
        try (InputStream bytes = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        }
    }

    /** What it came to: {@code ok}, or {@code failed} and what did not happen. */
    private String round(Person here, Place inside, Person there, Place outside) {
        try (Seated near = seat(here, inside);
                Seated far = seat(there, outside)) {
            String failed = failed(near, far);
            return failed.isEmpty() ? "ok" : "failed: " + failed;
        }
    }

    private String failed(Seated near, Seated far) {
        for (Seated seated : List.of(near, far)) {
            SignInResult result = seated.client()
                    .signIn(seated.person().address(), seated.person().password());
            if (result.kind() != SignInResult.Kind.SIGNED_IN) {
                return seated.person().address() + " from " + seated.dialler().from() + ": " + result.text();
            }
        }
        if (!said(near, far) || !said(far, near)) {
            return "a message did not arrive";
        }
        for (Seated seated : List.of(near, far)) {
            ContactAnswer found =
                    seated.client().contactSource().byContactId(near.person().address());
            if (found.kind() != ContactAnswer.Kind.FOUND) {
                return seated.person().address() + " did not find "
                        + near.person().address() + ": " + found.text();
            }
            seated.client().signOut();
        }
        return "";
    }

    private static boolean said(Seated from, Seated to) {
        return from.client().chat(to.person().address(), "how long does it hold?")
                && to.client().awaitMessage(from.person().address(), LIMIT).isPresent();
    }

    private Seated seat(Person person, Place place) {
        Dialler dialler = wire.dialler(place.network() + "." + GUEST);
        String name = person.address().replaceFirst("@.*", "");
        Lease lease = new Lease(dialler.from(), new Endpoint(place.nameServer(), DNS_PORT), place.searchDomain());
        return new Seated(
                person,
                UcClient.create(ClientSettings.defaults().withSeed(1), lease, trust, dialler, history.recorder(name)),
                dialler);
    }
}
