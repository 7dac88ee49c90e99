package org.uclab.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes to messages and back. */
class SipReaderTest {

    private static final String REGISTER = String.join(
            "\r\n",
            "REGISTER sip:cucm.example.com SIP/2.0",
            "v: SIP/2.0/TCP 192.0.2.9:49152;branch=z9hG4bK0a1, SIP/2.0/UDP [2001:db8::9]:5060;branch=z9hG4bKx;rport",
            "From: \"Ann \\\"A\\\" Lee\" <sip:5001@cucm.example.com>;tag=00aa",
            "t: <sip:5001@cucm.example.com>",
            "Call-ID: 0a-0b@192.0.2.9",
            "CSeq: 101 REGISTER",
            "Max-Forwards: 70",
            "Contact: <sip:5f-6e@192.0.2.9:49152;transport=tcp>"
                    + ";+sip.instance=\"<urn:uuid:00000000-0000-0000-0000-00aabbccddee>\""
                    + ";+u.sip!devicename.ccm.cisco.com=\"CSFANN\";+u.sip!model.ccm.cisco.com=\"503\";video",
            "Call-Info: <urn:x-cisco-remotecc:callinfo>; security= NotAuthenticated;",
            "  gci= 1-2029",
            "Expires: 3600",
            "Content-Length: 4",
            "",
            "body");

    private final SipReader reader = new SipReader(SipLimits.STANDARD);

