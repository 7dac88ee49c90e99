package org.uclab.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read by an index of the head is what is read with all the grammar. */
class PlainMessageTest {

    private static final String REGISTER = String.join(
            "\r\n",
            "REGISTER sip:cucm.example.com SIP/2.0",
            "Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK0a1;rport",
            "Max-Forwards: 70",
            "f: \"Ann Lee\" <sip:5001@cucm.example.com>;tag=00aa",
            "To:<sip:5001@cucm.example.com>",
            "Call-ID: 0a-0b@192.0.2.9",
            "CSeq: 101 REGISTER",
            "Contact: <sip:5001@192.0.2.9:5060;transport=udp>;expires=3600",
            "Authorization: Digest username=\"ann\", realm=\"r\", nonce=\"n\", uri=\"sip:cucm.example.com\", response=\"0\"",
            "X-Unheard-Of:   blanks around   ",
            "Content-Length: 4",
            "",
            "body");
    private static final String OK = String.join(
            "\r\n",
            "SIP/2.0 200 OK",
            "v: SIP/2.0/TCP 192.0.2.9;branch=z9hG4bK0a1",
            "From: <sip:5001@cucm.example.com>;tag=00aa",
            "To: <sip:5002@cucm.example.com>;tag=b",
            "i: 0a-0b@192.0.2.9",
            "CSeq: 2 INVITE",
            "l: 0",
            "",
            "");
    private static final SipLimits SMALL = new SipLimits(400, 8, 12, 120, 40, 2);
    private static final String ALPHABET = " \t\r\n;:=,<>@\"\\/.-_~%()[]*+?&'`!0aAzZ9vlé\u0000\u0001\u007f";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatPhonesSendIsPlain() {
        for (String text : List.of(REGISTER, OK)) {
            assertThat(PlainMessage.read(bytes(text), SipLimits.STANDARD))
                    .map(SipMessage::startLine)
                    .contains(text.substring(0, text.indexOf('\r')));
            theSame(bytes(text), SipLimits.STANDARD);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n Call-Info: x",
                "\nX: bare line feed",
                "\r\nX: tab\there",
                "\r\nX : blank before the colon",
                "\r\nX: é",
                "\r\nX: \u0001",
                "\r\nno colon",
                "\r\nTo: <sip:5003@cucm.example.com>",
                "\r\nVia: SIP/2.0/UDP 192.0.2.8;branch=z9hG4bK0a2",
                "\r\nl: 4"
            })
    void whatIsUnusualIsTheWholeReaders(String more) {
        byte[] message = bytes(REGISTER.replace("\r\nCSeq", more + "\r\nCSeq"));
        assertThat(PlainMessage.read(message, SipLimits.STANDARD)).isEmpty();
        theSame(message, SipLimits.STANDARD);
    }

    @Test
    void bothReadTheSameWhateverBecomesOfAMessage() {
        Random random = new Random(3);
        int plain = 0;
        for (int i = 0; i < 8_000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? REGISTER : OK);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                change(text, random);
            }
            byte[] message = bytes(text.toString());
            plain += theSame(message, SipLimits.STANDARD) ? 1 : 0;
            theSame(message, SMALL);
        }
        assertThat(plain).as("so that it is about something").isGreaterThan(1_000);
    }

    private static void change(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
        }
    }

    /** Whether it is plain; if so both readers say the same, and so does who reads it a second time. */
    private static boolean theSame(byte[] message, SipLimits limits) {
        Optional<SipMessage> plain = PlainMessage.read(message, limits);
        SipReading whole = new SipReader(limits).readWhole(message);
        whole.message()
                .ifPresent(read -> assertThat(told(SipReader.again(message))).isEqualTo(told(read)));
        if (plain.isPresent()) {
            assertThat(whole.message().map(PlainMessageTest::told)).contains(told(plain.get()));
        }
        return plain.isPresent();
    }

    private static String told(SipMessage message) {
        return message.startLine()
                + message.headers()
                + message.body().text()
                + message.topVia()
                + message.vias()
                + message.from()
                + message.to()
                + message.cseq()
                + message.callId()
                + message.contacts()
                + message.text();
    }

    @Test
    void anAnswerInBytesSaysWhatItSaid() {
        SipRequest request = (SipRequest)
                PlainMessage.read(bytes(REGISTER), SipLimits.STANDARD).orElseThrow();
        SipResponse answer = request.response(200)
                .withToTag("b")
                .with("Contact", "<<\"@;=")
                .withBody("text/plain", SipBody.of("héllo"));
        SipResponse kept = answer.inBytes();
        assertThat(kept.bytes()).isEqualTo(answer.bytes());
        assertThat(kept.headers().without("Content-Length")).isEqualTo(answer.headers());
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.body()).isEqualTo(answer.body());
        assertThat(kept.with("Contact", "<sip:a@b>").contacts()).hasSize(1);
    }
}
