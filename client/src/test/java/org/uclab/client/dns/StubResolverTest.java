package org.uclab.client.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.client.TinyLab;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.node.Node;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.xbill.DNS.Rcode;

class StubResolverTest {

    private static final int DNS = 5300;

    private final TinyLab lab = new TinyLab(1);
    private final TinyNameServer server = new TinyNameServer();
    private Node node;
    private final ResolverSettings settings = ResolverSettings.desktop().withTries(Duration.ofMillis(400), 3);
    private StubResolver resolver;

    @BeforeEach
    void start() {
        node = lab.start(
                "ns.example.com",
                2,
                List.of(
                        lab.port("ns.example.com", "dns", Transport.UDP, 2, DNS, false),
                        lab.port("ns.example.com", "dns", Transport.TCP, 2, DNS, false)),
                () -> server);
        resolver = resolver(settings, new ResolverCache(settings));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void whatIsKnownIsNotAsked() {
        server.srv("_cisco-uds._tcp.example.com", 1, 5, 8443, "cucm1.example.com");
        servers("_cisco-uds._tcp.example.com");
        server.srv("_cisco-uds._tcp.example.com", 2, 20, 8443, "cucm2.example.com");
        assertThat(servers("_CISCO-uds._tcp.example.com.").records()).hasSize(1);
        assertThat(server.asked).containsExactly("SRV _cisco-uds._tcp.example.com");
    }

    @Test
    void negativeAnswersAreKeptAsLongAsTheirSoaSaysAndNotWithoutOne() {
        servers("nobody.example.com");
        servers("nobody.example.com");
        assertThat(server.asked).hasSize(2);
        server.soa("example.com", 600, 300);
        assertThat(servers("nobody.example.com")).isEqualTo(new DnsResult.NameError<>(Duration.ofMinutes(5)));
        assertThat(servers("nobody.example.com").kind()).isEqualTo(DnsResult.Kind.NAME_ERROR);
        assertThat(server.asked).hasSize(3);
    }

    @Test
    void failuresAreNotKept() {
        server.rcode("broken.example.com", Rcode.SERVFAIL);
        servers("broken.example.com");
        servers("broken.example.com");
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void anotherResolverOnTheSameCacheKnowsWhatTheFirstLearnt() {
        ResolverCache cache = new ResolverCache(settings);
        server.a("host.example.com", "127.0.0.9");
        assertThat(TinyLab.await(resolver(settings, cache).addresses("host.example.com"))
                        .records())
                .hasSize(1);
        assertThat(TinyLab.await(resolver(settings, cache).addresses("host.example.com"))
                        .records())
                .hasSize(1);
        assertThat(server.asked).hasSize(1);
        cache.clear();
        TinyLab.await(resolver(settings, cache).addresses("host.example.com"));
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void aPlatformWithoutTcpCannotUseATruncatedAnswer() {
        server.srv("_cisco-uds._tcp.example.com", 1, 5, 8443, "cucm1.example.com")
                .overTcpOnly("_cisco-uds._tcp.example.com");
        ResolverSettings mobile = settings.withTcp(false);
        DnsResult<SrvRecord> result =
                TinyLab.await(resolver(mobile, new ResolverCache(mobile)).servers("_cisco-uds._tcp.example.com"));
        assertThat(result.kind()).isEqualTo(DnsResult.Kind.UNREACHABLE);
        assertThat(servers("_cisco-uds._tcp.example.com").records()).hasSize(1);
    }

    private StubResolver resolver(ResolverSettings how, ResolverCache cache) {
        return new StubResolver(
                lab.dialler(50),
                new Endpoint(lab.address(2), DNS),
                how,
                cache,
                Seed.of(1).draws("ids"));
    }

    @Test
    void readsTheServersOfAService() {
        server.srv("_cisco-uds._tcp.example.com", 6, 30, 8443, "cucm3.example.com")
                .srv("_cisco-uds._tcp.example.com", 2, 20, 8443, "cucm2.example.com");
        assertThat(servers("_cisco-uds._tcp.example.com").records())
                .containsExactly(
                        new SrvRecord(6, 30, 8443, "cucm3.example.com"),
                        new SrvRecord(2, 20, 8443, "cucm2.example.com"));
    }

    @Test
    void tellsNameErrorFromNoDataFromServerFailure() {
        server.a("host.example.com", "127.0.0.9").rcode("broken.example.com", Rcode.SERVFAIL);
        server.rcode("refused.example.com", Rcode.REFUSED);
        assertThat(servers("nobody.example.com").kind()).isEqualTo(DnsResult.Kind.NAME_ERROR);
        assertThat(servers("host.example.com").kind()).isEqualTo(DnsResult.Kind.NO_DATA);
        assertThat(servers("broken.example.com")).isEqualTo(new DnsResult.ServerFailed<>("SERVFAIL"));
        assertThat(servers("refused.example.com")).isEqualTo(new DnsResult.ServerFailed<>("REFUSED"));
    }

    @Test
    void theLoneRootTargetMeansThatTheServiceIsNotThere() {
        server.srv("_cisco-uds._tcp.example.com", 0, 0, 0, "");
        assertThat(servers("_cisco-uds._tcp.example.com").kind()).isEqualTo(DnsResult.Kind.NO_DATA);
    }

    @Test
    void asksAgainUntilTheServerAnswers() {
        server.a("slow.example.com", "127.0.0.9").silent("slow.example.com", 2);
        assertThat(addresses("slow.example.com").records()).containsExactly("127.0.0.9");
        assertThat(server.asked).containsExactly("A slow.example.com", "A slow.example.com", "A slow.example.com");
    }

    @Test
    void givesUpAfterItsTries() {
        server.a("mute.example.com", "127.0.0.9").silent("mute.example.com", 99);
        assertThat(addresses("mute.example.com")).isEqualTo(new DnsResult.TimedOut<>(3, 0));
        assertThat(server.asked).hasSize(3);
    }

    @Test
    void aDeadServerIsATimeOut() {
        TinyLab.await(node.stop("power cut"));
        assertThat(addresses("host.example.com").kind()).isEqualTo(DnsResult.Kind.TIMED_OUT);
    }

    @Test
    void ignoresDatagramsThatAreNoAnswerToTheQuestion() {
        server.a("host.example.com", "127.0.0.9")
                .first("host.example.com", reply -> changed(reply, 0, (byte) (reply[0] + 1)))
                .first("host.example.com", reply -> changed(reply, 13, (byte) 'x'))
                .first("host.example.com", reply -> changed(reply, 2, (byte) 0))
                .first("host.example.com", reply -> new byte[] {1, 2, 3})
                .first("host.example.com", reply -> new byte[0]);
        assertThat(addresses("host.example.com").records()).containsExactly("127.0.0.9");
    }

    @Test
    void takesATruncatedAnswerOverTcp() {
        server.a("large.example.com", "127.0.0.9").overTcpOnly("large.example.com");
        assertThat(addresses("large.example.com").records()).containsExactly("127.0.0.9");
    }

    @Test
    void followsAliasesAcrossReplies() {
        server.cname("www.example.com", "web.example.com")
                .cname("web.example.com", "host.example.com")
                .a("host.example.com", "127.0.0.9");
        assertThat(addresses("www.example.com").records()).containsExactly("127.0.0.9");
    }

    @Test
    void anEndlessAliasEnds() {
        server.cname("a.example.com", "b.example.com").cname("b.example.com", "a.example.com");
        assertThat(addresses("a.example.com").kind()).isEqualTo(DnsResult.Kind.SERVER_FAILED);
        assertThat(server.asked).hasSizeLessThanOrEqualTo(DnsReply.ALIASES_MAX + 1);
    }

    @Test
    void whatIsNoNameIsNotAsked() {
        assertThat(addresses("a..b").kind()).isEqualTo(DnsResult.Kind.UNREACHABLE);
        assertThat(addresses("x".repeat(64) + ".example.com").kind()).isEqualTo(DnsResult.Kind.UNREACHABLE);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void aShortNameNeedsASearchDomain() {
        server.a("uclabcucm-pub.example.com", "127.0.0.9");
        var with = TinyLab.await(new HostLookup(resolver, "example.com").locate("uclabcucm-pub"));
        var without = TinyLab.await(new HostLookup(resolver, "").locate("uclabcucm-pub"));
        assertThat(with)
                .isEqualTo(new HostLookup.Located("uclabcucm-pub.example.com", List.of("127.0.0.9"), Phrase.none()));
        assertThat(without.addresses()).isEmpty();
        assertThat(without.because()).isEqualTo(DnsReasons.SHORT_NAME.of("uclabcucm-pub"));
    }

    private DnsResult<SrvRecord> servers(String name) {
        return TinyLab.await(resolver.servers(name));
    }

    private DnsResult<String> addresses(String name) {
        return TinyLab.await(resolver.addresses(name));
    }

    private static byte[] changed(byte[] reply, int at, byte to) {
        byte[] changed = reply.clone();
        changed[at] = to;
        return changed;
    }
}
