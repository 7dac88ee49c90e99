package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.history.Event;
import org.uclab.sim.imp.cluster.ImpConfig;

/** Streams that are acknowledged and go on, XEP-0198, and clients that make the worst of it. */
class ManagedStreamTest {

    private static final Duration RESUMPTION = Duration.ofMinutes(5);
    private static final String SM = "xmlns='urn:xmpp:sm:3'";

    private TestCluster cluster;
    private final List<RawClient> clients = new ArrayList<>();

    @BeforeEach
    void up() {
        cluster = new TestCluster(TestCluster.managed(RESUMPTION), 1);
    }

    @AfterEach
    void down() throws Exception {
        for (RawClient client : clients) {
            client.close();
        }
        cluster.close();
    }

    private RawClient mac() throws Exception {
        return signedIn("mac.donald", "ilikeMRA1");
    }

    private RawClient ada() throws Exception {
        RawClient ada = signedIn("ada.byron", "Analytical9");
        ada.binds("desk");
        return ada;
    }

    private RawClient signedIn(String user, String password) throws Exception {
        RawClient client = new RawClient(cluster, cluster.pub, user, password);
        clients.add(client);
        return client;
    }

    private static String chat(String to, String body) {
        return "<message type='chat' id='" + body.split("[.]")[0] + "' to='" + to + "@uclab.com/desk'><body>" + body
                + "</body></message>";
    }

    private static String ping(String id) {
        return "<iq type='get' id='" + id + "' to='uclab.com'><ping xmlns='urn:xmpp:ping'/></iq>";
    }

    /** Lost, and known to be lost. */
    private void loses(RawClient client) throws Exception {
        long before = cluster.history.last();
        client.loses();
        assertThat(cluster.sees(before, TestCluster.PUB, "CONNECTION_CLOSED")).isPresent();
    }

    private RawClient resumes(String id, String handled) throws Exception {
        RawClient again = mac();
        again.says("<resume " + SM + " previd='" + id + "' h='" + handled + "'/>");
        return again;
    }

    @Test
    void whatIsSaidIsCountedAndAcknowledgedBothWays() throws Exception {
        RawClient mac = mac();
        mac.binds("desk");
        mac.enables();
        mac.says("<r " + SM + "/>");
        assertThat(RawClient.attribute("h", mac.hears("<a "))).isEqualTo("0");
        mac.says("<iq type='set' id='s'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>");
        mac.says(ping("p") + "<presence/>" + "<r " + SM + "/>");
        String heard = mac.hears("<a ");
        assertThat(RawClient.attribute("h", heard)).as("every kind of stanza").isEqualTo("3");
        assertThat(heard).containsOnlyOnce("<r xmlns='urn:xmpp:sm:3'/>");
        mac.says("<a " + SM + " h='1'/>");
        mac.hears("<r ");
        mac.says("<a " + SM + " h='3'/>" + ping("q"));
        assertThat(mac.hears("<r ")).contains("id='q'");
    }

    @Test
    void aLostStreamGoesOnWithWhatWasNotAcknowledged() throws Exception {
        RawClient ada = ada();
        RawClient mac = mac();
        mac.binds("desk");
        String id = mac.enables();
        mac.says("<presence/>");
        mac.hears("<presence");
        ada.says(chat("mac.donald", "one"));
        mac.hears("one</body></message>");
        mac.says("<a " + SM + " h='2'/>");
        ada.says(chat("mac.donald", "two"));
        mac.hears("two</body></message>");
        loses(mac);
        long lost = cluster.history.last();
        ada.says(chat("mac.donald", "three") + ping("p"));
        assertThat(ada.hears("id='p'")).as("nothing comes back").doesNotContain("error");
        RawClient again = resumes(id, "2");
        String resumed = again.hears("<resumed");
        assertThat(RawClient.attribute("h", resumed)).isEqualTo("1");
        assertThat(RawClient.attribute("previd", resumed)).isEqualTo(id);
        assertThat(again.hears("three</body></message>")).contains("two</body>").doesNotContain("one</body>");
        ada.says(chat("mac.donald", "four"));
        again.hears("four</body></message>");
        again.says(chat("ada.byron", "answer"));
        assertThat(ada.hears("answer</body>")).contains("from='mac.donald@uclab.com/desk'");
        assertThat(cluster.history.since(lost))
                .as("nobody saw it go")
                .noneMatch(TestCluster.holds("presence unavailable"));
    }

