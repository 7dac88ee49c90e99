package org.uclab.scenarios.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.sip.Dialog;
import javax.sip.ResponseEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.message.Request;
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
            assertThat(phone.asked().getMethod()).as("its messages").isEqualTo("NOTIFY");

            Request invite = phone.request(Request.INVITE, PhoneLab.ECHO, "call@jain");
            phone.describes(
                    invite,
                    "v=0\r\no=jain 1 1 IN IP4 %1$s\r\ns=-\r\nc=IN IP4 %1$s\r\nt=0 0\r\nm=audio 40000 RTP/AVP 8\r\n"
                            .formatted(phone.own()));
            Request proven = phone.proving(invite, phone.asks(invite).getResponse(), User.ANN.password);
            ResponseEvent answered = phone.asks(proven);
            assertThat(answered.getResponse().getStatusCode()).isEqualTo(200);
            assertThat(new String(answered.getResponse().getRawContent(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("RTP/AVP 8", "c=IN IP4 " + lab.node().address());
            Dialog dialog = answered.getDialog();
            long number = ((CSeqHeader) answered.getResponse().getHeader(CSeqHeader.NAME)).getSeqNumber();
            dialog.sendAck(dialog.createAck(number));
            ResponseEvent bye = phone.asks(dialog, dialog.createRequest(Request.BYE));
            assertThat(bye.getResponse().getStatusCode()).isEqualTo(200);
            lab.told("to " + PhoneLab.ECHO, "over");
            assertThat(phone.troubles()).isEmpty();
        }
    }
}
