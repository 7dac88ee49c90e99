package org.uclab.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.client.ClientSettings;
import org.uclab.client.Lease;
import org.uclab.client.Memory;
import org.uclab.client.SignInResult;
import org.uclab.client.UcClient;
import org.uclab.client.tls.Trust;
import org.uclab.control.json.EventJson;
import org.uclab.control.ports.PortsFile;
import org.uclab.control.seat.Seat;
import org.uclab.control.visit.Visit;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Stamp;
import org.uclab.lab.ladder.Columns;
import org.uclab.lab.ladder.Ladder;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import tools.jackson.core.JacksonException;

/** A lab of another process, known by its ports file. The client gets its own history; the lab's is read from its file. */
final class RemotePlace implements Place {

    /** Away from the guests that the other process seats. */
    private static final int GUEST = Seat.LAST_GUEST + 1;

    private static final long WRITTEN_MAX_SECONDS = 5;

    private final PortsFile ports;
    private final Seed seed;
    private final WallClock clock;
    private final Visit visit;

    private RemotePlace(PortsFile ports, Seed seed) {
        this.ports = ports;
        this.seed = seed;
        this.clock = new WallClock(ports.timeScale());
        this.visit = Visit.to(ports, clock);
    }

    /**
     * Joins that lab.
     *
     * @param seed of what the client draws by lot; the lab has its own
     */
    static RemotePlace join(PortsFile ports, long seed) {
        return new RemotePlace(ports, Seed.of(seed));
    }

    @Override
    public String passwordOf(String address) {
        return ports.users().stream()
                .filter(user -> Place.is(user.address(), address))
                .map(PortsFile.UserAt::password)
                .findFirst()
                .orElseThrow(() -> Place.unknownUser(
                        address,
                        ports.users().stream().map(PortsFile.UserAt::address).toList()));
    }

    @Override
    public Outcome signIn(Typed typed, String zone, ClientSettings settings, Memory memory)
            throws InterruptedException {
        String name = typed.address().replaceFirst("@.*", "");
        PortsFile.ZoneAt place = ports.zones().get(zone);
        Dialler dialler = visit.dialler(zone, GUEST);
        Lease lease = new Lease(dialler.from(), publishedNameServer(zone), place.searchDomain());
        long before = lastSeq();
        try (UcClient client = UcClient.create(
                Seat.seeded(settings, seed, name),
                lease,
                Trust.in(List.of(visit.authority())).withRevocations(visit::revocations),
                dialler,
                visit.history().recorder(name),
                memory)) {
            SignInResult result = Place.signedIn(client, memory, typed);
            Map<String, String> names = new LinkedHashMap<>();
            names.put(dialler.from(), name);
            ports.hosts().forEach(host -> names.put(host.address(), host.name()));
            List<Event> events = merged(before);
            List<String> order = new ArrayList<>(names.values());
            order.sort(Comparator.comparing(host -> ports.hosts().stream()
                    .anyMatch(known -> known.name().equals(host) && known.zone().equals("inside"))));
            return new Outcome(
                    result, events, Ladder.of(events, new Columns(order, names)).toText());
        } finally {
            dialler.close();
        }
    }

    /** The published endpoint behind the actual one of the file. */
    private Endpoint publishedNameServer(String zone) {
        PortsFile.NameServerAt at = ports.nameServers().get(zone);
        if (at == null) {
            throw new UsageException("the lab has no zone '" + zone + "'; zones: "
                    + ports.nameServers().keySet());
        }
        return visit.plan().published(Transport.UDP, new Endpoint(at.address(), at.port()));
    }

    /** The lab's events since then and the client's own, on one time line. */
    private List<Event> merged(long after) throws InterruptedException {
        awaitWritten();
        List<Event> events = new ArrayList<>();
        for (Event event : labEvents()) {
            if (event.seq() > after) {
                events.add(event);
            }
        }
        Optional<Stamp> anchor = events.stream().findFirst().map(Event::stamp);
        for (Event event : visit.history().events()) {
            Stamp stamp = anchor.map(at -> onTimeLineOf(at, event.stamp())).orElse(event.stamp());
            if (event instanceof Event.ClientDecided decided) {
                events.add(new Event.ClientDecided(stamp, decided.decision()));
            } else if (event instanceof Event.MediaFlow media) {
                events.add(new Event.MediaFlow(stamp, media.peer(), media.flow()));
            }
        }
        events.sort(Comparator.comparing(event -> event.stamp().wall()));
        return events;
    }

    /** The lab writes its history out at intervals. */
    private void awaitWritten() throws InterruptedException {
        try {
            if (!Written.at(Path.of(ports.history())).await(clock.wallNow(), WRITTEN_MAX_SECONDS)) {
                throw new UsageException("the lab of " + ports.history() + " does not write its history any more"
                        + "\n    remedy: is the lab still running?");
            }
        } catch (IOException unreadable) {
            throw new UsageException(
                    "cannot read beside " + ports.history() + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private Stamp onTimeLineOf(Stamp anchor, Stamp mine) {
        Duration wall = Duration.between(anchor.wall(), mine.wall());
        Duration lab = Duration.ofNanos((long) (wall.toNanos() * ports.timeScale()));
        return new Stamp(mine.seq(), anchor.lab().plus(lab), mine.wall(), mine.node(), mine.port());
    }

    private long lastSeq() {
        return labEvents().stream().mapToLong(Event::seq).max().orElse(0);
    }

    private List<Event> labEvents() {
        List<Event> events = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(Path.of(ports.history()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                event(line).ifPresent(events::add);
            }
        } catch (IOException unreadable) {
            throw new UsageException(
                    "cannot read the history " + ports.history() + ": " + unreadable.getMessage()
                            + "\n    remedy: is the lab still running?",
                    unreadable);
        }
        return events;
    }

    /** The last line may be half there, as it is being written. */
    private static Optional<Event> event(String line) {
        try {
            return EventJson.read(line);
        } catch (JacksonException torn) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        visit.close();
        clock.close();
    }
}
