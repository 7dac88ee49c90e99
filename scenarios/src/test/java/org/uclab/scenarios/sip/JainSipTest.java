package org.uclab.scenarios.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.scenarios.sip.PhoneLab.User;

/** The stack of JAIN-SIP judges our transactions and dialogs by its own. */
@Timeout(300)
class JainSipTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void registersCallsTheEchoAndHangsUp(String transport) throws Exception {
        try (PhoneLab lab = new PhoneLab(folder);
                JainPhone phone = new JainPhone(lab, User.ANN, transport)) {
            Request register = phone.request(Request.REGISTER, User.ANN.line, "registration@jain");
            phone.describes(register, 600);
            ResponseEvent challenge = phone.asks(register);
            assertThat(challenge.getResponse().getStatusCode()).isEqualTo(401);
            Request wrong = phone.proving(register, challenge.getResponse(), "wrong");
            assertThat(phone.asks(wrong).getResponse().getStatusCode()).isEqualTo(401);
            Request right = phone.proving(register, challenge.getResponse(), User.ANN.password);
            ResponseEvent registered = phone.asks(right);
            assertThat(registered.getResponse().getStatusCode()).isEqualTo(200);
            assertThat(registered.getResponse().getHeader(ContactHeader.NAME).toString())
                    .contains(phone.own());
            assertThat(((ExpiresHeader) registered.getResponse().getHeader(ExpiresHeader.NAME)).getExpires())
                    .isPositive();
            assertThat(phone.asked(Request.NOTIFY).getMethod())
                    .as("its messages")
                    .isEqualTo("NOTIFY");

            Request invite = phone.request(Request.INVITE, PhoneLab.ECHO, "call@jain");
            phone.describes(invite, phone.sdp());
            Request proven = phone.proving(invite, phone.asks(invite).getResponse(), User.ANN.password);
            ResponseEvent answered = phone.asks(proven);
            assertThat(answered.getResponse().getStatusCode()).isEqualTo(200);
            assertThat(body(answered.getResponse()))
                    .contains("RTP/AVP 8", "c=IN IP4 " + lab.node().address());
            Dialog dialog = answered.getDialog();
            dialog.sendAck(dialog.createAck(number(answered)));
            ResponseEvent bye = phone.asks(dialog, dialog.createRequest(Request.BYE));
            assertThat(bye.getResponse().getStatusCode()).isEqualTo(200);
            lab.told("to " + PhoneLab.ECHO, "over");
            assertThat(phone.troubles()).isEmpty();
        }
    }

    @Test
    void oneCallsAnotherOverAnotherTransportAndIsHungUpOn() throws Exception {
        try (PhoneLab lab = new PhoneLab(folder);
                JainPhone ann = new JainPhone(lab, User.ANN, "udp");
                JainPhone ben = new JainPhone(lab, User.BEN, "tcp")) {
            assertThat(ann.registers().getStatusCode()).isEqualTo(200);
            assertThat(ben.registers().getStatusCode()).isEqualTo(200);
            ann.calls(User.BEN.line, "answered@jain");
            ServerTransaction call = ben.rings();
            assertThat(call.getRequest().getRawContent())
                    .as("the offer is left to the called")
                    .isNull();
            Dialog called = ben.answers(call);
            ResponseEvent answered = ann.answer();
            assertThat(answered.getResponse().getStatusCode()).isEqualTo(200);
            assertThat(body(answered.getResponse())).contains("c=IN IP4 " + ben.own(), "RTP/AVP 8");
            answered.getDialog().sendAck(answered.getDialog().createAck(number(answered)));
            assertThat(body(ben.asked(Request.ACK))).contains("c=IN IP4 " + ann.own(), "RTP/AVP 8");
            assertThat(ben.asks(called, called.createRequest(Request.BYE))
                            .getResponse()
                            .getStatusCode())
                    .isEqualTo(200);
            assertThat(ann.asked(Request.BYE).getHeader("Call-ID").toString()).contains("answered@jain");
            assertThat(ann.troubles()).isEmpty();
            assertThat(ben.troubles()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void whoCallsGivesUpAndThePhoneRingsNoMore(String transport) throws Exception {
        try (PhoneLab lab = new PhoneLab(folder);
                JainPhone ann = new JainPhone(lab, User.ANN, transport);
                JainPhone ben = new JainPhone(lab, User.BEN, transport)) {
            assertThat(ann.registers().getStatusCode()).isEqualTo(200);
            assertThat(ben.registers().getStatusCode()).isEqualTo(200);
            for (String number : List.of(User.BEN.line, PhoneLab.NOBODY)) {
                ClientTransaction call = ann.calls(number, "given-up-" + number + "@jain");
                ann.answer(event -> event.getResponse().getStatusCode() == 180);
                ann.givesUp(call);
                assertThat(Stream.of(ann.answer(), ann.answer())
                                .map(event -> method(event) + " "
                                        + event.getResponse().getStatusCode()))
                        .as("the call of %s", number)
                        .containsExactlyInAnyOrder("CANCEL 200", "INVITE 487");
            }
            assertThat(ben.asked(Request.CANCEL).getMethod()).isEqualTo("CANCEL");
            assertThat(ann.troubles()).isEmpty();
            assertThat(ben.troubles()).isEmpty();
        }
    }

    private static String body(Message message) {
        return new String(message.getRawContent(), StandardCharsets.UTF_8);
    }

    private static String method(ResponseEvent event) {
        return ((CSeqHeader) event.getResponse().getHeader(CSeqHeader.NAME)).getMethod();
    }

    private static long number(ResponseEvent event) {
        return ((CSeqHeader) event.getResponse().getHeader(CSeqHeader.NAME)).getSeqNumber();
    }
}
