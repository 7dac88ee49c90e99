package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.node.Node;
import org.uclab.sim.imp.cluster.ImpConfig;

/**
 * A history that a seed has drawn: users of two nodes write to each other and in a room that persists, while the nodes lose
 * each other and their power. Each round ends in peace: everybody is signed in and in the room, and hears the other node.
 */
final class Unrest {

    /** Lab seconds a second. */
    private static final double SCALE = 20;

    /** Between two messages to see whether the nodes hear each other again. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final int ROUNDS = 10;
    private static final int USERS = 6;

    /** What goes wrong in a round. */
    private enum Trouble {
        NONE,
        BROKEN_ONCE,
        SPLIT,
        ONE_WAY,
        SILENT,
        POWER_CUT,
        MOVE
    }

    private final TestCluster cluster;
    private final UnrestRecord record = new UnrestRecord();
    private final Random random;
    private final int messages;
    private final List<UnrestClient> clients = new ArrayList<>();
    private final List<String> story = new ArrayList<>();

    private Unrest(TestCluster cluster, long seed, int messages) {
        this.cluster = cluster;
        this.random = new Random(seed);
        this.messages = messages;
    }

    /** Plays the history of that seed with so many messages, and fails where something is not as promised. */
    static void play(long seed, int messages) throws Exception {
        List<ImpConfig.Account> accounts = new ArrayList<>();
        for (int i = 1; i <= USERS; i++) {
            accounts.add(TestCluster.account("u" + i, "secret", "", home(i), List.of()));
        }
        try (TestCluster cluster = new TestCluster(TestCluster.config(accounts, List.of()), SCALE)) {
            new Unrest(cluster, seed, messages).play();
        }
    }

    private static String home(int user) {
        return user % 2 == 0 ? TestCluster.SUB : TestCluster.PUB;
    }

    private void play() throws Exception {
        String room =
                "tea@" + ChatAlias.of(TestCluster.PUB, List.of(TestCluster.PUB, TestCluster.SUB), TestCluster.DOMAIN);
        for (int i = 1; i <= USERS; i++) {
            Node home = home(i).equals(TestCluster.PUB) ? cluster.pub : cluster.sub;
            clients.add(new UnrestClient(cluster, record, "u" + i, home, room));
        }
        for (UnrestClient client : clients) {
            client.signIn(client.home());
        }
        clients.get(0).make();
        peace();
        for (int round = 1; round <= ROUNDS; round++) {
            Trouble trouble = Trouble.values()[random.nextInt(Trouble.values().length)];
            story.add(trouble.name());
            talk(messages / ROUNDS / 2, random.nextBoolean());
            trouble(trouble);
            peace();
        }
        assertThat(record.complaints()).as(story + ", " + record.summary()).isEmpty();
        assertThat(record.acknowledged()).as(record.summary()).isGreaterThan(messages / 2);
    }

    private void trouble(Trouble trouble) throws Exception {
        int some = messages / ROUNDS / 2;
        switch (trouble) {
            case NONE -> talk(some, true);
            case BROKEN_ONCE -> {
                talk(some / 2, false);
                for (Node node : some()) {
                    cluster.faults.arm(new LinkFault.Reset(), Where.port(node.name(), "xcp"), Trigger.always());
                }
                TestCluster.await(cluster.faults.healAll());
                talk(some / 2, true);
            }
            case SPLIT -> split(List.of(cluster.pub, cluster.sub), some);
            case ONE_WAY -> split(some(), some);
            case SILENT -> {
                for (Node node : some()) {
                    cluster.faults.arm(new LinkFault.Silent(), Where.port(node.name(), "xcp"), Trigger.always());
                }
                talk(some, true);
                TestCluster.await(cluster.faults.healAll());
            }
            case POWER_CUT -> powerCut(random.nextBoolean() ? cluster.pub : cluster.sub, some);
            case MOVE -> {
                UnrestClient mover = clients.get(random.nextInt(USERS));
                mover.signOut();
                talk(some / 2, false);
                mover.signIn(random.nextBoolean() ? cluster.pub : cluster.sub);
                talk(some / 2, true);
            }
        }
    }

