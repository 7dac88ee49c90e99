package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;

/** The counters of XEP-0198 §3 and §4. */
class StanzaLedgerTest {

    private static final long LAST = (1L << 32) - 1;

    private static Element message(int number) {
        return Element.of(Namespaces.CLIENT, Stanza.MESSAGE).with("id", String.valueOf(number));
    }

    private static List<String> waiting(StanzaLedger ledger) {
        return ledger.unacknowledged().stream()
                .map(stanza -> stanza.attribute("id", ""))
                .toList();
    }

    @Test
    void whatIsAcknowledgedWaitsNoMore() {
        StanzaLedger ledger = new StanzaLedger(10, 1000);
        for (int i = 1; i <= 3; i++) {
            assertThat(ledger.send(message(i))).isTrue();
        }
        assertThat(ledger.sent()).isEqualTo(3);
        assertThat(ledger.acknowledge(2)).isTrue();
        assertThat(waiting(ledger)).containsExactly("3");
        assertThat(ledger.acknowledge(2)).as("the same again").isTrue();
        assertThat(waiting(ledger)).containsExactly("3");
        assertThat(ledger.acknowledge(3)).isTrue();
        assertThat(waiting(ledger)).isEmpty();
        assertThat(ledger.sent()).isEqualTo(3);
    }

    @Test
    void nobodyHasHandledWhatWasNotSentNorLessThanBefore() {
        StanzaLedger ledger = new StanzaLedger(10, 1000);
        assertThat(ledger.acknowledge(1)).isFalse();
        assertThat(ledger.acknowledge(LAST)).isFalse();
        ledger.send(message(1));
        ledger.send(message(2));
        ledger.acknowledge(1);
        assertThat(ledger.acknowledge(3)).isFalse();
        assertThat(ledger.acknowledge(0)).isFalse();
        assertThat(waiting(ledger)).containsExactly("2");
    }

    @Test
    void afterTheLastNumberComesNought() {
        StanzaLedger ledger = new StanzaLedger(10, 1000, LAST - 1);
        ledger.received();
        assertThat(ledger.handled()).isEqualTo(LAST);
        ledger.received();
        assertThat(ledger.handled()).isZero();
        for (int i = 1; i <= 4; i++) {
            ledger.send(message(i));
        }
        assertThat(ledger.sent()).isEqualTo(2);
        assertThat(ledger.acknowledge(LAST)).isTrue();
        assertThat(waiting(ledger)).containsExactly("2", "3", "4");
        assertThat(ledger.acknowledge(0)).isTrue();
        assertThat(waiting(ledger)).containsExactly("3", "4");
        assertThat(ledger.acknowledge(3)).as("one too many").isFalse();
        assertThat(ledger.acknowledge(2)).isTrue();
        assertThat(waiting(ledger)).isEmpty();
    }

    @Test
    void whatWaitsIsBoundedInNumberAndSize() {
        StanzaLedger few = new StanzaLedger(2, 10_000);
        assertThat(few.send(message(1))).isTrue();
        assertThat(few.send(message(2))).isTrue();
        assertThat(few.send(message(3))).isFalse();
        assertThat(waiting(few)).as("it can still be given back").containsExactly("1", "2", "3");
        int size = message(1).toXml().length();
        StanzaLedger small = new StanzaLedger(100, 2 * size);
        assertThat(small.send(message(1))).isTrue();
        assertThat(small.send(message(2))).isTrue();
        assertThat(small.acknowledge(1)).isTrue();
        assertThat(small.send(message(3))).as("there is room again").isTrue();
        assertThat(small.send(message(4))).isFalse();
    }

    @Test
    void aCountIsANumberOf32Bits() {
        assertThat(StanzaLedger.count("0")).hasValue(0);
        assertThat(StanzaLedger.count("4294967295")).hasValue(LAST);
        for (String no : List.of(
                "", "-1", "+1", "4294967296", "9999999999", "99999999999999999999", "1.0", " 1", "x", "\u0661")) {
            assertThat(StanzaLedger.count(no)).as(no).isEmpty();
        }
    }

    /** Beside a count that never goes round, from anywhere. */
    @Test
    void itCountsAsNumbersWithoutAnEndDo() {
        Random random = new Random(198);
        for (int round = 0; round < 200; round++) {
            long begun = random.nextBoolean() ? LAST - random.nextInt(20) : random.nextLong() & LAST;
            StanzaLedger ledger = new StanzaLedger(1000, 1_000_000, begun);
            long sent = begun;
            long acknowledged = begun;
            for (int i = 0; i < 60; i++) {
                if (random.nextBoolean()) {
                    ledger.send(message((int) (sent - begun)));
                    sent++;
                } else {
                    long wanted = acknowledged - 2 + random.nextInt(12);
                    boolean can = wanted >= acknowledged && wanted <= sent;
                    assertThat(ledger.acknowledge(wanted & LAST)).isEqualTo(can);
                    acknowledged = can ? wanted : acknowledged;
                }
                assertThat(ledger.unacknowledged()).hasSize((int) (sent - acknowledged));
                assertThat(ledger.sent()).isEqualTo(sent & LAST);
            }
        }
    }
}
