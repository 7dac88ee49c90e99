package org.uclab.sim.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.uclab.sim.dns.zone.Company;
import org.uclab.sim.dns.zone.Lookup;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class ResponderTest {

    private static final int UDP_MAX = 1232;
    private static final Endpoint OUTSIDE = new Endpoint("127.1.2.2", 53);

    private final Views views = Views.of(List.of(DnsView.everybody(Company.all())));
    private final Responder alone = new Responder(() -> views, Optional.empty(), DnsSettings.usual());
    private final Responder forwarding = new Responder(() -> views, Optional.of(OUTSIDE), DnsSettings.usual());

    @ParameterizedTest
    @CsvFileSource(resources = "answers.csv", delimiter = '|', maxCharsPerColumn = 8192)
    void answersAsTheTableSays(String asked, String status, String answer, String authority, String additional) {
        String[] question = asked.split(" ");
        Message query = Wireform.query(question[0], question[1]);
        Message reply = ask(alone, query, Transport.UDP);

        assertThat(status(reply)).isEqualTo(status);
        assertThat(section(reply, Section.ANSWER)).isEqualTo(answer == null ? "" : answer);
        assertThat(section(reply, Section.AUTHORITY)).isEqualTo(authority == null ? "" : authority);
        assertThat(section(reply, Section.ADDITIONAL)).isEqualTo(additional == null ? "" : additional);
        assertThat(reply.getHeader().getID()).isEqualTo(query.getHeader().getID());
        assertThat(reply.getQuestion().getName().toString())
                .as("the name as it was spelt")
                .isEqualTo(query.getQuestion().getName().toString());
    }

    @Test
    void followsALoopOfAliasesOnlySoFar() {
        Message reply = ask(alone, Wireform.query("loop1.uclab.com", "A"), Transport.UDP);
        assertThat(reply.getSection(Section.ANSWER)).hasSize(Lookup.ALIASES_MAX + 1);
    }

    @Test
    void answersAnyWithEverySet() {
        Message reply = ask(alone, Wireform.query("uclab.com", "ANY"), Transport.UDP);
        assertThat(reply.getSection(Section.ANSWER)).extracting(Record::getType).containsExactly(Type.SOA, Type.NS);
    }

    @Test
    void truncatesADatagramAt512BytesWithoutEdns() {
        byte[] wire = bytes(alone, Wireform.query("all.crowd.test", "A"), Transport.UDP);
        assertThat(wire).hasSizeLessThanOrEqualTo(512);
        assertThat(Wireform.read(wire).getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(Wireform.read(wire).getHeader().getFlag(Flags.AA)).isTrue();
    }

    @Test
    void truncatesADatagramAtWhatEdnsOffersButNotAboveItsOwnLimit() {
        Views medium = Views.of(List.of(DnsView.everybody(List.of(Company.crowd(50)))));
        Responder responder = new Responder(() -> medium, Optional.empty(), DnsSettings.usual());
        assertThat(ask(responder, edns("all.crowd.test", 1000, 0), Transport.UDP)
                        .getSection(Section.ANSWER))
                .hasSize(50);
        assertThat(ask(responder, edns("all.crowd.test", 100, 0), Transport.UDP)
                        .getHeader()
                        .getFlag(Flags.TC))
                .as("100 bytes mean 512")
                .isTrue();
        byte[] wire = bytes(alone, edns("all.crowd.test", 4096, 0), Transport.UDP);
        assertThat(wire).hasSizeLessThanOrEqualTo(UDP_MAX);
        assertThat(Wireform.read(wire).getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(Wireform.read(wire).getOPT().getPayloadSize()).isEqualTo(UDP_MAX);
    }

    @Test
    void truncatesNothingOverTcp() {
        Message reply = ask(alone, Wireform.query("all.crowd.test", "A"), Transport.TCP);
        assertThat(reply.getSection(Section.ANSWER)).hasSize(400);
        assertThat(reply.getHeader().getFlag(Flags.TC)).isFalse();
    }

    @Test
    void offersEdnsOnlyToThoseWhoDo() {
        assertThat(ask(alone, Wireform.query("uclab.com", "SOA"), Transport.UDP).getOPT())
                .isNull();
        Message query = edns("uclab.com", 1232, 0);
        assertThat(ask(alone, query, Transport.UDP).getOPT()).isNotNull();
    }

    @Test
    void answersAnUnknownEdnsVersionWithBadvers() {
        Message reply = ask(alone, edns("uclab.com", 1232, 1), Transport.UDP);
        assertThat(reply.getRcode()).isEqualTo(Rcode.BADVERS);
        assertThat(reply.getOPT().getVersion()).isZero();
        assertThat(reply.getSection(Section.ANSWER)).isEmpty();
    }

    @Test
    void refusesOtherClasses() {
        Message query = Message.newQuery(Record.newRecord(Wireform.owner("version.bind"), Type.TXT, DClass.CH));
        assertThat(ask(alone, query, Transport.UDP).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void isNoAuthorityForEveryClass() {
        Message every = Message.newQuery(Record.newRecord(Wireform.owner("uclab.com"), Type.SOA, DClass.ANY));
        Message reply = ask(alone, every, Transport.UDP);
        assertThat(reply.getSection(Section.ANSWER)).hasSize(1);
        assertThat(reply.getHeader().getFlag(Flags.AA)).isFalse();
        assertThat(ask(alone, Wireform.query("uclab.com", "SOA"), Transport.UDP)
                        .getHeader()
                        .getFlag(Flags.AA))
                .isTrue();
    }

    @Test
    void copiesRecursionDesiredAndOffersRecursionOnlyWhenItForwards() {
        Message plain = Wireform.query("uclab.com", "SOA");
        assertThat(ask(alone, plain, Transport.UDP).getHeader().getFlag(Flags.RD))
                .isTrue();
        assertThat(ask(alone, plain, Transport.UDP).getHeader().getFlag(Flags.RA))
                .isFalse();
        assertThat(ask(forwarding, plain, Transport.UDP).getHeader().getFlag(Flags.RA))
                .isTrue();
        plain.getHeader().unsetFlag(Flags.RD);
        assertThat(ask(alone, plain, Transport.UDP).getHeader().getFlag(Flags.RD))
                .isFalse();
    }

    @Test
    void forwardsForeignNamesForThoseWhoWantRecursion() {
        Message query = Wireform.query("www.example.com", "A");
        assertThat(react(forwarding, query, "127.1.1.50").replies()).isEmpty();
        assertThat(react(alone, query, "127.1.1.50").replies()).hasSize(1);
        query.getHeader().unsetFlag(Flags.RD);
        assertThat(react(forwarding, query, "127.1.1.50").replies()).hasSize(1);
    }

    @Test
    void neverForwardsItsOwnNamesNotEvenUnknownOnes() {
        assertThat(react(forwarding, Wireform.query("nobody.uclab.com", "A"), "127.1.1.50")
                        .replies())
                .hasSize(1);
    }

    @Test
    void neverForwardsBackToTheServerThatAsks() {
        Message query = Wireform.query("www.example.com", "A");
        byte[] reply = react(forwarding, query, OUTSIDE.address()).replies().get(0);
        assertThat(Wireform.read(reply).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void answersOtherOpcodesWithNotimp() {
        Message update = Wireform.query("uclab.com", "SOA");
        update.getHeader().setOpcode(Opcode.UPDATE);
        Incoming.Rejected rejected = (Incoming.Rejected) Incoming.read(update.toWire());
        Message reply = Wireform.read(RawMessage.bare(rejected.wire(), rejected.rcode()));
        assertThat(reply.getRcode()).isEqualTo(Rcode.NOTIMP);
        assertThat(reply.getHeader().getOpcode()).isEqualTo(Opcode.UPDATE);
        assertThat(reply.getHeader().getID()).isEqualTo(update.getHeader().getID());
    }

    private static Message edns(String name, int payload, int version) {
        Message query = Wireform.query(name, "A");
        query.addRecord(new OPTRecord(payload, 0, version), Section.ADDITIONAL);
        return query;
    }

    private static Responder.Reaction react(Responder responder, Message query, String caller) {
        return responder.respond((Incoming.Query) Incoming.read(query.toWire()), caller, Transport.UDP);
    }

    private static byte[] bytes(Responder responder, Message query, Transport transport) {
        Incoming.Query read = (Incoming.Query) Incoming.read(query.toWire());
        return responder.respond(read, "127.1.1.50", transport).replies().get(0);
    }

    private static Message ask(Responder responder, Message query, Transport transport) {
        return Wireform.read(bytes(responder, query, transport));
    }

    private static String status(Message reply) {
        StringBuilder text = new StringBuilder(Rcode.string(reply.getRcode()));
        if (reply.getHeader().getFlag(Flags.AA)) {
            text.append(" aa");
        }
        if (reply.getHeader().getFlag(Flags.TC)) {
            text.append(" tc");
        }
        if (reply.getHeader().getFlag(Flags.RA)) {
            text.append(" ra");
        }
        return text.toString();
    }

    private static String section(Message reply, int section) {
        return reply.getSection(section).stream()
                .map(record -> record.getName() + " " + record.getTTL() + " " + Type.string(record.getType()) + " "
                        + record.rdataToString())
                .collect(Collectors.joining("; "));
    }
}
