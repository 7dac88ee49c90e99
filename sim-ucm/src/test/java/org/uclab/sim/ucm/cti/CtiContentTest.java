package org.uclab.sim.ucm.cti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.protocol.cti.CtiKind;
import org.uclab.protocol.cti.CtiMessage;

/** What the history tells of CTI messages. */
class CtiContentTest {

    private static final Hop WAY = Hop.between(Hop.Over.TCP, "127.0.0.1:2748", "127.0.0.2:4000");

    private static Message message(CtiKind kind, String... fields) {
        return Message.of(CtiTeller.CTI, WAY, 1, new CtiContent(new CtiMessage(kind, 7, List.of(fields))));
    }

    private static String told(Message message) {
        return message.line() + "\n" + message.detail() + "\n" + message.facts().values() + message.facts();
    }

    @ParameterizedTest
    @CsvSource({"dora.desk,kanarie,office", "dora.desk,kanarie,", "kanarie,kanarie,kanarie", "dora.desk,kan,office"})
    void thePasswordOfAnOpenIsASecretWhereverItStands(String user, String password, String name) {
        Message open =
                name == null ? message(CtiKind.OPEN, user, password) : message(CtiKind.OPEN, user, password, name);
        assertThat(told(open)).doesNotContain(password).contains("cti-open", Facts.MASK);
        assertThat(open.facts().contain(password)).as("asked for inside").isTrue();
        assertThat(open.size()).isEqualTo(open.bytes().length);
    }

    @Test
    void noPartOfALongPasswordIsTold() {
        assertThat(told(message(CtiKind.OPEN, "dora.desk", "kanarie".repeat(200), "office")))
                .doesNotContain("kanarie")
                .contains("cti-open dora.desk", Facts.MASK);
    }

    @Test
    void whatIsNoPasswordIsTold() {
        assertThat(told(message(CtiKind.CALL, "CSFDORA", "7202")))
                .contains("cti-call CSFDORA", "7202")
                .doesNotContain(Facts.MASK);
        assertThat(told(message(CtiKind.OPEN, "dora.desk"))).contains("cti-open dora.desk");
    }
}