    @Test
    void aStreamThatDoesNotGoOnIsOverInLabTimeAndGivesBackWhatItHas() throws Exception {
        cluster.close();
        cluster = new TestCluster(TestCluster.managed(RESUMPTION), 60);
        RawClient ada = ada();
        ada.says("<presence/>");
        RawClient mac = mac();
        mac.binds("desk");
        String id = mac.enables();
        mac.says("<presence/>");
        mac.hears("<presence");
        Event closed = lost(mac);
        ada.says(chat("mac.donald", "in vain"));
        assertThat(ada.hears("id='in vain'")).contains("type='error'");
        Event gone = cluster.history
                .await(
                        closed.seq(),
                        Duration.ofMinutes(20),
                        TestCluster.holds("MESSAGE_SENT", "message error", "ada.byron"))
                .orElseThrow();
        assertThat(Duration.between(closed.stamp().lab(), gone.stamp().lab())).isGreaterThanOrEqualTo(RESUMPTION);
        RawClient late = resumes(id, "0");
        String failed = late.hears("</failed>");
        assertThat(failed).contains("item-not-found");
        assertThat(RawClient.attribute("h", failed)).as("what was handled").isEqualTo("1");
        late.binds("desk");
        late.says(ping("p"));
        late.hears("id='p'");
    }

    @Test
    void whereMessagesWaitWhatWasNotAcknowledgedWaitsForTheNextClient() throws Exception {
        cluster.close();
        cluster = new TestCluster(TestCluster.with(Optional.of(Duration.ofSeconds(60)), true), 60);
        RawClient ada = ada();
        RawClient mac = mac();
        mac.binds("desk");
        mac.enables();
        mac.says("<presence/>");
        mac.hears("<presence");
        Event closed = lost(mac);
        ada.says(chat("mac.donald", "kept") + ping("p"));
        ada.hears("id='p'");
        assertThat(cluster.history.await(
                        closed.seq(),
                        Duration.ofMinutes(20),
                        TestCluster.holds(TestCluster.SUB, "MESSAGE_RECEIVED", "gone")))
                .as("its time is up")
                .isPresent();
        RawClient again = mac();
        again.binds("phone");
        again.says("<presence/>");
        assertThat(again.hears("</message>")).contains("kept</body>", "urn:xmpp:delay");
        ada.says(ping("q"));
        assertThat(ada.hears("id='q'")).doesNotContain("error");
    }

    private Event lost(RawClient client) throws Exception {
        long before = cluster.history.last();
        client.loses();
        return cluster.sees(before, TestCluster.PUB, "CONNECTION_CLOSED").orElseThrow();
    }

    @Test
    void nobodyTakesUpTheStreamOfSomebodyElse() throws Exception {
        RawClient mac = mac();
        mac.binds("desk");
        String id = mac.enables();
        loses(mac);
        RawClient eve = signedIn("ada.byron", "Analytical9");
        eve.says("<resume " + SM + " previd='" + id + "' h='0'/>");
        assertThat(eve.hears("</failed>")).contains("item-not-found").doesNotContain(" h=");
        RawClient again = resumes(id, "0");
        again.hears("<resumed");
        RawClient over = resumes("no such", "0");
        assertThat(over.hears("</failed>")).contains("item-not-found").doesNotContain(" h=");
    }

    @Test
    void aSecondConnectionTakesOverFromOneThatStillStands() throws Exception {
        RawClient first = mac();
        first.binds("desk");
        String id = first.enables();
        RawClient second = resumes(id, "0");
        second.hears("<resumed");
        first.hears("conflict");
        first.hears("</stream:stream");
        second.says(ping("p"));
        second.hears("id='p'");
        loses(second);
        resumes(id, "1").hears("<resumed");
    }

    @Test
    void aStreamThatIsClosedIsOver() throws Exception {
        RawClient mac = mac();
        mac.binds("desk");
        String id = mac.enables();
        mac.says("</stream:stream>");
        mac.hears("</stream:stream");
        assertThat(resumes(id, "0").hears("</failed>")).contains("item-not-found");
    }

    @Test
    void withoutTheWishToGoOnAStreamEndsWithItsConnection() throws Exception {
        RawClient ada = ada();
        RawClient mac = mac();
        mac.binds("desk");
        mac.says("<enable " + SM + "/>");
        assertThat(mac.hears("<enabled")).doesNotContain("resume", "id=");
        ada.says(chat("mac.donald", "unacknowledged"));
        mac.hears("unacknowledged</body>");
        loses(mac);
        assertThat(ada.hears("id='unacknowledged'")).contains("type='error'");
    }