    private SipReading read(String text) {
        return reader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private SipRequest request(String text) {
        return (SipRequest) read(text).message().orElseThrow();
    }

    private SipReading.Refused refused(String text) {
        return (SipReading.Refused) read(text);
    }

    @Test
    void readsWhatIsInAMessage() {
        SipRequest request = request(REGISTER);
        assertThat(request.method()).isEqualTo("REGISTER");
        assertThat(request.vias()).hasSize(2);
        assertThat(request.topVia().branch()).isEqualTo("z9hG4bK0a1");
        assertThat(request.vias().get(1).host()).isEqualTo("[2001:db8::9]");
        assertThat(request.vias().get(1).port()).isEqualTo(5060);
        assertThat(request.from().displayName()).isEqualTo("Ann \"A\" Lee");
        assertThat(request.from().tag()).isEqualTo("00aa");
        assertThat(request.to().tag()).isEmpty();
        assertThat(request.cseq()).isEqualTo(new CSeq(101, "REGISTER"));
        assertThat(request.number("Expires")).hasValue(3600);
        NameAddress contact = request.contacts().get(0);
        assertThat(contact.uri()).isEqualTo("sip:5f-6e@192.0.2.9:49152;transport=tcp");
        assertThat(contact.sipUri().orElseThrow().transport()).hasValue(SipTransport.TCP);
        assertThat(contact.parameters().value("+u.sip!devicename.ccm.cisco.com"))
                .hasValue("CSFANN");
        assertThat(contact.parameters().has("video")).isTrue();
        assertThat(request.body().text()).isEqualTo("body");
    }

    @Test
    void writesHeadersAsTheyCameButForFolds() {
        assertThat(request(REGISTER).text()).isEqualTo(REGISTER.replace("\r\n  gci", " gci"));
    }

    @Test
    void answersCarryWhatBelongsToTheRequest() {
        SipResponse response = request(REGISTER).response(404).withToTag("me");
        assertThat(response.text())
                .isEqualTo(String.join(
                        "\r\n",
                        "SIP/2.0 404 Not Found",
                        "v: SIP/2.0/TCP 192.0.2.9:49152;branch=z9hG4bK0a1,"
                                + " SIP/2.0/UDP [2001:db8::9]:5060;branch=z9hG4bKx;rport",
                        "From: \"Ann \\\"A\\\" Lee\" <sip:5001@cucm.example.com>;tag=00aa",
                        "t: <sip:5001@cucm.example.com>;tag=me",
                        "Call-ID: 0a-0b@192.0.2.9",
                        "CSeq: 101 REGISTER",
                        "Content-Length: 0",
                        "",
                        ""));
        assertThat(reader.read(response.bytes()).message()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "'Call-ID: 0a-0b@192.0.2.9', '', 400",
        "'CSeq: 101 REGISTER', 'CSeq: 101 INVITE', 400",
        "'CSeq: 101 REGISTER', 'CSeq: 99999999999 REGISTER', 400",
        "'CSeq: 101 REGISTER', 'CSeq: x REGISTER', 400",
        "'t: <sip:5001@cucm.example.com>', 't: <sip:5001@cucm.example.com', 400",
        "'Max-Forwards: 70', 'Max-Forwards: many', 400",
        "'Content-Length: 4', 'Content-Length: 5', 400",
        "'Content-Length: 4', 'Content-Length: -4', 400",
        "'Content-Length: 4', 'Content-Length: 999999999', 413",
        "'Expires: 3600', 'no field', 400",
        "'sip:cucm.example.com SIP/2.0', 'sip:cucm.example.com SIP/7.0', 505",
        "'REGISTER sip:cucm.example.com', 'REGISTER <sip:cucm.example.com>', 400"
    })
    void saysWhatABrokenRequestDeserves(String good, String bad, int status) {
        SipReading.Refused refused = refused(REGISTER.replace(good, bad));
        assertThat(refused.answer().orElseThrow().status()).as(refused.why()).isEqualTo(status);
    }

    @Test
    void neverAnswersAnAckOrWhatCannotBeAnswered() {
        assertThat(refused(REGISTER.replace("REGISTER", "ACK").replace("CSeq: 101", "CSeq: x"))
                        .answer())
                .isEmpty();
        assertThat(refused(REGISTER.replace("192.0.2.9:49152;branch=z9hG4bK0a1", ";;"))
                        .answer())
                .isEmpty();
        assertThat(refused("").answer()).isEmpty();
        assertThat(refused("\r\n\r\n").answer()).isEmpty();
        assertThat(refused("rubbish").answer()).isEmpty();
        assertThat(refused("SIP/2.0 200 OK\r\n\r\n").answer()).isEmpty();
    }

    @Test
    void keepsItsLimits() {
        String many = "X: y\r\n".repeat(SipLimits.STANDARD.headersMax());
        assertThat(refused(REGISTER.replace("Expires", many + "Expires")).why()).contains("header fields");
        String line = "X: " + "y".repeat(SipLimits.STANDARD.lineCharsMax());
        assertThat(refused(REGISTER.replace("Expires: 3600", line)).why()).contains("characters");
        String uri = "sip:" + "u".repeat(SipLimits.STANDARD.uriCharsMax()) + "@x";
        assertThat(refused(REGISTER.replace("sip:cucm.example.com SIP", uri + " SIP"))
                        .answer()
                        .orElseThrow()
                        .status())
                .isEqualTo(414);
        String head = "X: y\r\n".repeat(SipLimits.STANDARD.headBytesMax() / 6 + 1);
        assertThat(refused(REGISTER.replace("Expires", head + "Expires")).why()).contains("bytes");
        String vias = "Via: SIP/2.0/UDP h;branch=z9hG4bKx\r\n".repeat(SipLimits.STANDARD.viasMax());
        assertThat(refused(REGISTER.replace("Expires", vias + "Expires"))
                        .answer()
                        .orElseThrow()
                        .status())
                .isEqualTo(483);
    }

    @Test
    void whateverIsDoneToAMessageItIsReadOrRefused() {
        Random random = new Random(5060);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int round = 0; round < 20_000; round++) {
                byte[] bytes = REGISTER.getBytes(StandardCharsets.UTF_8);
                for (int hit = random.nextInt(8); hit >= 0; hit--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                SipReading reading = reader.read(bytes);
                reading.message().ifPresent(message -> {
                    message.vias();
                    assertThat(message.from()).isNotNull();
                    assertThat(message.contacts()).isNotNull();
                    assertThat(reader.read(message.bytes()).message()).isPresent();
                });
            }
        });
    }
}
