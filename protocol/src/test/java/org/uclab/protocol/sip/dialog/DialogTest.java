package org.uclab.protocol.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/** Two ends of one dialog. */
class DialogTest {

    private static final SipRequest INVITE = SipRequest.of("INVITE", "sip:5002@example.com")
            .with(HeaderName.VIA, "SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1")
            .with(HeaderName.FROM, "\"Ann\" <sip:5001@example.com>;tag=a")
            .with(HeaderName.TO, "<sip:5002@example.com>")
            .with(HeaderName.CALL_ID, "c")
            .with(HeaderName.CSEQ, "7 INVITE")
            .with(HeaderName.CONTACT, "<sip:5001@192.0.2.9>");
    private static final SipResponse OK = INVITE.with(HeaderName.RECORD_ROUTE, "<sip:p2;lr>, <sip:p1;lr>")
            .response(200)
            .withToTag("b")
            .with(HeaderName.CONTACT, "<sip:5002@192.0.2.8:5070>");

    @Test
    void bothEndsFitTogether() {
        Dialog caller = Dialog.ofClient(INVITE, OK);
        Dialog called = Dialog.ofServer(INVITE.with(HeaderName.RECORD_ROUTE, "<sip:p2;lr>, <sip:p1;lr>"), OK, 100);
        assertThat(called.id()).isEqualTo(caller.id().fromTheOtherEnd());
        SipRequest bye = caller.request("BYE");
        assertThat(bye.uri()).isEqualTo("sip:5002@192.0.2.8:5070");
        assertThat(bye.headers().all(HeaderName.ROUTE)).containsExactly("<sip:p1;lr>", "<sip:p2;lr>");
        assertThat(bye.cseq().toString()).isEqualTo("8 BYE");
        assertThat(DialogId.of(bye)).isEqualTo(called.id());
        SipRequest update = called.request("UPDATE");
        assertThat(update.uri()).isEqualTo("sip:5001@192.0.2.9");
        assertThat(update.headers().all(HeaderName.ROUTE)).containsExactly("<sip:p2;lr>", "<sip:p1;lr>");
        assertThat(update.cseq().toString()).isEqualTo("101 UPDATE");
        assertThat(update.to().displayName()).isEqualTo("Ann");
        assertThat(called.heard(bye)).isEmpty();
        assertThat(called.state()).isEqualTo(Dialog.State.ENDED);
        assertThat(caller.ack(7).cseq().toString()).isEqualTo("7 ACK");
    }

    @Test
    void aStrictRouterTakesThePlaceOfTheTarget() {
        Dialog caller = Dialog.ofClient(INVITE, OK.with(HeaderName.RECORD_ROUTE, "<sip:p2;lr>, <sip:p1>"));
        SipRequest bye = caller.request("BYE");
        assertThat(bye.uri()).isEqualTo("sip:p1");
        assertThat(bye.headers().all(HeaderName.ROUTE)).containsExactly("<sip:p2;lr>", "<sip:5002@192.0.2.8:5070>");
    }

    @Test
    void whatComesOutOfOrderIsRefusedAndMovesNothing() {
        Dialog called = Dialog.ofServer(INVITE, OK, 100);
        SipRequest old = INVITE.with(HeaderName.CSEQ, "7 INVITE").with(HeaderName.CONTACT, "<sip:evil@192.0.2.66>");
        assertThat(called.heard(old).orElseThrow().status()).isEqualTo(500);
        assertThat(called.remoteTarget()).isEqualTo("sip:5001@192.0.2.9");
        SipRequest moved =
                old.with(HeaderName.CSEQ, "9 INVITE").with(HeaderName.CONTACT, NameAddress.of("sip:n@192.0.2.7"));
        assertThat(called.heard(moved)).isEmpty();
        assertThat(called.remoteTarget()).isEqualTo("sip:n@192.0.2.7");
    }

    @Test
    void anEarlyOneIsConfirmedOrEnded() {
        SipResponse ringing = INVITE.response(180).withToTag("b");
        Dialog caller = Dialog.ofClient(INVITE, ringing);
        assertThat(caller.state()).isEqualTo(Dialog.State.EARLY);
        caller.heard(OK);
        assertThat(caller.state()).isEqualTo(Dialog.State.CONFIRMED);
        assertThat(caller.routeSet()).hasSize(2);
        Dialog refused = Dialog.ofClient(INVITE, ringing);
        refused.heard(INVITE.response(486).withToTag("b"));
        assertThat(refused.state()).isEqualTo(Dialog.State.ENDED);
        assertThatThrownBy(() -> Dialog.ofClient(INVITE, INVITE.response(100)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dialogsAreNotHoarded() {
        Dialogs<String> dialogs = new Dialogs<>(1);
        dialogs.put(new DialogId("c", "b", "a"), "me");
        assertThat(dialogs.of(INVITE.with(HeaderName.TO, "<sip:5002@example.com>;tag=b")))
                .hasValue("me");
        assertThat(dialogs.room()).isFalse();
        assertThatThrownBy(() -> dialogs.put(new DialogId("d", "b", "a"), "you"))
                .isInstanceOf(IllegalStateException.class);
        dialogs.remove(new DialogId("c", "b", "a"));
        assertThat(dialogs.size()).isZero();
    }
}
