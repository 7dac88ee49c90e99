package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;

/** What is said between two nodes and confirmed, seen from both ends. */
class XcpBacklogTest {

    private static final Instant NOW = Instant.EPOCH;

    private final XcpBacklog backlog = new XcpBacklog();
    private final XcpReceipt receipt = new XcpReceipt();

    private static Element route(String text) {
        return Xcp.route(Jid.valid("a@x.com/r"), Element.of(Namespaces.CLIENT, "message", text));
    }

    private Element add(String text) {
        return backlog.add(route(text), NOW).orElseThrow();
    }

    private static String text(Element routed) {
        return Xcp.routed(routed).orElseThrow().stanza().text();
    }

    private List<String> waiting() {
        return backlog.say().stream().map(XcpBacklogTest::text).toList();
    }

    @Test
    void whatIsNotConfirmedIsSaidAgainInOrder() {
        backlog.confirmed("life", 0);
        add("one");
        add("two");
        add("three");
        backlog.said();
        assertThat(backlog.confirmed("life", 0)).isEmpty();
        assertThat(waiting()).containsExactly("one", "two", "three");
    }

    @Test
    void whatIsConfirmedIsNot() {
        backlog.confirmed("life", 0);
        add("one");
        add("two");
        backlog.said();
        assertThat(backlog.confirmed("life", 1)).isEmpty();
        assertThat(waiting()).containsExactly("two");
        assertThat(backlog.confirmed("life", 2)).isEmpty();
        assertThat(backlog.oldest()).isEmpty();
    }

    @Test
    void whatWasSaidBeforeAPowerCutComesBackAndTheRestGoesOn() {
        backlog.confirmed("before", 0);
        add("taken");
        add("doubtful");
        backlog.said();
        backlog.confirmed("before", 1);
        add("never said");
        assertThat(backlog.confirmed("after", 0))
                .extracting(XcpBacklogTest::text)
                .containsExactly("doubtful");
        assertThat(waiting()).containsExactly("never said");
    }

    @Test
    void soDoesWhatWasToBeSaidThen() {
        backlog.confirmed("before", 0);
        add("never said");
        backlog.begun();
        add("for whoever is there now");
        assertThat(backlog.confirmed("after", 0))
                .extracting(XcpBacklogTest::text)
                .containsExactly("never said");
        assertThat(waiting()).containsExactly("for whoever is there now");
    }

    @Test
    void whatWaitsForTooLongComesBack() {
        backlog.confirmed("life", 0);
        add("old");
        backlog.add(route("young"), NOW.plusSeconds(9));
        assertThat(backlog.oldest()).contains(NOW);
        assertThat(backlog.overdue(NOW.plusSeconds(8)))
                .extracting(XcpBacklogTest::text)
                .containsExactly("old");
        assertThat(waiting()).containsExactly("young");
    }

    @Test
    void itIsBoundedInNumberAndInSize() {
        for (int i = 0; i < XcpBacklog.ELEMENTS_MAX; i++) {
            add("x");
        }
        assertThat(backlog.add(route("one more"), NOW)).isEmpty();
        XcpBacklog heavy = new XcpBacklog();
        String long1 = "x".repeat(XcpBacklog.CHARS_MAX - 1_000);
        assertThat(heavy.add(route(long1), NOW)).isPresent();
        assertThat(heavy.add(route("y".repeat(1_000)), NOW)).isEmpty();
        assertThat(heavy.add(route("y"), NOW)).isPresent();
        heavy.overdue(NOW);
        assertThat(heavy.add(route(long1), NOW)).isPresent();
    }

    @Test
    void nothingIsHeardTwiceWhileTheSpeakerHasPower() {
        receipt.begun(new Xcp.Begun("life", 1));
        assertThat(receipt.isNew(1)).isTrue();
        assertThat(receipt.isNew(2)).isTrue();
        receipt.begun(new Xcp.Begun("life", 2));
        assertThat(receipt.isNew(2)).isFalse();
        assertThat(receipt.isNew(3)).isTrue();
        receipt.begun(new Xcp.Begun("next life", 1));
        assertThat(receipt.isNew(1)).isTrue();
    }

    @Test
    void whatWasHeardIsConfirmedOnceForMany() {
        assertThat(receipt.confirmation("mine")).isEmpty();
        receipt.begun(new Xcp.Begun("life", 3));
        for (long number = 1; number < XcpReceipt.UNCONFIRMED_MAX; number++) {
            receipt.isNew(number);
            assertThat(receipt.pending()).isTrue();
            assertThat(receipt.due()).isFalse();
        }
        receipt.isNew(XcpReceipt.UNCONFIRMED_MAX);
        assertThat(receipt.due()).isTrue();
        Optional<Xcp.Confirmed> confirmed = receipt.confirmation("mine").flatMap(Xcp::confirmed);
        assertThat(confirmed).contains(new Xcp.Confirmed("mine", new Xcp.Begun("life", 3), XcpReceipt.UNCONFIRMED_MAX));
        assertThat(receipt.pending()).isFalse();
    }

    @Test
    void whatIsNoConfirmationIsNone() {
        Element confirmed = Xcp.of(new Xcp.Confirmed("b", new Xcp.Begun("a", 1), 7));
        assertThat(Xcp.confirmed(confirmed)).isPresent();
        assertThat(Xcp.confirmed(confirmed.with("number", "-1"))).isEmpty();
        assertThat(Xcp.confirmed(confirmed.with("number", "9".repeat(19)))).isEmpty();
        assertThat(Xcp.confirmed(confirmed.with("life", ""))).isEmpty();
        assertThat(Xcp.confirmed(confirmed.without("stream"))).isEmpty();
        assertThat(Xcp.begun(Xcp.of(new Xcp.Begun("a", 1)))).contains(new Xcp.Begun("a", 1));
        assertThat(Xcp.begun(confirmed)).isEmpty();
        assertThat(Xcp.number(confirmed)).isEmpty();
        assertThat(Xcp.number(Xcp.numbered(route("x"), 5))).hasValue(5);
    }
}
