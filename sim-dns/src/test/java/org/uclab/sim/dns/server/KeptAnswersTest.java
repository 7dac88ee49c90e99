package org.uclab.sim.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.QuickAnswer;
import org.uclab.lab.wire.Transport;
import org.uclab.sim.dns.zone.Company;
import org.uclab.sim.dns.zone.DnsRecord;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;

/** A kept answer must be the one that the long way gives. */
class KeptAnswersTest {

    private static final String CALLER = "127.1.1.50";
    private static final List<String> NAMES = List.of(
            "_cisco-uds._tcp.uclab.com",
            "literal.uclab.com",
            "cucm2.uclab.com",
            "www.uclab.com",
            "dangling.uclab.com",
            "loop1.uclab.com",
            "a.dyn.uclab.com",
            "b.a.dyn.uclab.com",
            "x.lab.uclab.com",
            "nobody.uclab.com",
            "deep.pin.example.com",
            "www.foreign.test",
            "uclab.com");

    private final Views views = Views.of(List.of(DnsView.everybody(Company.all())));
    private final Responder responder = new Responder(() -> views, Optional.empty(), DnsSettings.usual());
    private final byte[] written = new byte[KeptAnswers.WRITTEN_MAX_BYTES];

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAA", "SRV", "TXT", "NS", "SOA", "ANY", "CNAME", "TYPE65", "TYPE90"})
    void isTheSameWhoeverAsksHowever(String type) {
        for (String name : NAMES) {
            Message first = Wireform.query(name, type);
            assertThat(quick(first, Transport.UDP))
                    .as("nothing kept of " + name)
                    .isEmpty();
            slow(first, Transport.UDP);
            for (String spelt : List.of(name, name.toUpperCase(Locale.ROOT))) {
                for (int payload : new int[] {0, 300, 4096}) {
                    for (int flags = 0; flags < 4; flags++) {
                        Message query = Wireform.query(spelt, type);
                        if ((flags & 1) == 0) {
                            query.getHeader().unsetFlag(Flags.RD);
                        }
                        if (payload > 0) {
                            int bits = (flags & 2) == 0 ? 0 : ExtendedFlags.DO;
                            query.addRecord(new OPTRecord(payload, 0, 0, bits), Section.ADDITIONAL);
                        }
                        for (Transport transport : Transport.values()) {
                            Message kept = Wireform.read(quick(query, transport).orElseThrow());
                            Message right = Wireform.read(slow(query, transport));
                            assertThat(kept.toString()).isEqualToIgnoringCase(right.toString());
                            assertThat(kept.getQuestion().getName().toString())
                                    .isEqualTo(query.getQuestion().getName().toString());
                        }
                    }
                }
            }
        }
    }

    @Test
    void whatDoesNotFitOrIsOutOfTheOrdinaryGoesTheLongWay() {
        Message crowd = Wireform.query("all.crowd.test", "A");
        slow(crowd, Transport.UDP);
        assertThat(quick(crowd, Transport.UDP)).as("to be truncated").isEmpty();
        assertThat(quick(crowd, Transport.TCP)).as("too long to keep").isEmpty();
        Message plain = Wireform.query("cucm2.uclab.com", "A");
        slow(plain, Transport.UDP);
        assertThat(quick(plain, Transport.UDP)).isPresent();
        byte[] wire = plain.toWire();
        assertThat(quick(Arrays.copyOf(wire, wire.length + 1)))
                .as("bytes behind")
                .isEqualTo(QuickAnswer.NOT_ANSWERED);
        for (int at = 2; at < RawMessage.HEADER_BYTES; at++) {
            byte[] odd = wire.clone();
            odd[at] ^= 0x10;
            if (at != 3) {
                assertThat(quick(odd)).as("header byte " + at).isEqualTo(QuickAnswer.NOT_ANSWERED);
            }
        }
        Message chaos = Wireform.query("cucm2.uclab.com", "A");
        byte[] otherClass = chaos.toWire();
        otherClass[otherClass.length - 1] = 3;
        assertThat(quick(otherClass)).isEqualTo(QuickAnswer.NOT_ANSWERED);
        Message newer = Wireform.query("cucm2.uclab.com", "A");
        newer.addRecord(new OPTRecord(1232, 0, 1), Section.ADDITIONAL);
        assertThat(quick(newer, Transport.UDP)).as("an unknown version of EDNS").isEmpty();
    }

    @Test
    void aRefusalIsNotKeptWhereItDependsOnWhoAsksHow() {
        Responder forwarding =
                new Responder(() -> views, Optional.of(new Endpoint("127.1.9.2", 53)), DnsSettings.usual());
        Message query = Wireform.query("www.foreign.test", "A");
        query.getHeader().unsetFlag(Flags.RD);
        Incoming.Query read = (Incoming.Query) Incoming.read(query.toWire());
        assertThat(forwarding.respond(read, CALLER, Transport.UDP).replies()).hasSize(1);
        int address = SourceNetwork.address(CALLER);
        assertThat(forwarding.quick(query.toWire(), address, Transport.UDP, written, 0))
                .isEqualTo(QuickAnswer.NOT_ANSWERED);
    }

    @Test
    void aChangeForgetsWhatWasKeptAndTheHistoryHasEveryQuestion() {
        try (RunningServers servers = new RunningServers(20, "127.67.1.50")) {
            DnsServer sim = DnsServer.of(DnsConfig.of(Company.all()));
            Endpoint server = servers.start("ns1.uclab.com", "127.67.1.2", sim::program);
            byte[] query = Wireform.query("cucm2.uclab.com", "A").toWire();
            byte[] right = servers.udp(server, query);
            assertThat(servers.udp(server, query)).isEqualTo(right);
            assertThat(servers.tcp(server, TcpFrames.frame(query), 1).get(0)).isEqualTo(right);
            sim.change("cucm2.uclab.com", "A", List.of(DnsRecord.a("cucm2.uclab.com", "127.67.1.9")));
            for (int i = 0; i < 2; i++) {
                Message changed = Wireform.read(servers.udp(server, query));
                assertThat(changed.getSection(Section.ANSWER).get(0).rdataToString())
                        .isEqualTo("127.67.1.9");
            }
            servers.history.await(0, Duration.ofMinutes(1), event -> event.seq() >= 10);
            assertThat(servers.history.events())
                    .filteredOn(event -> event.message().isPresent())
                    .extracting(Event::text)
                    .containsExactly(
                            "DNS A cucm2.uclab.com", "DNS 127.1.1.12",
                            "DNS A cucm2.uclab.com", "DNS 127.1.1.12",
                            "DNS A cucm2.uclab.com", "DNS 127.1.1.12",
                            "DNS A cucm2.uclab.com", "DNS 127.67.1.9",
                            "DNS A cucm2.uclab.com", "DNS 127.67.1.9");
        }
    }

    private Optional<byte[]> quick(Message query, Transport transport) {
        int length = responder.quick(query.toWire(), SourceNetwork.address(CALLER), transport, written, 0);
        return length == QuickAnswer.NOT_ANSWERED ? Optional.empty() : Optional.of(Arrays.copyOf(written, length));
    }

    private int quick(byte[] wire) {
        return responder.quick(wire, SourceNetwork.address(CALLER), Transport.UDP, written, 0);
    }

    private byte[] slow(Message query, Transport transport) {
        Incoming.Query read = (Incoming.Query) Incoming.read(query.toWire());
        return responder.respond(read, CALLER, transport).replies().get(0);
    }
}
