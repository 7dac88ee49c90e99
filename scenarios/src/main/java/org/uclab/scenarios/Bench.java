package org.uclab.scenarios;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.NodeFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Zone;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Wire;
import org.uclab.lab.words.Nearest;

/**
 * A running lab. Closing it fails when something was left over or one of our handlers threw, so that no test stays
 * green over a mistake of the lab itself.
 */
public final class Bench implements AutoCloseable {

    private static final long START_MAX_SECONDS = 30;
    private static final long CLOSE_MAX_SECONDS = 20;

    private final LabModel model;
    private final LabNumber number;
    private final WallClock clock;
    private final double timeScale;
    private final Lab lab;
    private final Site site;
    private final List<RunningSystem<?>> systems;
    private final RecordSets records;
    private final Mailboxes mailboxes;
    private final People people;
    private final Administration administration;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private Bench(LabModel model, BenchOptions options, LabNumber number) {
        this.model = model;
        this.number = number;
        this.timeScale = options.timeScale();
        this.clock = WallClock.careful(timeScale);
        History history = new History(clock, options.historyCapacity());
        FaultBoard faults = new FaultBoard(history);
        Seed seed = options.seed().isPresent() ? Seed.of(options.seed().getAsLong()) : Seed.fresh();
        Wire wire = new Wire(
                clock,
                history,
                faults,
                new AddressPlan(options.singleAddress()),
                new ZoneReach(model, number.number()),
                seed);
        LabCa ca = LabCa.create("uclab " + model.world() + " CA", clock);
        // Keys take their time on a cold start; what needs the CA first waits for this, everything else does not.
        RunningSystem.revocationAt(model).ifPresent(ca::revocationAt);
        CompletableFuture.runAsync(ca::certificate);
        this.lab = new Lab(clock, history, faults, wire, ca, seed);
        this.site = new Site(model, number.number());
        this.systems = Systems.all().stream()
                .<RunningSystem<?>>map(system -> new RunningSystem<>(system, site))
                .toList();
        model.hosts().values().forEach(host -> nodes.put(host.name(), off(host)));
        this.records = new RecordSets(this::programs, history);
        this.mailboxes = new Mailboxes(this::programs, history);
        this.people = new People(model);
        this.administration = new Administration(this::programs, people, history);
        administration.begin();
    }

    private Stream<Programs> programs() {
        return systems.stream().map(RunningSystem::programs);
    }

    private Node off(Host host) {
        return systems.stream()
                .filter(system -> system.roles().contains(host.role()))
                .findFirst()
                .map(system -> system.node(lab, host))
                .orElseGet(() -> RunningSystem.nothing(lab, site, host));
    }

    /**
     * Starts every node of a world; done when every port answers and the nodes have dialled each other. A lab without a number of
     * its own goes on to the next when somebody who knows nothing of the numbers has a port of it.
     *
     * @throws BenchException when a port is taken or the number is in use; nothing is left running then
     */
    public static Bench start(LabModel model, BenchOptions options) {
        return LabNumber.with(options.number(), number -> start(model, options, number));
    }

