package org.uclab.protocol.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;

/** Answers to requests that somebody hands on: they have all steps of the request, and no others. */
class ProxiedAnswersTest {

    private static final Flow NEXT = Flow.to(SipTransport.TLS, "192.0.2.2", 5061);
    private static final Instant NOW = Instant.EPOCH;

    private static final Asker ASKER = new Asker() {
        @Override
        public void answered(SipResponse response, Flow flow) {}

        @Override
        public void lost(Loss loss) {}
    };

    private final SipEndpoint endpoint =
            new SipEndpoint(EndpointTerms.standard(flow -> "192.0.2.1:5061", () -> "token"));

    private SipRequest handedOn() {
        SipRequest request = SipRequest.of(SipRequest.REGISTER, "sip:b")
                .with(HeaderName.VIA, "SIP/2.0/TLS 192.0.2.9:5061;branch=z9hG4bKclient")
                .with(HeaderName.FROM, "<sip:a@b>;tag=1")
                .with(HeaderName.TO, "<sip:a@b>")
                .with(HeaderName.CALL_ID, "c")
                .with(HeaderName.CSEQ, "1 REGISTER");
        List<EndpointAction> actions = endpoint.on(new EndpointInput.Ask(request, NEXT, ASKER, 0), NOW);
        return (SipRequest) ((EndpointAction.Send) actions.get(0)).message();
    }

    private List<EndpointAction.Kind> came(SipResponse response) {
        return endpoint.on(new EndpointInput.Received(response, NEXT, 0), NOW).stream()
                .map(EndpointAction::kind)
                .toList();
    }

    @Test
    void anAnswerWithAllStepsIsTold() {
        SipRequest sent = handedOn();
        assertThat(sent.vias()).hasSize(2);
        assertThat(came(sent.response(200))).contains(EndpointAction.Kind.TOLD);
    }

    @Test
    void anAnswerThatLacksOneOrHasOneMoreIsNone() {
        SipRequest sent = handedOn();
        SipResponse lacking = sent.response(200).without(HeaderName.VIA);
        assertThat(came(lacking.with(HeaderName.VIA, sent.topVia()))).containsExactly(EndpointAction.Kind.DROPPED);
        assertThat(came(sent.withVia(sent.topVia()).response(200))).containsExactly(EndpointAction.Kind.DROPPED);
    }
}
