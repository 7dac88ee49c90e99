package org.uclab.sim.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.uclab.sim.dns.zone.Company;
import org.xbill.DNS.CookieOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

class HostilePacketsTest {

    private static final Hop WAY = Hop.between(Hop.Over.UDP, "127.1.1.2:53", "127.1.1.50:5353");

    private static final long SEED = 20_261_121;
    private static final int MUTANTS = 60_000;
    private static final byte[] GOOD =
            Wireform.query("_cisco-uds._tcp.uclab.com", "SRV").toWire();

    private final Views views = Views.of(List.of(DnsView.everybody(Company.all())));
    private final Responder responder = new Responder(() -> views, Optional.empty(), DnsSettings.usual());

    @Test
    void whateverTheBytesTheCoreAnswersOrIgnores() {
        Random random = new Random(SEED);
        int answered = 0;
        for (byte[] packet : mutants(random, MUTANTS)) {
            Optional<byte[]> reply = respond(packet);
            assertThat(DnsTeller.message(packet, WAY, 0).line()).isNotBlank();
            assertThat(DnsTeller.message(packet, WAY, 0).detail()).isNotBlank();
            if (reply.isPresent()) {
                answered++;
                assertThat(RawMessage.isResponse(reply.get())).isTrue();
                assertThat(RawMessage.id(reply.get())).isEqualTo(RawMessage.id(packet));
                assertThat(reply.get().length).isLessThanOrEqualTo(1232);
                Wireform.read(reply.get());
            }
        }
        assertThat(answered).as("mutants that were near enough to a question").isGreaterThan(MUTANTS / 10);
    }

    /** A mutant that is answered out of what is kept gets what the long way would give it. */
    @Test
    void whateverTheBytesTheShortWayAgreesWithTheLongOne() {
        Random random = new Random(SEED);
        List<byte[]> packets = mutants(random, MUTANTS);
        packets.forEach(this::respond);
        byte[] written = new byte[KeptAnswers.WRITTEN_MAX_BYTES];
        int quick = 0;
        for (byte[] packet : packets) {
            int length = responder.quick(packet, SourceNetwork.address("127.1.1.50"), Transport.UDP, written, 0);
            if (length >= 0) {
                quick++;
                String kept = Wireform.read(Arrays.copyOf(written, length)).toString();
                assertThat(kept)
                        .isEqualToIgnoringCase(
                                Wireform.read(respond(packet).orElseThrow()).toString());
            }
        }
        assertThat(quick).as("mutants that were in the everyday shape").isGreaterThan(MUTANTS / 100);
    }

    /** As long as it is told to, with seeds of its own: {@code -Dfuzz.seconds=600}. */
    @Test
    @EnabledIfSystemProperty(named = "fuzz.seconds", matches = "[0-9]{1,6}")
    void aServerUnderLongFireStillAnswersAGoodQuestion() {
        int scale = 20; // so that the server soon gives up on half a question
        Duration lasting = Duration.ofSeconds(Long.getLong("fuzz.seconds")).multipliedBy(scale);
        try (RunningServers servers = new RunningServers(scale, "127.63.1.51")) {
            Endpoint server = servers.start(
                    "ns1.uclab.com",
                    "127.63.1.3",
                    () -> DnsServer.of(DnsConfig.of(Company.all())).program());
            Instant end = servers.clock.now().plus(lasting);
            for (long seed = SEED; servers.clock.now().isBefore(end); seed++) {
                Random random = new Random(seed);
                servers.scatter(server, mutants(random, 500));
                servers.tcp(server, Buffer.buffer(mutant(random)), 1);
                servers.tcp(server, TcpFrames.frame(mutant(random)).appendShort((short) 1), 2);
                try {
                    servers.requireNormalTime(server, GOOD);
                } catch (AssertionError late) {
                    throw new AssertionError("seed " + seed, late);
                }
                assertThat(servers.history.events())
                        .as("seed %s", seed)
                        .noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
            }
        }
    }

    @Test
    void aNameThatPointsToItselfIsAFormatError() {
        assertThat(rcode(withName(0xC0, 0x0C))).isEqualTo(Rcode.FORMERR);
        assertThat(rcode(withName(1, 'a', 0xC0, 0x0C))).isEqualTo(Rcode.FORMERR);
        assertThat(rcode(withName(0xC0, 0x20))).as("a pointer ahead").isEqualTo(Rcode.FORMERR);
        assertThat(rcode(withName(0x80, 0))).as("an unknown kind of label").isEqualTo(Rcode.FORMERR);
        assertThat(rcode(withName(63, 'a'))).as("a label past the end").isEqualTo(Rcode.FORMERR);
    }

