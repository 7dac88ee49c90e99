package org.uclab.protocol.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;

/** Which messages belong to one transaction. */
class TransactionKeyTest {

    private static final String BRANCH = "branch=z9hG4bK77";

    private static SipRequest request(String method, String via) {
        return SipRequest.of(method, "sip:5002@example.com")
                .with(HeaderName.VIA, "SIP/2.0/UDP " + via)
                .with(HeaderName.FROM, "<sip:5001@example.com>;tag=1")
                .with(HeaderName.TO, "<sip:5002@example.com>")
                .with(HeaderName.CALL_ID, "call")
                .with(HeaderName.CSEQ, "1 " + method);
    }

    @Test
    void theSameRequestOnceMoreAndTheAckOfAnInviteBelongToOne() {
        TransactionKey invite = TransactionKey.ofServer(request("INVITE", "Phone.example.com:5060;" + BRANCH));
        assertThat(TransactionKey.ofServer(request("INVITE", "phone.example.com:5060;" + BRANCH + ";rport")))
                .isEqualTo(invite)
                .hasSameHashCodeAs(invite);
        assertThat(TransactionKey.ofServer(request("ACK", "phone.example.com:5060;" + BRANCH)))
                .isEqualTo(invite);
        assertThat(TransactionKey.cancelledBy(request("CANCEL", "phone.example.com:5060;" + BRANCH)))
                .isEqualTo(invite);
    }

    @Test
    void anotherBranchHostPortMethodOrSideIsAnother() {
        SipRequest options = request("OPTIONS", "phone.example.com:5060;" + BRANCH);
        assertThat(TransactionKey.ofServer(options))
                .isNotEqualTo(TransactionKey.ofServer(request("OPTIONS", "phone.example.com:5060;" + BRANCH + "8")))
                .isNotEqualTo(TransactionKey.ofServer(request("OPTIONS", "phones.example.com:5060;" + BRANCH)))
                .isNotEqualTo(TransactionKey.ofServer(request("OPTIONS", "phone.example.com:5070;" + BRANCH)))
                .isNotEqualTo(TransactionKey.ofServer(request("OPTIONS", "phone.example.com;" + BRANCH)))
                .isNotEqualTo(TransactionKey.ofServer(request("REGISTER", "phone.example.com:5060;" + BRANCH)))
                .isNotEqualTo(TransactionKey.ofClient(options));
    }

    @Test
    void aRequestOfBeforeIsToldByAllThatItRepeats() {
        TransactionKey old = TransactionKey.ofServer(request("OPTIONS", "phone.example.com:5060"));
        assertThat(TransactionKey.ofServer(request("OPTIONS", "phone.example.com:5060")))
                .isEqualTo(old);
        assertThat(TransactionKey.ofServer(
                        request("OPTIONS", "phone.example.com:5060").with(HeaderName.CALL_ID, "other")))
                .isNotEqualTo(old);
    }

    @Test
    void patienceIsSixtyFourTimesT1WithAllItsNanoseconds() {
        assertThat(TransactionTimes.STANDARD.patience()).isEqualTo(Duration.ofSeconds(32));
        Duration odd = Duration.ofSeconds(3, 999_999_999);
        assertThat(TransactionTimes.STANDARD.withT1(odd).patience()).isEqualTo(odd.multipliedBy(64));
        assertThat(TransactionTimes.STANDARD.backedOff(odd)).isEqualTo(Duration.ofSeconds(4));
        assertThat(TransactionTimes.STANDARD.backedOff(Duration.ofMillis(500))).isEqualTo(Duration.ofSeconds(1));
    }
}
