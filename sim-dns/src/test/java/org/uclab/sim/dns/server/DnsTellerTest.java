package org.uclab.sim.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsTellerTest {

    private static final Hop WAY = Hop.between(Hop.Over.UDP, "127.1.1.2:53", "127.1.1.100:5353");

    private final Name name = Name.fromConstantString("_CISCO-uds._tcp.example.com.");
    private final org.xbill.DNS.Message query =
            org.xbill.DNS.Message.newQuery(Record.newRecord(name, Type.SRV, DClass.IN));

    private static Message told(org.xbill.DNS.Message message) {
        return DnsTeller.message(message.toWire(), WAY, 1);
    }

    private org.xbill.DNS.Message reply(int rcode) {
        org.xbill.DNS.Message reply = query.clone();
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setRcode(rcode);
        return reply;
    }

    private Message servers() {
        org.xbill.DNS.Message reply = reply(Rcode.NOERROR);
        for (int i = 1; i < 3; i++) {
            Name target = Name.fromConstantString("cucm" + i + ".example.com.");
            reply.addRecord(new SRVRecord(name, DClass.IN, 60, i, 30, 8443, target), Section.ANSWER);
        }
        return told(reply);
    }

    @Test
    void questionsAndAnswersHaveFacts() {
        assertThat(told(query).facts().first(DnsFacts.QTYPE)).hasValue("SRV");
        assertThat(told(query).facts().has(DnsFacts.RCODE)).isFalse();
        assertThat(servers().facts().all(DnsFacts.TARGET)).containsExactly("cucm1.example.com", "cucm2.example.com");
        assertThat(servers().facts().first(DnsFacts.RCODE)).hasValue("NOERROR");
        assertThat(servers().line()).isEqualTo("1 30 8443 cucm1.example.com, 2 30 8443 cucm2.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "SRV _cisco-uds._tcp.example.com, true",
        "SRV _cisco-uds…,                 true",
        "SRV,                             true",
        "SRV _cisco-uds._tcp,             false",
        "A,                               false",
        "A _cisco-uds._tcp.example.com,   false"
    })
    void aQuestionIsItsTypeAndName(String words, boolean meant) {
        Meaning phrase = DnsTeller.DNS.reads(words).orElseThrow();
        assertThat(phrase.side()).isEqualTo(Meaning.Side.QUESTION);
        assertThat(phrase.means().test(told(query))).isEqualTo(meant);
        assertThat(phrase.means()).as("an answer has the question in it").rejects(servers());
    }

    @Test
    void anAnswerIsAnyOfItsData() {
        assertThat(DnsTeller.DNS
                        .reads("2 30 8443 cucm2.example.com")
                        .orElseThrow()
                        .means())
                .accepts(servers());
        assertThat(DnsTeller.DNS
                        .reads("2 30 8443 cucm1.example.com")
                        .orElseThrow()
                        .means())
                .rejects(servers());
    }

    @Test
    void anAnswerWithoutDataIsItsOutcome() {
        Message nothing = told(reply(Rcode.NXDOMAIN));
        Message empty = told(reply(Rcode.NOERROR));
        assertThat(DnsTeller.DNS
                        .reads("NXDOMAIN SRV _cisco-uds._tcp.example.com")
                        .orElseThrow()
                        .means())
                .accepts(nothing)
                .rejects(empty, told(query));
        assertThat(DnsTeller.DNS.reads("NXDOMAIN").orElseThrow().means())
                .accepts(nothing)
                .rejects(empty);
        assertThat(DnsTeller.DNS.reads("NODATA SRV").orElseThrow().means())
                .accepts(empty)
                .rejects(nothing, servers());
        assertThat(nothing.line()).isEqualTo("NXDOMAIN SRV _CISCO-uds._tcp.example.com");
        assertThat(empty.line()).startsWith("NODATA SRV ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SVR _cisco-uds._tcp.example.com", "srv x", "NXDOMIAN A x", "NXDOMAIN x", "1 2 3", ""})
    void otherWordsAreNotRead(String words) {
        assertThat(DnsTeller.DNS.reads(words)).isEmpty();
    }

    @Test
    void nothingIsCertainOfWhatCannotBeRead() throws IOException {
        Message message = DnsTeller.message(new byte[20], WAY, 1);
        assertThat(new org.xbill.DNS.Message(new byte[20])).as("this one can").isNotNull();
        assertThat(DnsTeller.message(new byte[] {1, 2, 3}, WAY, 1).facts().values())
                .isEmpty();
        assertThat(DnsTeller.message(new byte[] {1, 2, 3}, WAY, 1).line()).isEqualTo("unreadable, 3 bytes");
        assertThat(message.line()).isNotBlank();
    }
}
