package org.uclab.client.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.phone.call.Footing;
import org.uclab.client.phone.call.LineIdentity;
import org.uclab.client.phone.registration.Purpose;
import org.uclab.client.phone.registration.Reply;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sip.CSeq;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipLimits;
import org.uclab.protocol.sip.SipReader;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;

/** The requests by which a phone registers, and what it takes from their answers. */
class RegisterMessagesTest {

    private static final Footing PUB = footing("pub", "192.0.2.10");
    private static final Footing SUB = footing("sub", "192.0.2.11");
    private static final Instant NOW = Instant.parse("2015-10-21T07:28:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private int tokens;
    private RegisterMessages messages;

    private static Footing footing(String host, String address) {
        return new Footing(
                host, new Flow(SipTransport.TCP, address, 5060, 1), new Endpoint("192.0.2.50", 40_000), false);
    }

    @BeforeEach
    void begin() {
        LineIdentity line = new LineIdentity("5002", "Mac Donald", "29e15ce2", "MDonald", 503, "Cisco-CSF");
        messages = new RegisterMessages(line, "Jabber", host -> "token" + tokens++);
    }

    private SipRequest request(Purpose purpose, Footing at) {
        SipRequest request = messages.request(purpose, at, HOUR, NOW);
        byte[] wire = request.with(HeaderName.VIA, "SIP/2.0/TCP 192.0.2.50:40000;branch=z9hG4bKx")
                .bytes();
        assertThat(new SipReader(SipLimits.STANDARD).read(wire).message())
                .as(request.text())
                .isPresent();
        return request;
    }

    @Test
    void aRegistrationHasOneCallIdAndNumbersThatGrow() {
        SipRequest first = request(Purpose.REGISTER, PUB);
        SipRequest refresh = request(Purpose.REFRESH, PUB);
        SipRequest last = request(Purpose.UNREGISTER, PUB);
        assertThat(first.cseq()).isEqualTo(new CSeq(101, "REGISTER"));
        assertThat(refresh.cseq().number()).isEqualTo(102);
        assertThat(last.cseq().number()).isEqualTo(103);
        assertThat(refresh.callId()).isEqualTo(first.callId()).isEqualTo(last.callId());
        assertThat(refresh.from().tag()).isEqualTo(first.from().tag());
        assertThat(messages.callId("pub")).contains(first.callId());
        assertThat(first.number(HeaderName.EXPIRES)).hasValue(3600);
        assertThat(last.number(HeaderName.EXPIRES)).hasValue(0);
        SipRequest anew = request(Purpose.REGISTER, PUB);
        assertThat(anew.callId()).isNotEqualTo(first.callId());
        assertThat(anew.cseq().number()).isEqualTo(101);
    }

    @Test
    void whatWentOutWithCredentialsCounts() {
        SipRequest first = request(Purpose.REGISTER, PUB);
        messages.said("pub", first.with(HeaderName.CSEQ, "104 REGISTER"));
        assertThat(request(Purpose.REFRESH, PUB).cseq().number()).isEqualTo(105);
        messages.said("pub", first.with(HeaderName.CALL_ID, "another").with(HeaderName.CSEQ, "999 REGISTER"));
        messages.said("nobody", first);
        assertThat(request(Purpose.REFRESH, PUB).cseq().number()).isEqualTo(106);
    }

    @Test
    void aRegisterTellsTheDeviceAndAKeepAliveBindsNothing() {
        SipRequest register = request(Purpose.REGISTER, PUB);
        NameAddress contact = register.contacts().get(0);
        assertThat(contact.uri()).isEqualTo("sip:29e15ce2@192.0.2.50:40000;transport=tcp");
        assertThat(contact.parameters().value("+u.sip!devicename.ccm.cisco.com"))
                .hasValue("MDonald");
        assertThat(contact.parameters().value("+u.sip!model.ccm.cisco.com")).hasValue("503");
        assertThat(register.header("Date")).hasValue("Wed, 21 Oct 2015 07:28:00 GMT");
        assertThat(register.header("Reason").orElseThrow()).contains("cisco-alarm:25 Name=MDonald");
        assertThat(register.body().text()).contains("<bulkregisterreq>", "<optionsind>");
        SipRequest ping = request(Purpose.KEEP_ALIVE, SUB);
        assertThat(ping.number(HeaderName.EXPIRES)).hasValue(0);
        assertThat(ping.contacts().get(0).parameters().value("expires")).hasValue("0");
        assertThat(ping.contacts().get(0).parameters().has("cisco-keep-alive")).isTrue();
        assertThat(ping.body().isEmpty()).isTrue();
        assertThat(messages.callId("sub")).as("it is no registration").isEmpty();
        SipRequest token = request(Purpose.TOKEN, SUB);
        assertThat(token.method()).isEqualTo("REFER");
        assertThat(token.header(HeaderName.REFER_TO).orElseThrow()).contains("token-registration");
    }

    @Test
    void insistsUnderTheSameCallIdWithTheOtherAlarm() {
        SipRequest first = request(Purpose.REGISTER, PUB);
        SipResponse refused =
                first.response(403).with("Warning", "399 pub \"Registration is active for another client\"");
        assertThat(RegisterMessages.activeElsewhere(refused)).isTrue();
        assertThat(RegisterMessages.activeElsewhere(first.response(403))).isFalse();
        assertThat(RegisterMessages.activeElsewhere(first.response(404)
                        .with("Warning", refused.header("Warning").orElseThrow())))
                .isFalse();
        SipRequest insisting = messages.insisting(PUB, HOUR, NOW);
        assertThat(insisting.callId()).isEqualTo(first.callId());
        assertThat(insisting.cseq().number()).isEqualTo(102);
        assertThat(insisting.header("Reason").orElseThrow()).contains("cisco-alarm:111 Name=MDonald");
        assertThat(insisting.body()).isEqualTo(first.body());
    }

    private SipResponse ok() {
        return request(Purpose.REGISTER, PUB)
                .with(HeaderName.VIA, "SIP/2.0/TCP 192.0.2.50:40000;branch=z9hG4bKx")
                .response(200);
    }

    @Test
    void readsWhatAnAnswerGrantsAndWarnsOf() {
        Reply granted = RegisterMessages.reply(ok().with(HeaderName.EXPIRES, 120)
                .with(HeaderName.CONTACT, "<sip:29e15ce2@192.0.2.50>;x-cisco-newreg"));
        assertThat(granted).isEqualTo(Reply.granting(Duration.ofMinutes(2), true));
        Reply refused = RegisterMessages.reply(request(Purpose.REGISTER, PUB)
                .response(403)
                .with("Warning", "399 pub \"Registration is active for another client\"")
                .with(HeaderName.RETRY_AFTER, "35;duration=10 (busy)"));
        assertThat(refused.text()).contains("Forbidden").contains("active for another client");
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(35));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "99999999999999999999", "2147483648", "", "1e9", "0x10", "١٢٠"})
    void aTimeThatIsNoneIsNotTaken(String bad) {
        Reply reply = RegisterMessages.reply(ok().with(HeaderName.EXPIRES, bad)
                .with(HeaderName.RETRY_AFTER, bad)
                .with("Min-Expires", bad));
        assertThat(reply.expires()).isEqualTo(Optional.empty());
        assertThat(reply.retryAfter()).isEqualTo(Optional.empty());
        assertThat(reply.minExpires()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"<<, false", "*, false", "'<sip:a@b>;x-cisco-newreg', true", "'<sip:a@b', false", "'', false"})
    void aContactThatIsNoneSaysNothing(String contact, boolean fresh) {
        Reply reply = RegisterMessages.reply(ok().with(HeaderName.CONTACT, contact));
        assertThat(reply.fresh()).isEqualTo(fresh);
        assertThat(reply.status()).isEqualTo(200);
    }
}