    @Test
    void whoeverTakesTheResourceEndsTheStreamThatWaits() throws Exception {
        RawClient ada = ada();
        RawClient mac = mac();
        mac.binds("desk");
        String id = mac.enables();
        loses(mac);
        ada.says(chat("mac.donald", "waits") + ping("p"));
        ada.hears("id='p'");
        RawClient other = mac();
        other.binds("desk");
        assertThat(ada.hears("id='waits'")).contains("type='error'");
        assertThat(resumes(id, "0").hears("</failed>")).contains("item-not-found");
        other.says(ping("p"));
        other.hears("id='p'");
    }

    @Test
    void streamsThatWaitKeepNobodyOut() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < ImpConfig.Settings.usual().logonsPerUserMax(); i++) {
            RawClient mac = mac();
            mac.binds("r" + i);
            ids.add(mac.enables());
            loses(mac);
        }
        RawClient more = mac();
        more.binds("one-more");
        more.says(ping("p"));
        assertThat(more.hears("id='p'")).contains("result");
        assertThat(resumes(ids.get(0), "0").hears("</failed>")).contains("item-not-found");
        resumes(ids.get(1), "0").hears("<resumed");
    }

    @Test
    void whoeverLeavesTooMuchUnacknowledgedIsSentAway() throws Exception {
        RawClient mac = mac();
        mac.binds("desk");
        String id = mac.enables();
        for (int i = 0; i <= ManagedStream.UNACKNOWLEDGED_MAX; i++) {
            mac.says(ping("p" + i));
        }
        mac.hears("resource-constraint");
        mac.hears("</stream:stream");
        assertThat(resumes(id, "0").hears("</failed>")).contains("item-not-found");
    }

    @Test
    void whatWaitsForALostClientIsBounded() throws Exception {
        RawClient ada = ada();
        RawClient mac = mac();
        mac.binds("desk");
        String id = mac.enables();
        loses(mac);
        String long1 = "x".repeat(100_000);
        for (int i = 0; i < 12; i++) {
            ada.says(chat("mac.donald", i + "." + long1));
        }
        assertThat(ada.hears("service-unavailable")).contains("type='error' id='0'");
        assertThat(resumes(id, "0").hears("</failed>")).contains("item-not-found");
    }

    @Test
    void countsThatCannotBeEndTheStream() throws Exception {
        RawClient mac = mac();
        mac.binds("desk");
        mac.enables();
        mac.says("<a " + SM + " h='5'/>");
        String error = mac.hears("<handled-count-too-high");
        assertThat(error).contains("undefined-condition");
        assertThat(RawClient.attribute("h", error)).isEqualTo("5");
        assertThat(RawClient.attribute("send-count", error)).isEqualTo("0");
        for (String no : List.of("", "h='-1'", "h='4294967296'", "h='x'")) {
            RawClient other = mac();
            other.binds("desk");
            other.enables();
            other.says("<a " + SM + " " + no + "/>");
            other.hears("policy-violation");
        }
    }

    @Test
    void aResumptionThatMakesNoSenseIsRefusedAndTheStreamStillWaits() throws Exception {
        RawClient mac = mac();
        mac.binds("desk");
        String id = mac.enables();
        loses(mac);
        for (String no : List.of("7", "-1", "x", "")) {
            assertThat(resumes(id, no).hears("</failed>")).as(no).contains("bad-request");
        }
        resumes(id, "0").hears("<resumed");
    }

    @Test
    void whatIsNotDueIsRefused() throws Exception {
        RawClient mac = mac();
        mac.says("<enable " + SM + "/>");
        assertThat(mac.hears("</failed>")).contains("unexpected-request");
        mac.binds("desk");
        mac.says("<resume " + SM + " previd='x' h='0'/>");
        assertThat(mac.hears("</failed>")).contains("unexpected-request");
        mac.enables();
        mac.says("<enable " + SM + "/>");
        assertThat(mac.hears("</failed>")).contains("unexpected-request");
        mac.says("<explode " + SM + "/>");
        mac.hears("unsupported-stanza-type");
        RawClient unmanaged = mac();
        unmanaged.binds("desk");
        unmanaged.says("<r " + SM + "/>");
        unmanaged.hears("unsupported-stanza-type");
        RawClient early = mac();
        early.says("<a " + SM + " h='0'/>");
        early.hears("not-authorized");
    }

    @Test
    void itIsOffUnlessTheWorldHasIt() throws Exception {
        cluster.close();
        cluster = new TestCluster(ImpConfig.Settings.usual());
        RawClient mac = mac();
        mac.binds("desk");
        mac.says("<enable " + SM + " resume='true'/>");
        assertThat(mac.hears("</stream:stream")).contains("unsupported-stanza-type");
        assertThat(cluster.history.events()).noneMatch(TestCluster.holds("MESSAGE_SENT", "features", " sm"));
    }
}