    /** One node or both. */
    private List<Node> some() {
        return switch (random.nextInt(3)) {
            case 0 -> List.of(cluster.pub);
            case 1 -> List.of(cluster.sub);
            default -> List.of(cluster.pub, cluster.sub);
        };
    }

    /** Those nodes are not heard by the other, and what was on its way to them is gone. */
    private void split(List<Node> deaf, int some) throws Exception {
        talk(some / 2, false);
        for (Node node : deaf) {
            cluster.faults.arm(new LinkFault.Refuse(), Where.port(node.name(), "xcp"), Trigger.always());
            cluster.faults.arm(new LinkFault.Reset(), Where.port(node.name(), "xcp"), Trigger.always());
        }
        talk(some / 2, true);
        TestCluster.await(cluster.faults.healAll());
    }

    private void powerCut(Node node, int some) throws Exception {
        talk(some / 2, random.nextBoolean());
        record.outage(node.name());
        TestCluster.await(node.stop("power cut"));
        List<UnrestClient> lost = clients.stream()
                .filter(client -> client.session().node.equals(node.name()))
                .toList();
        assertThat(record.await(UnrestClient.PATIENCE, () -> lost.stream().noneMatch(UnrestClient::isUp)))
                .as("clients notice the power cut")
                .isTrue();
        Node other = node == cluster.pub ? cluster.sub : cluster.pub;
        for (UnrestClient client : lost) {
            if (random.nextBoolean()) {
                client.signIn(other);
                client.enter();
            }
        }
        talk(some / 2, true);
        record.outage(node.name()); // and its room goes home
        TestCluster.await(node.start());
        TestCluster.await(node.join());
    }

    /** Some write something; who is asked for an answer knows that it was taken. */
    private void talk(int some, boolean acknowledged) throws Exception {
        for (int i = 0; i < some; i++) {
            UnrestClient writer = clients.get(random.nextInt(USERS));
            boolean inRoom = random.nextInt(3) == 0;
            String to = clients.get(random.nextInt(USERS)).user();
            if (writer.isUp() && (inRoom ? writer.isIn() : !to.equals(writer.user()))) {
                writer.write(inRoom ? "" : to);
            }
        }
        if (acknowledged) {
            for (UnrestClient client : clients) {
                if (client.isUp()) {
                    client.ask();
                }
            }
        }
    }

    /** Everybody comes back, and what was acknowledged arrives. */
    private void peace() throws Exception {
        for (UnrestClient client : clients) {
            if (!client.isUp()) {
                client.signIn(client.home());
            }
        }
        for (Node from : List.of(cluster.pub, cluster.sub)) {
            UnrestClient here = someoneOn(from);
            UnrestClient there = someoneOn(from == cluster.pub ? cluster.sub : cluster.pub);
            hears(here, there);
        }
        for (UnrestClient client : clients) {
            if (!client.isIn()) {
                client.enter();
            }
        }
        talk(USERS, true);
        assertThat(record.await(UnrestClient.PATIENCE, () -> record.missing().isEmpty()))
                .as(() -> story + ": " + record.missing() + ", " + record.summary())
                .isTrue();
        record.settle();
    }

    private UnrestClient someoneOn(Node node) throws Exception {
        for (UnrestClient client : clients) {
            if (client.session().node.equals(node.name())) {
                return client;
            }
        }
        UnrestClient mover = clients.stream()
                .filter(client -> client.home() == node)
                .findFirst()
                .orElseThrow();
        mover.signOut();
        mover.signIn(node);
        return mover;
    }

    /** The nodes hear each other again as soon as a message arrives and does not come back. */
    private void hears(UnrestClient from, UnrestClient to) throws Exception {
        long end = System.nanoTime() + UnrestClient.PATIENCE.toNanos();
        for (String id = from.write(to.user()); !record.isHeard(id); id = from.write(to.user())) {
            String last = id;
            record.await(UnrestClient.PATIENCE, () -> record.isDone(last));
            if (record.await(PAUSE, () -> record.isHeard(last))) {
                return;
            }
            assertThat(System.nanoTime())
                    .as(story + ": " + to.user() + " hears " + from.user())
                    .isLessThan(end);
        }
    }
}