    @Test
    void hugeCountsAreAFormatError() {
        for (int section = 0; section < 4; section++) {
            byte[] packet = GOOD.clone();
            packet[4 + 2 * section] = (byte) 0xFF;
            packet[5 + 2 * section] = (byte) 0xFF;
            assertThat(rcode(packet)).as("section %s", section).isEqualTo(Rcode.FORMERR);
        }
        byte[] none = GOOD.clone();
        none[5] = 0;
        assertThat(rcode(none)).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void anOversizedQuestionIsAFormatError() {
        byte[] packet = Arrays.copyOf(GOOD, Incoming.QUERY_MAX_BYTES + 1);
        assertThat(rcode(packet)).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void twoEdnsRecordsAreAFormatError() {
        Message query = Wireform.query("uclab.com", "SOA");
        query.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        query.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        assertThat(rcode(query.toWire())).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void anEdnsRecordWithAnOwnerIsAFormatError() {
        Message query = Wireform.query("uclab.com", "SOA");
        query.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        byte[] rooted = query.toWire();
        assertThat(rcode(rooted)).isEqualTo(Rcode.NOERROR);
        byte[] owned = new byte[rooted.length + 2];
        int opt = rooted.length - 11;
        System.arraycopy(rooted, 0, owned, 0, opt);
        owned[opt] = 1;
        owned[opt + 1] = 'a';
        System.arraycopy(rooted, opt, owned, opt + 2, 11);
        assertThat(rcode(owned)).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void bitsOfResponsesCountForNothingInAQuestion() {
        for (int bit : new int[] {0x02, 0x04}) { // TC, AA
            byte[] packet = GOOD.clone();
            packet[2] |= (byte) bit;
            byte[] reply = respond(packet).orElseThrow();
            assertThat(RawMessage.rcode(reply)).isEqualTo(Rcode.NOERROR);
            assertThat(RawMessage.truncated(reply)).isFalse();
            assertThat(Wireform.read(reply).getSection(Section.ANSWER)).hasSize(2);
        }
    }

    @Test
    void responsesAndScrapsGetNoAnswer() {
        byte[] response = GOOD.clone();
        response[2] |= (byte) 0x80;
        assertThat(respond(response)).isEmpty();
        for (int length = 0; length < RawMessage.HEADER_BYTES; length++) {
            assertThat(respond(Arrays.copyOf(GOOD, length))).isEmpty();
        }
    }

    @Test
    void aServerUnderFireStillAnswersAGoodQuestion() {
        try (RunningServers servers = new RunningServers(20, "127.63.1.50")) {
            Endpoint server = servers.start(
                    "ns1.uclab.com",
                    "127.63.1.2",
                    () -> DnsServer.of(DnsConfig.of(Company.all())).program());
            Random random = new Random(SEED);
            servers.scatter(server, mutants(random, 1000));
            servers.scatter(server, Collections.nCopies(1000, withName(0xC0, 0x0C)));
            for (int i = 0; i < 40; i++) {
                Buffer noise = Buffer.buffer(mutant(random));
                servers.tcp(
                        server,
                        i % 2 == 0 ? noise : TcpFrames.frame(noise.getBytes()).appendShort((short) 1),
                        99);
            }
            assertThat(Wireform.read(servers.udp(server, GOOD)).getSection(Section.ANSWER))
                    .hasSize(2);
            servers.requireNormalTime(server, GOOD);
            assertThat(servers.history.events()).noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
        }
    }

    private Optional<byte[]> respond(byte[] packet) {
        Incoming incoming = Incoming.read(packet);
        return switch (incoming.kind()) {
            case IGNORED -> Optional.empty();
            case REJECTED -> Optional.of(RawMessage.bare(packet, ((Incoming.Rejected) incoming).rcode()));
            case QUERY ->
                responder.respond((Incoming.Query) incoming, "127.1.1.50", Transport.UDP).replies().stream()
                        .findFirst();
        };
    }

    private int rcode(byte[] packet) {
        return RawMessage.rcode(respond(packet).orElseThrow());
    }

    private static byte[] withName(int... name) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(GOOD, 0, RawMessage.HEADER_BYTES);
        for (int octet : name) {
            packet.write(octet);
        }
        packet.writeBytes(new byte[] {0, 1, 0, 1});
        return packet.toByteArray();
    }

    private static List<byte[]> mutants(Random random, int count) {
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            packets.add(mutant(random));
        }
        return packets;
    }

    /** Noise, or a good question (plain or with EDNS and an option) with some bytes changed, cut or added. */
    private static byte[] mutant(Random random) {
        if (random.nextInt(8) == 0) {
            byte[] noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] packet = random.nextBoolean() ? GOOD.clone() : withOption();
        for (int i = random.nextInt(6); i > 0; i--) {
            packet[random.nextInt(packet.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(packet, random.nextInt(packet.length + 20)) : packet;
    }

    private static byte[] withOption() {
        Message query = Wireform.query("cucm2.uclab.com", "A");
        query.addRecord(new OPTRecord(1232, 0, 0, 0, List.of(new CookieOption(new byte[8]))), Section.ADDITIONAL);
        return query.toWire();
    }
}
