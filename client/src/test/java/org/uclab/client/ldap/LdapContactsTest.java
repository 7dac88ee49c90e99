package org.uclab.client.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.TinyLab;
import org.uclab.client.contacts.Contact;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.client.contacts.ContactAnswer.Failed;
import org.uclab.client.contacts.ContactAnswer.Found;
import org.uclab.client.contacts.ContactAnswer.Reason;
import org.uclab.client.contacts.ContactSettings;
import org.uclab.client.contacts.ContactSourceType;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.ldap.DirectoryServer.Protocol;
import org.uclab.client.step.Journal;
import org.uclab.client.tls.CertificateRules;
import org.uclab.client.tls.ServerVerifier;
import org.uclab.lab.history.Event;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Transport;

/** Over real sockets: against the library's own server, and against servers that answer nothing of use. */
class LdapContactsTest {

    private static final int PORT = 10_389;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String READER = "cn=reader,dc=test";

    private TinyLab lab;
    private InMemoryDirectoryServer good;

    @BeforeEach
    void start() throws Exception {
        lab = new TinyLab(4);
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=test");
        config.setSchema(null);
        config.addAdditionalBindCredentials(READER, "secret");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("good", InetAddress.getByName(lab.address(20)), PORT, null));
        good = new InMemoryDirectoryServer(config);
        good.add("dn: dc=test", "objectClass: domain", "dc: test");
        person("ada", "Ada", "Byron", "+1 (555) 5003");
        person("adam", "Adam", "McKenzie", "7001");
        person("grace", "Grace", "Hopper", "5004");
        good.startListening();
    }

    private void person(String id, String first, String last, String number) throws Exception {
        good.add(
                "dn: uid=" + id + ",dc=test",
                "objectClass: person",
                "uid: " + id,
                "cn: " + first + " " + last,
                "givenName: " + first,
                "sn: " + last,
                "mail: " + id + "@example.com",
                "msRTCSIP-PrimaryUserAddress: sip:" + id + "@sip.example.com",
                "telephoneNumber: " + number);
    }

    @AfterEach
    void stop() {
        good.shutDown(true);
        lab.close();
    }

    @Test
    void findsPeopleByNameIdAndNumber() {
        try (LdapContacts contacts = contacts(10, 20)) {
            assertThat(found(contacts.search("ada")).contacts())
                    .extracting(Contact::name)
                    .containsExactly("Ada Byron", "Adam McKenzie");
            Contact ada = found(contacts.byId("ada")).contacts().get(0);
            assertThat(ada)
                    .isEqualTo(new Contact(
                            "ada",
                            "Ada Byron",
                            "Ada",
                            "Byron",
                            "ada@example.com",
                            "ada@sip.example.com",
                            List.of("+1 (555) 5003", "", "")));
            assertThat(found(contacts.byNumber("5004")).contacts())
                    .extracting(Contact::id)
                    .containsExactly("grace");
            assertThat(found(contacts.byNumber("0015555003")).contacts())
                    .extracting(Contact::id)
                    .containsExactly("ada");
            for (String id : List.of("ada@anywhere", "ada@example.com", "ada@sip.example.com")) {
                assertThat(found(contacts.byContactId(id)).contacts())
                        .extracting(Contact::id)
                        .containsExactly("ada");
            }
            assertThat(found(contacts.byContactId("countess@example.com")).contacts())
                    .isEmpty();
            assertThat(found(contacts.search(" ")).contacts()).isEmpty();
            assertThat(found(contacts.byNumber("()")).contacts()).isEmpty();
        }
    }

    @Test
    void showsNoMoreThanItsSettingsAllowAndSaysThatThereAreMore() {
        try (LdapContacts contacts = contacts(1, 20)) {
            Found some = found(contacts.search("ada"));
            assertThat(some.contacts()).hasSize(1);
            assertThat(some.partial()).isTrue();
        }
    }

    @Test
    void keepsItsConnectionAndOpensAnotherWhenItIsGone() throws LDAPException {
        try (LdapContacts contacts = contacts(10, 20)) {
            found(contacts.search("ada"));
            found(contacts.search("grace"));
            assertThat(logins()).isEqualTo(1);
            good.closeAllConnections(false);
            assertThat(found(contacts.search("grace")).contacts()).hasSize(1);
            assertThat(logins()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise", "silence", "hang up", "endless", "huge", "nested", "half"})
    void aServerThatAnswersNothingOfUseMakesWayForTheNext(String habit) {
        lab.start(
                "bad.test",
                21,
                List.of(lab.port("bad.test", "ldap", Transport.TCP, 21, PORT, false)),
                () -> bad(habit));
        try (LdapContacts contacts = contacts(10, 21, 20)) {
            Instant asked = lab.clock.now();
            Found found = found(contacts.search("grace"));
            assertThat(found.contacts()).hasSize(1);
            assertThat(found.server()).isEqualTo(lab.address(20));
            assertThat(Duration.between(asked, lab.clock.now())).isLessThan(Duration.ofSeconds(60));
        }
        try (LdapContacts alone = contacts(10, 21)) {
            assertThat(alone.search("grace"))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.NO_SERVER));
        }
    }

    @Test
    void aPasswordThatIsRefusedIsNotTriedElsewhere() {
        LdapPlan wrong = plan(new Login(READER, "wrong", LdapDecisions.FILE.of()), 20, 21);
        try (LdapContacts contacts = new LdapContacts(wrong, servers(wrong), settings(10))) {
            assertThat(contacts.search("ada"))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.CREDENTIALS));
        }
        assertThat(lab.decisions()).noneMatch(text -> text.contains("wrong"));
    }

    @Test
    void datagramsThatAreNoAnswerAreNotTakenForOne() {
        Random random = new Random(5);
        lab.start(
                "udp.test",
                22,
                List.of(lab.port("udp.test", "ldap", Transport.UDP, 22, PORT, false)),
                () -> node -> node.udp(
                        "ldap",
                        socket -> socket.onDatagram(datagram -> {
                            byte[] noise = new byte[random.nextInt(400)];
                            random.nextBytes(noise);
                            socket.send(datagram.sender(), Buffer.buffer(noise));
                        })));
        LdapPlan plan = new LdapPlan(
                ContactSourceType.EDI,
                List.of(new DirectoryServer(lab.address(22), PORT, Protocol.UDP)),
                "",
                login(),
                new SearchSpace(List.of("dc=test"), true, LIMIT),
                List.of("uid"),
                Filters.of("", ""));
        try (LdapContacts contacts = new LdapContacts(plan, servers(plan), settings(10))) {
            assertThat(contacts.search("ada").text()).contains("no answer to 3 datagrams");
        }
    }

    private static Program bad(String habit) {
        Random random = new Random(9);
        return (NodeContext node) -> node.tcp(
                "ldap",
                socket -> socket.handler(request -> {
                    switch (habit) {
                        case "noise" -> {
                            byte[] noise = new byte[300];
                            random.nextBytes(noise);
                            socket.write(Buffer.buffer(noise));
                        }
                        case "hang up" -> socket.close();
                        case "endless" -> socket.write(Buffer.buffer(new byte[] {0x30, (byte) 0x80, 2, 1, 1}));
                        case "huge" ->
                            socket.write(Buffer.buffer(new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1, 2, 1, 1}));
                        case "nested" -> {
                            Buffer deep = Buffer.buffer();
                            for (int i = 0; i < 100_000; i++) {
                                deep.appendBytes(new byte[] {0x30, (byte) 0x84, 0, 9, 9, 9});
                            }
                            socket.write(deep);
                        }
                        case "half" -> socket.write(Buffer.buffer(new byte[] {0x30, 12, 2, 1, 1, 0x61, 7}));
                        default -> {} // silence
                    }
                }));
    }

    private int logins() {
        return (int) lab.history.events().stream()
                .filter(event -> event.kind() == Event.Kind.CLIENT_DECIDED)
                .filter(event -> event.text().startsWith("directory login"))
                .count();
    }

    private static Found found(ContactAnswer answer) {
        assertThat(answer).isInstanceOf(Found.class);
        return (Found) answer;
    }

    private LdapContacts contacts(int hits, int... hosts) {
        LdapPlan plan = plan(login(), hosts);
        return new LdapContacts(plan, servers(plan), settings(hits));
    }

    private static Login login() {
        return new Login(READER, "secret", LdapDecisions.FILE.of());
    }

    private static ContactSettings settings(int hits) {
        return ContactSettings.elsewhere().withHits(hits);
    }

    private LdapPlan plan(Login login, int... hosts) {
        return new LdapPlan(
                ContactSourceType.BDI,
                java.util.Arrays.stream(hosts)
                        .mapToObj(host -> new DirectoryServer(lab.address(host), PORT, Protocol.TCP))
                        .toList(),
                "",
                login,
                new SearchSpace(List.of("dc=test"), true, LIMIT),
                List.of("uid"),
                Filters.of("(objectClass=person)", "cn,sn"));
    }

    private Servers servers(LdapPlan plan) {
        Dialler dialler = lab.dialler(100);
        Journal journal = new Journal(lab.history.recorder("somebody"));
        Servers.Tools tools = new Servers.Tools(
                dialler,
                null, // names are addresses here
                new HostLookup(null, ""),
                new ServerVerifier(new CertificateRules(lab.trust()), lab.clock, journal),
                journal);
        return new Servers(plan, List.of(), tools, LIMIT, Seed.of(1).draws("servers"));
    }
}
