package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.capf.CapfCertificate;
import org.uclab.protocol.capf.CapfElement;
import org.uclab.protocol.capf.CapfKey;
import org.uclab.protocol.capf.CapfKind;
import org.uclab.protocol.capf.CapfMessage;
import org.uclab.protocol.capf.CapfProof;
import org.uclab.protocol.capf.CapfReason;
import org.uclab.protocol.capf.CapfTag;
import org.uclab.sim.ucm.cluster.CapfOrder;
import org.uclab.sim.ucm.cluster.CapfOrder.Authentication;
import org.uclab.sim.ucm.cluster.CapfOrder.Operation;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.DeviceSecurity;
import org.uclab.sim.ucm.fault.CapfFault;

/** CAPF at the publisher, over TLS. */
class CapfTest {

    private static final String PUB = TraceCompany.PUBLISHER;
    private static final KeyPair KEY = CapfKey.EC_256.generate();

    private static final Pattern STRING = Pattern.compile("\\b0815\\b");

    private RunningCluster cluster;

    @BeforeEach
    void start() {
        cluster = new RunningCluster("127.76", "12.5.1");
        order(new CapfOrder(Operation.INSTALL, Authentication.STRING, "0815", CapfKey.EC_256));
    }

    @AfterEach
    void stop() {
        cluster.close();
        assertThat(cluster.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
        assertThat(cluster.clock.pending()).isZero();
        assertThat(cluster.history.events())
                .as("the string as a word, since a serial number may have those digits in it")
                .noneMatch(event -> STRING.matcher(event.text()).find());
    }

    private void order(CapfOrder order) {
        Device device = TraceCompany.macDonald().devices().get(0);
        cluster.database.setDevices(
                "mac.donald",
                List.of(device.with(new DeviceSecurity(DeviceSecurity.Mode.ENCRYPTED, Optional.of(order), lsc()))));
    }

    private String lsc() {
        return cluster.database
                .state()
                .device("MDonald")
                .orElseThrow()
                .device()
                .security()
                .lsc();
    }

    private String deviceFile() {
        return cluster.tftp("GET", PUB, "/MDonald.cnf.xml").text();
    }

    private static CapfElement publicKey(KeyPair key) {
        return CapfElement.of(CapfTag.PUBLIC_KEY, key.getPublic().getEncoded());
    }

    private static int reason(CapfMessage end) {
        assertThat(end.kind()).isEqualTo(CapfKind.END_SESSION);
        return end.number(CapfTag.REASON).orElseThrow();
    }

    /** One rule of spelling for every service: a device in any case, its string in its own. */
    @Test
    void aDeviceIsTheSameInAnyCase() throws Exception {
        try (CapfCaller device = new CapfCaller(cluster)) {
            assertThat(device.introduce("mdonald", "0815").hear().kind()).isEqualTo(CapfKind.KEY_REQUEST);
        }
        try (CapfCaller device = new CapfCaller(cluster)) {
            CapfMessage end = device.introduce("MDONALDX", "0815").hear();
            assertThat(reason(end)).isEqualTo(CapfReason.UNKNOWN_DEVICE);
        }
    }

    /** The whole of an enrolment; the certificate, or the reason why there is none. */
    private Object enrol(KeyPair key) {
        try (CapfCaller device = new CapfCaller(cluster)) {
            CapfMessage asked = device.introduce("MDonald", "0815").hear();
            if (asked.kind() == CapfKind.END_SESSION) {
                return reason(asked);
            }
            CapfMessage store =
                    device.say(CapfKind.KEY_RESPONSE, publicKey(key)).hear();
            if (store.kind() == CapfKind.END_SESSION) {
                return reason(store);
            }
            device.say(CapfKind.STORE_RESPONSE, CapfElement.octet(CapfTag.REASON, CapfReason.DONE));
            assertThat(reason(device.hear())).isEqualTo(CapfReason.DONE);
            assertThat(device.closed()).isTrue();
            return CapfCertificate.in(store).orElseThrow();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void theServerSpeaksFirstAndEverySessionHasTheNextNumber() throws Exception {
        for (int number = 1; number <= 3; number++) {
            try (CapfCaller device = new CapfCaller(cluster)) {
                assertThat(device.firstWrite())
                        .isEqualTo("5501" + "0000000" + number + "0008" + "07000103" + "08000100");
            }
        }
    }

    /** As the client of J4L writes it, version 2 included. */
    @Test
    void aSessionGoesOverTheWireAsTheCapturesHaveIt() throws Exception {
        order(new CapfOrder(Operation.INSTALL, Authentication.NONE, "", CapfKey.RSA_2048));
        String name = HexFormat.of().formatHex("MDonald\0".getBytes(StandardCharsets.US_ASCII));
        KeyPair key = CapfKey.RSA_2048.generate();
        String spki = HexFormat.of().formatHex(key.getPublic().getEncoded());
        try (CapfCaller device = new CapfCaller(cluster)) {
            device.hear();
            device.raw("5502" + "00000001" + "0013" + "07000102" + "0d0008" + name + "01000101");
            assertThat(HexFormat.of().formatHex(device.hear().bytes()))
                    .isEqualTo("5503" + "00000001" + "0009" + "0a00020800" + "11000100");
            device.raw("5504" + "00000001" + "0129" + "090126" + spki);
            CapfMessage store = device.hear();
            assertThat(HexFormat.of().formatHex(store.bytes()))
                    .startsWith("5509" + "00000001")
                    .contains("03000101" + "04");
            byte[] wrapped = store.value(CapfTag.CERTIFICATE).orElseThrow();
            assertThat(HexFormat.of().formatHex(wrapped, 0, 6)).matches("01....0001" + "30");
            assertThat(CapfCertificate.in(store).orElseThrow().getPublicKey()).isEqualTo(key.getPublic());
            device.raw("550a" + "00000001" + "0004" + "01000101");
            assertThat(HexFormat.of().formatHex(device.hear().bytes()))
                    .isEqualTo("550f" + "00000001" + "0004" + "01000101");
            assertThat(device.closed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CapfKey.class,
            names = {"EC_256", "EC_384", "EC_521", "RSA_1024", "RSA_2048"})
    void aDeviceGetsACertificateOfItsKeyOnce(CapfKey kind) throws Exception {
        order(new CapfOrder(Operation.INSTALL, Authentication.STRING, "0815", kind));
        assertThat(deviceFile())
                .contains("<capfAuthMode>1</capfAuthMode>", "<certHash></certHash>")
                .contains("<deviceSecurityMode>3</deviceSecurityMode>");
        KeyPair key = kind.generate();
        X509Certificate issued = (X509Certificate) enrol(key);
        assertThat(issued.getPublicKey()).isEqualTo(key.getPublic());
        assertThat(issued.getSubjectX500Principal().getName()).isEqualTo("CN=MDonald,O=uclab");
        issued.verify(cluster.ca.certificate().getPublicKey());
        assertThat(deviceFile())
                .contains("<capfAuthMode>0</capfAuthMode>")
                .contains("<certHash>"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(issued.getEncoded()))
                        + "</certHash>");
        assertThat(enrol(key)).isEqualTo(CapfReason.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"9.1.2, 0a00020400", "11.5.1, 0a0002040011000100"})
    void theKindOfAKeyIsNamedFromTheReleaseThatKnowsTwo(String release, String elements) throws Exception {
        cluster.close();
        cluster = new RunningCluster("127.76", release);
        order(new CapfOrder(Operation.INSTALL, Authentication.STRING, "0815", CapfKey.RSA_1024));
        try (CapfCaller device = new CapfCaller(cluster)) {
            byte[] request = device.introduce("MDonald", "0815").hear().bytes();
            assertThat(HexFormat.of().formatHex(request, 8, request.length)).isEqualTo(elements);
        }
    }

    @Test
    void whatWasIssuedOutlivesThePublisher() {
        assertThat(enrol(KEY)).isInstanceOf(X509Certificate.class);
        RunningCluster.await(cluster.node(PUB).stop("power cut"));
        assertThatThrownBy(() -> enrol(KEY)).isInstanceOf(AssertionError.class);
        RunningCluster.await(cluster.node(PUB).start());
        assertThat(enrol(KEY)).isEqualTo(CapfReason.REFUSED);
        assertThat(deviceFile()).containsPattern("<certHash>[0-9a-f]{64}</certHash>");
    }

    @Test
    void ofTwoAtTheSameMomentOneIsServed() {
        List<CompletableFuture<Object>> asking = Stream.generate(() -> CompletableFuture.supplyAsync(() -> enrol(KEY)))
                .limit(6)
                .toList();
        List<Object> got = asking.stream().map(CompletableFuture::join).toList();
        assertThat(got).filteredOn(X509Certificate.class::isInstance).hasSize(1);
        assertThat(got).filteredOn(((Object) CapfReason.REFUSED)::equals).hasSize(5);
    }

    @Test
    void ofTwoWhoWereAskedForAKeyTheLaterGetsNothing() throws Exception {
        try (CapfCaller slow = new CapfCaller(cluster)) {
            assertThat(slow.introduce("MDonald", "0815").hear().kind()).isEqualTo(CapfKind.KEY_REQUEST);
            assertThat(enrol(KEY)).isInstanceOf(X509Certificate.class);
            String lsc = lsc();
            assertThat(reason(slow.say(CapfKind.KEY_RESPONSE, publicKey(CapfKey.EC_256.generate()))
                            .hear()))
                    .isEqualTo(CapfReason.REFUSED);
            assertThat(lsc()).isEqualTo(lsc);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MDonald, 0816,   7",
        "MDonald, '',     7",
        "MDonald, 08150,  7",
        "nobody,  0815,   9",
        "'',      0815,   9"
    })
    void onlyTheStringOfTheDeviceCounts(String name, String string, int reason) throws Exception {
        try (CapfCaller device = new CapfCaller(cluster)) {
            assertThat(reason(device.introduce(name, string).hear())).isEqualTo(reason);
            assertThat(device.closed()).isTrue();
        }
        assertThat(lsc()).isEmpty();
        assertThat(enrol(KEY)).isInstanceOf(X509Certificate.class);
    }

    @Test
    void aKeyThatWasNotAskedForIsNotCertified() throws Exception {
        byte[] key = KEY.getPublic().getEncoded();
        List<CapfElement> bad = new ArrayList<>(List.of(
                publicKey(CapfKey.EC_384.generate()),
                publicKey(CapfKey.RSA_2048.generate()),
                CapfElement.of(CapfTag.PUBLIC_KEY, new byte[0]),
                CapfElement.of(CapfTag.PUBLIC_KEY, Arrays.copyOf(key, key.length - 1)),
                CapfElement.octet(CapfTag.REASON, CapfReason.REFUSED)));
        for (CapfElement element : bad) {
            try (CapfCaller device = new CapfCaller(cluster)) {
                device.introduce("MDonald", "0815").hear();
                assertThat(reason(device.say(CapfKind.KEY_RESPONSE, element).hear()))
                        .isEqualTo(CapfReason.REFUSED);
            }
        }
        assertThat(lsc()).isEmpty();
        assertThat(enrol(KEY)).isInstanceOf(X509Certificate.class);
    }

    @Test
    void aDeviceThatMakesAKeySaysSoAndIsWaitedFor() throws Exception {
        try (CapfCaller device = new CapfCaller(cluster)) {
            device.introduce("MDonald", "0815").hear();
            device.say(CapfKind.IN_PROGRESS).say(CapfKind.IN_PROGRESS);
            assertThat(device.say(CapfKind.KEY_RESPONSE, publicKey(KEY)).hear().kind())
                    .isEqualTo(CapfKind.STORE_REQUEST);
        }
    }

    @Test
    void aCertificateIsDeletedOnceTheDeviceSaysItIs() throws Exception {
        assertThat(enrol(KEY)).isInstanceOf(X509Certificate.class);
        order(new CapfOrder(Operation.DELETE, Authentication.NONE, "", CapfKey.EC_256));
        assertThat(deviceFile()).contains("<capfAuthMode>2</capfAuthMode>");
        for (boolean done : new boolean[] {false, true}) {
            assertThat(lsc()).isNotEmpty();
            try (CapfCaller device = new CapfCaller(cluster)) {
                assertThat(device.introduce("MDonald", "").hear().kind()).isEqualTo(CapfKind.DELETE_REQUEST);
                int said = done ? CapfReason.DONE : CapfReason.REFUSED;
                assertThat(reason(device.say(CapfKind.DELETE_RESPONSE, CapfElement.octet(CapfTag.REASON, said))
                                .hear()))
                        .isEqualTo(said);
            }
        }
        assertThat(lsc()).isEmpty();
        assertThat(deviceFile()).contains("<capfAuthMode>0</capfAuthMode>");
    }

    @Test
    void aCertificateIsReadAndKept() throws Exception {
        X509Certificate issued = (X509Certificate) enrol(KEY);
        String lsc = lsc();
        order(new CapfOrder(Operation.FETCH, Authentication.NONE, "", CapfKey.EC_256));
        for (boolean shown : new boolean[] {false, true}) {
            try (CapfCaller device = new CapfCaller(cluster)) {
                assertThat(device.introduce("MDonald", "").hear().kind()).isEqualTo(CapfKind.FETCH_REQUEST);
                CapfElement reason = CapfElement.octet(CapfTag.REASON, CapfReason.DONE);
                CapfMessage end = shown
                        ? device.say(CapfKind.FETCH_RESPONSE, reason, CapfCertificate.element(issued))
                                .hear()
                        : device.say(CapfKind.FETCH_RESPONSE, reason).hear();
                assertThat(reason(end)).isEqualTo(shown ? CapfReason.NOTHING_TO_DO : CapfReason.REFUSED);
            }
        }
        assertThat(lsc()).isEqualTo(lsc);
    }

    @ParameterizedTest
    @EnumSource(
            value = CapfKey.class,
            names = {"EC_256", "RSA_2048"})
    void aDeviceRenewsByTheCertificateItHas(CapfKey kind) throws Exception {
        order(new CapfOrder(Operation.INSTALL, Authentication.STRING, "0815", kind));
        KeyPair key = kind.generate();
        X509Certificate issued = (X509Certificate) enrol(key);
        KeyPair strange = kind.generate();
        CapfOrder renewal = new CapfOrder(Operation.INSTALL, Authentication.CERTIFICATE, "", kind);
        order(renewal);
        assertThat(deviceFile()).contains("<capfAuthMode>3</capfAuthMode>");
        X509Certificate another = cluster.ca
                .certify(strange.getPublic(), CertificateProfile.server("MDonald"))
                .get(0);
        List<List<CapfElement>> bad = List.of(
                List.of(),
                CapfProof.elements("MDonald", issued, strange.getPrivate()), // of a key that is not the certificate's
                CapfProof.elements("Another", issued, key.getPrivate()), // signed for another device
                CapfProof.elements("MDonald", another, strange.getPrivate()), // ours, but not on record
                CapfProof.elements("MDonald", issued, key.getPrivate()).subList(0, 2)); // one signature is missing
        for (List<CapfElement> proof : bad) {
            try (CapfCaller device = new CapfCaller(cluster)) {
                assertThat(reason(device.introduce("MDonald", "0815", proof.toArray(CapfElement[]::new))
                                .hear()))
                        .isEqualTo(CapfReason.REFUSED);
            }
        }
        try (CapfCaller device = new CapfCaller(cluster)) {
            CapfElement[] proof =
                    CapfProof.elements("MDonald", issued, key.getPrivate()).toArray(CapfElement[]::new);
            assertThat(device.introduce("MDonald", "", proof).hear().kind()).isEqualTo(CapfKind.KEY_REQUEST);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "474554202f20485454502f312e310d0a0d0a", // an HTTP request
                "00",
                "5500000000010000", // kind 0
                "5518000000010000", // kind 24
                "55020000000140010d0001", // longer than any message
                "550200000001000207ff", // an element that does not fit
                "5502000000010003070002", // a value that does not fit
                "5502000000020004" + "07000103", // of another session
                "5504000000010000", // out of turn
                "550a000000010000",
                "550f000000010004" + "01000101", // what only servers say
                "5511000000010000", // in progress before anything is
                "5502000000010004" + "07000100", // version 0
                "5502000000010004" + "07000104", // version 4
                "5502000000010000", // nothing at all
                "5502000000010007" + "07000103" + "0d0000", // a name without an end
                "550200000001000c" + "07000103" + "0d00054100420043" // a name with two ends, and something left over
            })
    void whatIsNoAnswerEndsTheSessionAndTheNextIsServed(String hex) throws Exception {
        try (CapfCaller device = new CapfCaller(cluster)) {
            assertThat(device.hear().kind()).isEqualTo(CapfKind.AUTH_REQUEST);
            assertThat(reason(device.raw(hex).hear())).isIn(CapfReason.REFUSED, CapfReason.UNKNOWN_DEVICE);
            assertThat(device.closed()).isTrue();
        }
        assertThat(enrol(KEY)).isInstanceOf(X509Certificate.class);
    }

    @Test
    void aMessageMayComeInPiecesAndSeveralAtOnce() throws Exception {
        String auth = HexFormat.of()
                .formatHex(CapfMessage.of(
                                CapfKind.AUTH_RESPONSE,
                                1,
                                CapfElement.octet(CapfTag.VERSION, 3),
                                CapfElement.text(CapfTag.DEVICE_NAME, "MDonald"),
                                CapfElement.text(CapfTag.PASSWORD, "0815"))
                        .bytes());
        String key = HexFormat.of()
                .formatHex(
                        CapfMessage.of(CapfKind.KEY_RESPONSE, 1, publicKey(KEY)).bytes());
        try (CapfCaller device = new CapfCaller(cluster)) {
            device.hear();
            device.raw(auth.substring(0, 2)).raw(auth.substring(2, 20)).raw(auth.substring(20) + key);
            assertThat(device.hear().kind()).isEqualTo(CapfKind.KEY_REQUEST);
            assertThat(device.hear().kind()).isEqualTo(CapfKind.STORE_REQUEST);
        }
    }

    @Test
    void aSessionHasOnlySoManyMessages() throws Exception {
        try (CapfCaller device = new CapfCaller(cluster)) {
            device.introduce("MDonald", "0815").hear();
            for (int i = 0; i < 16; i++) {
                device.say(CapfKind.IN_PROGRESS);
            }
            assertThat(reason(device.hear())).isEqualTo(CapfReason.REFUSED);
        }
    }

    @Test
    void aFaultEndsTheSessionWithItsReasonBeforeOrAfterItIsDone() throws Exception {
        assertThat(CapfFault.FORMS).extracting(FaultForm::name).containsExactly("capf-end");
        CapfFault end = new CapfFault.End(42);
        var before = cluster.faults.arm(end, Where.port(PUB, "capf"), Trigger.first(1));
        assertThat(enrol(KEY)).isEqualTo(42);
        assertThat(lsc()).isEmpty();
        cluster.faults.heal(before);
        // The second message is the key: what was asked for is done, and the device never hears of it.
        var after = cluster.faults.arm(end.in(AnswerFault.Phase.AFTER), Where.port(PUB, "capf"), Trigger.nth(2));
        assertThat(enrol(KEY)).isEqualTo(42);
        assertThat(lsc()).isNotEmpty();
        cluster.faults.heal(after);
        assertThat(enrol(KEY)).isEqualTo(CapfReason.REFUSED);
        assertThatThrownBy(() -> new CapfFault.End(256)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOtherNodeHasNoCapf() {
        Endpoint other = new Endpoint(cluster.node(TraceCompany.SUBSCRIBER).address(), RunningCluster.CAPF_PORT);
        assertThatThrownBy(() -> RunningCluster.await(cluster.caller.connect(other, RunningCluster.LIMIT)))
                .hasMessageContaining("refused");
    }
}
