package org.uclab.sim.dns.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.FaultCatalogue;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.dns.zone.Company;
import org.uclab.sim.dns.zone.DnsRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;

/** Every fault of the catalogue on the wire: it fires for what it is armed for and for nothing else. */
class DnsFaultsTest {

    private static final String HOST = "ns1.uclab.com";
    private static final String SERVICES = "_cisco-uds._tcp.uclab.com";
    private static final int QUIET_MS = 300;

    private RunningServers servers;
    private DnsServer sim;
    private Endpoint server;

    @BeforeEach
    void start() {
        servers = new RunningServers(10, "127.65.1.50");
        sim = DnsServer.of(DnsConfig.of(Company.all()));
        server = servers.start(HOST, "127.65.1.2", sim::program);
    }

    @AfterEach
    void stop() {
        servers.close();
        assertThat(servers.history.events())
                .as("mistakes of ours")
                .noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dns-rcode SERVFAIL",
                "dns-lame",
                "dns-truncated",
                "dns-empty-additional",
                "dns-no-address",
                "dns-priority 1",
                "dns-weight 1",
                "dns-oversized 3000",
                "dns-ttl 0",
                "dns-wrong-id",
                "dns-malformed 3"
            })
    void aFaultIsForItsNameTypeAndTurnOnly(String text) throws IOException {
        byte[] services = query(SERVICES, "SRV");
        byte[] other = query("cucm3.uclab.com", "A");
        byte[] otherType = query(SERVICES, "TXT");
        byte[] right = udp(services);
        byte[] rightOther = udp(other);
        byte[] rightOtherType = udp(otherType);
        Trigger when = Trigger.nth(2).and(Trigger.where("name", SERVICES)).and(Trigger.where("type", "SRV"));
        ArmedFault armed =
                servers.faults.arm(FaultCatalogue.with(DnsFault.FORMS).parse(text), Where.port(HOST, "dns"), when);
        assertThat(udp(services)).isEqualTo(right);
        assertThat(udp(otherType)).isEqualTo(rightOtherType);
        assertThat(armed.fired()).isZero();
        assertThat(udp(services)).as("the second of its kind").isNotEqualTo(right);
        assertThat(armed.fired()).isEqualTo(1);
        assertThat(udp(services)).isEqualTo(right);
        servers.faults.heal(armed);
        assertThat(udp(other)).isEqualTo(rightOther);
    }

    @Test
    void aFaultMayBeForOneCallerOneTransportOrOneView() throws IOException {
        byte[] query = query("cucm2.uclab.com", "A");
        for (Map.Entry<String, String> only : Map.of("peer", "127.65.1.77", "transport", "tcp", "view", "elsewhere")
                .entrySet()) {
            ArmedFault armed = arm("dns-rcode REFUSED", Trigger.where(only.getKey(), only.getValue()));
            assertThat(Wireform.read(udp(query)).getRcode()).isEqualTo(Rcode.NOERROR);
            assertThat(armed.fired()).isZero();
            servers.faults.heal(armed);
        }
        for (Map.Entry<String, String> only : Map.of("peer", "127.65.1.50", "transport", "udp", "view", "default")
                .entrySet()) {
            ArmedFault armed = arm("dns-rcode REFUSED", Trigger.where(only.getKey(), only.getValue()));
            assertThat(Wireform.read(udp(query)).getRcode()).isEqualTo(Rcode.REFUSED);
            assertThat(armed.fired()).isEqualTo(1);
            servers.faults.heal(armed);
        }
    }

    @Test
    void everyResponseCodeArrivesAsItself() throws IOException {
        byte[] query = query("cucm2.uclab.com", "A");
        for (String name : List.of(
                "NOERROR",
                "FORMERR",
                "SERVFAIL",
                "NXDOMAIN",
                "NOTIMP",
                "REFUSED",
                "YXDOMAIN",
                "YXRRSET",
                "NXRRSET",
                "NOTAUTH",
                "NOTZONE",
                "BADVERS",
                "BADKEY",
                "BADTIME",
                "BADMODE",
                "BADNAME",
                "BADALG",
                "BADTRUNC",
                "BADCOOKIE")) {
            ArmedFault armed = arm("dns-rcode " + name);
            Message reply = Wireform.read(udp(query));
            int code = Rcode.value(name);
            assertThat(reply.getRcode()).as(name).isEqualTo(code);
            assertThat(reply.getSection(Section.ANSWER)).isEmpty();
            assertThat(Wireform.read(tcp(query).get(0)).getRcode()).as(name).isEqualTo(code);
            servers.faults.heal(armed);
        }
        assertThatThrownBy(() -> FaultCatalogue.with(DnsFault.FORMS).parse("dns-rcode SERVFAILURE"))
                .hasMessageContaining("known: NOERROR, FORMERR, SERVFAIL");
    }

    @Test
    void aReplyFromAWrongPortIsOneFromTheSameAddress() throws IOException {
        byte[] query = query("cucm2.uclab.com", "A");
        byte[] right = udp(query);
        ArmedFault armed = arm("dns-wrong-port");
        try (DatagramSocket caller = caller()) {
            send(caller, query);
            DatagramPacket reply = receive(caller);
            assertThat(reply.getAddress().getHostAddress()).isEqualTo(server.address());
            assertThat(reply.getPort()).isNotEqualTo(RunningServers.PORT);
            assertThat(Arrays.copyOf(reply.getData(), reply.getLength())).isEqualTo(right);
            servers.faults.heal(armed);
            send(caller, query);
            assertThat(receive(caller).getPort()).isEqualTo(RunningServers.PORT);
        }
    }

    @Test
    void anUnansweredQuestionStaysUnanswered() throws IOException {
        byte[] query = query("cucm2.uclab.com", "A");
        ArmedFault armed = arm("dns-no-reply");
        try (DatagramSocket caller = caller()) {
            caller.setSoTimeout(QUIET_MS);
            send(caller, query);
            assertThatThrownBy(() -> receive(caller)).isInstanceOf(java.net.SocketTimeoutException.class);
        }
        assertThat(armed.fired()).isEqualTo(1);
    }

    @Test
    void aWrongIdIsTheOnlyThingWrong() throws IOException {
        byte[] query = query("cucm2.uclab.com", "A");
        byte[] right = udp(query);
        arm("dns-wrong-id");
        byte[] wrong = udp(query);
        assertThat(RawMessage.id(wrong)).isNotEqualTo(RawMessage.id(query));
        assertThat(RawMessage.withId(wrong, RawMessage.id(query))).isEqualTo(right);
    }

    @Test
    void truncatedHasNoTcpBehindIt() throws IOException {
        byte[] query = query(SERVICES, "SRV");
        ArmedFault armed = arm("dns-truncated");
        Message datagram = Wireform.read(udp(query));
        assertThat(datagram.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(datagram.getSection(Section.ANSWER)).isEmpty();
        assertThat(tcp(query)).isEmpty();
        assertThat(armed.fired()).isEqualTo(2);
        servers.faults.heal(armed);
        assertThat(tcp(query)).hasSize(1);
    }

    @Test
    void aLameServerIsNoAuthorityAndKnowsNothing() throws IOException {
        arm("dns-lame");
        Message reply = Wireform.read(udp(query(SERVICES, "SRV")));
        assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(reply.getHeader().getFlag(Flags.AA)).isFalse();
        assertThat(reply.getSection(Section.ANSWER)).isEmpty();
        assertThat(reply.getSection(Section.AUTHORITY)).isEmpty();
    }

    @Test
    void aReferralWithoutGlueStillRefers() throws IOException {
        byte[] query = query("host.lab.uclab.com", "A");
        assertThat(Wireform.read(udp(query)).getSection(Section.ADDITIONAL)).hasSize(1);
        arm("dns-missing-glue");
        Message reply = Wireform.read(udp(query));
        assertThat(reply.getSection(Section.AUTHORITY)).hasSize(1);
        assertThat(reply.getSection(Section.ADDITIONAL)).isEmpty();
        assertThat(Wireform.read(udp(query(SERVICES, "SRV"))).getSection(Section.ADDITIONAL))
                .as("addresses of services are no glue")
                .hasSize(2);
    }

    @Test
    void anEmptyAdditionalLeavesTheAnswer() throws IOException {
        byte[] query = query(SERVICES, "SRV");
        Message right = Wireform.read(udp(query));
        assertThat(right.getSection(Section.ADDITIONAL)).hasSize(2);
        arm("dns-empty-additional");
        Message reply = Wireform.read(udp(query));
        assertThat(reply.getSection(Section.ANSWER)).isEqualTo(right.getSection(Section.ANSWER));
        assertThat(reply.getSection(Section.ADDITIONAL)).isEmpty();
    }

    @Test
    void targetsBittenOnHaveNoAddressUntilHealed() throws IOException {
        byte[] services = query(SERVICES, "SRV");
        byte[] target = query("cucm2.uclab.com", "A");
        byte[] bystander = query("ns1.uclab.com", "A");
        ArmedFault armed = arm("dns-no-address", Trigger.where("name", SERVICES));
        assertThat(Wireform.read(udp(target)).getSection(Section.ANSWER))
                .as("not a target yet")
                .hasSize(1);
        Message answer = Wireform.read(udp(services));
        assertThat(answer.getSection(Section.ANSWER)).hasSize(2);
        assertThat(answer.getSection(Section.ADDITIONAL)).isEmpty();
        Message nodata = Wireform.read(udp(target));
        assertThat(nodata.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(nodata.getSection(Section.ANSWER)).isEmpty();
        assertThat(nodata.getSection(Section.AUTHORITY)).hasSize(1);
        assertThat(Wireform.read(udp(bystander)).getSection(Section.ANSWER)).hasSize(1);
        servers.faults.heal(armed);
        assertThat(Wireform.read(udp(target)).getSection(Section.ANSWER)).hasSize(1);
    }

    @Test
    void aStaleAnswerIsTheOneFromBeforeTheChange() throws IOException {
        byte[] query = query("cucm2.uclab.com", "A");
        byte[] before = udp(query);
        byte[] untouched = udp(query("cucm3.uclab.com", "A"));
        arm("dns-stale");
        assertThat(udp(query)).as("nothing has changed yet").isEqualTo(before);
        sim.change("cucm2.uclab.com", "A", List.of(DnsRecord.a("cucm2.uclab.com", "127.65.1.99")));
        sim.change("note.uclab.com", "TXT", List.of());
        assertThat(udp(query)).isEqualTo(before);
        assertThat(udp(query("cucm3.uclab.com", "A"))).isEqualTo(untouched);
        servers.faults.healAll();
        assertThat(Wireform.read(udp(query)).getSection(Section.ANSWER).get(0).rdataToString())
                .isEqualTo("127.65.1.99");
    }

    @Test
    void prioritiesAndWeightsChangeHands() throws IOException {
        byte[] query = query(SERVICES, "SRV");
        assertThat(services(query)).isEqualTo("6 30 cucm3, 2 20 cucm2");
        ArmedFault priority = arm("dns-priority 1");
        assertThat(services(query)).isEqualTo("2 30 cucm3, 6 20 cucm2");
        servers.faults.heal(priority);
        ArmedFault weight = arm("dns-weight 1");
        assertThat(services(query)).isEqualTo("6 20 cucm3, 2 30 cucm2");
        servers.faults.heal(weight);
        arm("dns-weight 2");
        assertThat(services(query)).as("once round").isEqualTo("6 30 cucm3, 2 20 cucm2");
    }

    @Test
    void anOversizedAnswerIgnoresWhatTheCallerTakes() throws IOException {
        byte[] query = query(SERVICES, "SRV");
        for (int bytes : new int[] {513, 1000, 5000, 65_000}) {
            ArmedFault armed = arm("dns-oversized " + bytes);
            byte[] reply = udp(query);
            assertThat(reply).hasSize(bytes);
            assertThat(Wireform.read(reply).getHeader().getFlag(Flags.TC)).isFalse();
            assertThat(Wireform.read(reply).getSection(Section.ANSWER)).hasSize(2);
            servers.faults.heal(armed);
        }
    }

    @Test
    void aMalformedAnswerCannotBeReadAndIsTheSameForTheSameSeed() throws IOException {
        byte[] query = query(SERVICES, "SRV");
        for (int seed = 0; seed < 40; seed++) {
            ArmedFault armed = arm("dns-malformed " + seed);
            byte[] reply = udp(query);
            assertThatThrownBy(() -> new Message(reply)).isInstanceOf(IOException.class);
            assertThat(RawMessage.id(reply)).isEqualTo(RawMessage.id(query));
            assertThat(RawMessage.isResponse(reply)).isTrue();
            assertThat(udp(query)).isEqualTo(reply);
            servers.faults.heal(armed);
        }
    }

    @Test
    void aTimeToLiveCanBeForbidden() throws IOException {
        arm("dns-ttl 0");
        Message reply = Wireform.read(udp(query(SERVICES, "SRV")));
        assertThat(reply.getSection(Section.ANSWER)).hasSize(2).allMatch(record -> record.getTTL() == 0);
        assertThat(reply.getSection(Section.ADDITIONAL)).hasSize(2).allMatch(record -> record.getTTL() == 0);
        Message negative = Wireform.read(udp(query("nobody.uclab.com", "A")));
        assertThat(negative.getSection(Section.AUTHORITY)).hasSize(1).allMatch(record -> record.getTTL() == 0);
    }

    @Test
    void faultsOnOneAnswerComposeInTheirOrder() throws IOException {
        byte[] query = query(SERVICES, "SRV");
        List<ArmedFault> all = List.of(
                arm("dns-ttl 7"),
                arm("dns-empty-additional"),
                arm("dns-priority 1"),
                arm("dns-late 100ms"),
                arm("dns-late 50ms"));
        var before = servers.clock.now();
        Message reply = Wireform.read(udp(query));
        assertThat(Duration.between(before, servers.clock.now())).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(reply.getSection(Section.ANSWER)).hasSize(2).allMatch(record -> record.getTTL() == 7);
        assertThat(reply.getSection(Section.ADDITIONAL)).isEmpty();
        assertThat(services(query)).isEqualTo("2 30 cucm3, 6 20 cucm2");
        assertThat(all).allMatch(armed -> armed.fired() == 2);
        arm("dns-rcode REFUSED");
        assertThat(Wireform.read(udp(query)).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    private ArmedFault arm(String fault) {
        return arm(fault, Trigger.always());
    }

    private ArmedFault arm(String text, Trigger when) {
        Fault fault = FaultCatalogue.with(DnsFault.FORMS).parse(text);
        return servers.faults.arm(fault, Where.port(HOST, "dns"), when);
    }

    private String services(byte[] query) throws IOException {
        return Wireform.read(udp(query)).getSection(Section.ANSWER).stream()
                .map(DnsFaultsTest::service)
                .collect(Collectors.joining(", "));
    }

    private static String service(Record record) {
        SRVRecord srv = (SRVRecord) record;
        return srv.getPriority() + " " + srv.getWeight() + " " + srv.getTarget().getLabelString(0);
    }

    private static byte[] query(String name, String type) {
        Message query = Wireform.query(name, type);
        query.getHeader().setID(4711);
        return query.toWire();
    }

    private List<byte[]> tcp(byte[] query) {
        return servers.tcp(server, TcpFrames.frame(query), 1);
    }

    /** Whatever comes back, even what a caller would not take. */
    private byte[] udp(byte[] query) throws IOException {
        try (DatagramSocket caller = caller()) {
            send(caller, query);
            DatagramPacket reply = receive(caller);
            return Arrays.copyOf(reply.getData(), reply.getLength());
        }
    }

    private DatagramSocket caller() throws IOException {
        DatagramSocket caller = new DatagramSocket(new InetSocketAddress("127.65.1.50", 0));
        caller.setSoTimeout(10_000);
        return caller;
    }

    private void send(DatagramSocket caller, byte[] query) throws IOException {
        InetAddress to = InetAddress.getByName(server.address());
        caller.send(new DatagramPacket(query, query.length, to, RunningServers.PORT));
    }

    private static DatagramPacket receive(DatagramSocket caller) throws IOException {
        DatagramPacket reply = new DatagramPacket(new byte[65_535], 65_535);
        caller.receive(reply);
        return reply;
    }
}