    private static Bench start(LabModel model, BenchOptions options, LabNumber number) {
        Bench bench;
        try {
            bench = new Bench(model, options, number);
        } catch (BenchException unusable) {
            number.close();
            throw unusable;
        }
        try {
            bench.powerUp();
            return bench;
        } catch (CompletionException failed) {
            bench.release();
            throw new BenchException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    private void powerUp() {
        List<Node> all = List.copyOf(nodes.values());
        // All settle before anything is judged: what is still starting could not be ended.
        wait(Future.join(all.stream().map(Node::start).toList()), START_MAX_SECONDS);
        wait(Future.join(all.stream().map(Node::join).toList()), START_MAX_SECONDS);
    }

    public LabModel model() {
        return model;
    }

    /** The second number of every address of this lab. */
    public int number() {
        return number.number();
    }

    /** What is drawn by lot in this lab. */
    public Seed seed() {
        return lab.seed();
    }

    public LabClock clock() {
        return lab.clock();
    }

    /** The same clock, for who commands it. */
    public WallClock pace() {
        return clock;
    }

    /** Tells the history what somebody made of the clock. */
    public void clockChanged(String how) {
        history()
                .recorder(BenchDecisions.LAB)
                .decided(BenchDecisions.CLOCK.of(), BenchDecisions.SET.of(how), BenchDecisions.ASKED.of());
    }

    /** The lab's sockets, for what stands beside the world. */
    public Wire wire() {
        return lab.wire();
    }

    public History history() {
        return lab.history();
    }

    public FaultBoard faults() {
        return lab.faults();
    }

    public LabCa ca() {
        return lab.ca();
    }

    public AddressPlan addressPlan() {
        return lab.wire().plan();
    }

    /** The record sets of its name servers. */
    public RecordSets records() {
        return records;
    }

    /** Who there is now. */
    public People people() {
        return people;
    }

    /** What can be done to users and devices of call control. */
    public Administration administration() {
        return administration;
    }

    /** Where callers leave voice messages. */
    public Mailboxes mailboxes() {
        return mailboxes;
    }

    /** What the systems tell of a person of the world, such as the {@code devices}. */
    public Map<String, List<String>> tells(String user) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        systems.forEach(system -> told.putAll(system.tells(user)));
        return told;
    }

    /** All nodes, in the order of the world. */
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /**
     * The node of that full or short host name.
     *
     * @throws IllegalArgumentException when there is none such
     */
    public Node node(String name) {
        return nodes.values().stream()
                .filter(node -> node.name().equals(name) || node.name().startsWith(name + "."))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no host '" + name + "'; hosts: " + nodes.keySet() + Nearest.hint(name, hostNames())));
    }

    /** Full and short ones. */
    private List<String> hostNames() {
        return nodes.keySet().stream()
                .flatMap(host -> Stream.of(host, model.host(host).shortName()))
                .toList();
    }

    /**
     * The name server that the DHCP of a zone gives.
     *
     * @throws IllegalArgumentException when there is no such zone
     */
    public Endpoint nameServer(String zone) {
        return site.nameServer(zone);
    }

    public Zone zone(String name) {
        return model.zone(name);
    }

    /** Calls from a guest's address in a zone: {@code 127.lab.network.number}. */
    public Dialler guest(String zone, int hostNumber) {
        return lab.wire().dialler("127." + number() + "." + zone(zone).network() + "." + hostNumber);
    }

    /**
     * Arms a fault; it has taken hold when this returns, or lies in wait.
     *
     * @throws IllegalArgumentException when place, fault and trigger do not go together; the message says what would
     */
    public ArmedFault arm(Fault fault, Where where, Trigger trigger) {
        String host = node(where.host()).name();
        ArmedFault armed = faults().arm(fault, new Where(host, where.service()), trigger);
        wait(armed.held(), CLOSE_MAX_SECONDS);
        return armed;
    }

    /** Heals all faults; hosts have their power, and have dialled their peers, when this returns. */
    public void heal() {
        wait(faults().healAll(), START_MAX_SECONDS);
    }

    /** Heals one fault; what it held is free when this returns. */
    public void heal(ArmedFault armed) {
        wait(faults().heal(armed), START_MAX_SECONDS);
    }

    /** Heals all faults of which that is so, in the order of their arming; hosts are as they are to be when this returns. */
    public void heal(Predicate<ArmedFault> which) {
        wait(faults().heal(which), START_MAX_SECONDS);
    }

    /** Power cut of one node: a fault like any other. */
    public void stop(String host) {
        arm(new NodeFault.PowerCut(), Where.host(node(host).name()), Trigger.always());
    }

    /** Power back: every power cut of the node is healed, it starts and dials its peers. */
    public void restart(String host) {
        String name = node(host).name();
        heal(armed -> armed.fault() instanceof NodeFault.PowerCut
                && armed.where().host().equals(name));
    }

    /**
     * Everything is again as the world says: no fault is armed, lab time passes as it did at the start, and every host
     * starts with nothing kept. The history goes on. Done when every port answers and the nodes have dialled each other.
     *
     * @return the number of the last event before the first host started
     */
    public long restore() {
        clock.release();
        clock.scale(timeScale);
        List<Node> all = List.copyOf(nodes.values());
        wait(
                Future.join(all.stream()
                        .map(node -> node.stop("the lab is restored"))
                        .toList()),
                CLOSE_MAX_SECONDS);
        wait(faults().healAll(), START_MAX_SECONDS);
        systems.forEach(RunningSystem::begin);
        administration.begin();
        long last = history().last();
        powerUp();
        return last;
    }

    /** Names by address, of the nodes and of those guests. */
    public Map<String, String> names(Map<String, String> guests) {
        Map<String, String> names = new LinkedHashMap<>(guests);
        nodes.values().forEach(node -> names.put(node.address(), node.name()));
        return names;
    }

    /**
     * Hosts from left to right as a message from a guest far out meets them: guests, then zone by zone, the one that
     * reaches the least first.
     */
    public List<String> columnOrder(Collection<String> guests) {
        List<String> order = new ArrayList<>(guests);
        model.zones().values().stream()
                .sorted(Comparator.comparingInt(zone -> zone.reaches().size()))
                .forEach(zone -> nodes.keySet().stream()
                        .filter(host -> model.host(host).zone().equals(zone.name()))
                        .forEach(order::add));
        return order;
    }

    @Override
    public void close() {
        List<Event> mistakes = history().events().stream()
                .filter(event -> event instanceof Event.HandlerFailed)
                .toList();
        List<String> leftovers = release();
        mistakes.forEach(event -> leftovers.add(event.node() + ": " + event.text()));
        if (!leftovers.isEmpty()) {
            BenchException told = new BenchException(
                    "the lab of world " + model.world() + " did not close cleanly: " + String.join("; ", leftovers));
            mistakes.forEach(event -> told.addSuppressed(((Event.HandlerFailed) event).cause()));
            throw told;
        }
    }

    /** Ends everything; what it could not end, it names. */
    private List<String> release() {
        List<String> leftovers = new ArrayList<>();
        faults().close();
        try {
            wait(
                    Future.join(nodes.values().stream()
                            .map(node -> node.stop("the lab ends"))
                            .toList()),
                    CLOSE_MAX_SECONDS);
            if (lab.wire().connections() > 0) {
                leftovers.add(lab.wire().connections() + " connections");
            }
            if (lab.wire().rangeSockets() > 0) {
                leftovers.add(lab.wire().rangeSockets() + " sockets of calls");
            }
            wait(lab.wire().close(), CLOSE_MAX_SECONDS);
        } catch (CompletionException failed) {
            leftovers.add("closing failed: " + failed.getCause());
        }
        lab.clock().close();
        number.close();
        return leftovers;
    }

    private static void wait(Future<?> future, long maxSeconds) {
        try {
            future.toCompletionStage().toCompletableFuture().get(maxSeconds, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        } catch (TimeoutException late) {
            throw new CompletionException(new BenchException("not done after " + maxSeconds + " s", late));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CompletionException(new BenchException("interrupted", interrupted));
        }
    }
}
