package org.uclab.sim.expressway.sip;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.Parameters;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipStatus;
import org.uclab.protocol.sip.Via;
import org.uclab.protocol.sip.agent.Asker;

/** What a proxy does to whatever it hands on, in either direction (RFC 3261 §16). */
final class Hop {

    /** The hop count of a zone (G-ADM). */
    static final int HOPS_MAX = 15;

    private Hop() {}

    /** The request with where it came from in its Via: {@code received}, which S1 shows always, and {@code ingress-zone}. */
    static SipRequest marked(ProxyDesk.Question question) {
        Via via = question.request().topVia();
        Parameters seen = via.parameters()
                .with("received", question.flow().host())
                .with("ingress-zone", question.leg().zone());
        return question.request().withTopVia(new Via(via.transport(), via.host(), via.port(), seen));
    }

    /**
     * What keeps it from being handed on by anybody, RFC 3261 §16.3.
     *
     * @param own what this node calls itself in a Via
     */
    static Optional<SipResponse> refusal(ProxyDesk.Question question, List<Endpoint> own) {
        SipRequest request = question.request();
        if (request.sipUri().isEmpty()) {
            return Optional.of(marked(question).response(416));
        }
        if (left(request) <= 0) {
            return Optional.of(marked(question).response(483));
        }
        if (loops(request, own)) {
            return Optional.of(marked(question).response(482));
        }
        if (request.headers().has("Proxy-Require")) {
            return Optional.of(marked(question)
                    .response(420)
                    .with("Unsupported", String.join(", ", request.headers().values("Proxy-Require"))));
        }
        return Optional.empty();
    }

    /** Whether it has been here before: no request has a reason to come a second time, RFC 3261 §16.3 item 4. */
    private static boolean loops(SipRequest request, List<Endpoint> own) {
        return request.vias().stream()
                .skip(1)
                .anyMatch(via ->
                        own.stream().anyMatch(at -> via.host().equals(at.address()) && via.port() == at.port()));
    }

    private static int left(SipRequest request) {
        return request.number(HeaderName.MAX_FORWARDS).orElse(SipRequest.MAX_FORWARDS);
    }

    /** As it goes on: marked, one hop less, and no more of them than a zone has. */
    static SipRequest onward(ProxyDesk.Question question) {
        return shortened(marked(question));
    }

    /** One hop less. */
    static SipRequest shortened(SipRequest request) {
        return request.with(HeaderName.MAX_FORWARDS, Math.min(HOPS_MAX, left(request) - 1));
    }

    /** Where a request goes on to. */
    record Onward(Leg leg, SipRequest request, Flow flow) {}

    /** Hands a request on, and brings its answers back. */
    static void relay(ProxyDesk desk, ProxyDesk.Question question, Onward onward, Consumer<SipResponse> seen) {
        desk.ask(onward.leg(), onward.request(), onward.flow(), new Asker() {
            @Override
            public void answered(SipResponse response, Flow flow) {
                if (response.status() > 100) {
                    seen.accept(response);
                    desk.answer(question, back(response));
                }
            }

            @Override
            public void lost(Loss loss) {
                SipResponse none = marked(question).response(status(loss)).with("Server", ProxyDesk.PRODUCT);
                seen.accept(none);
                desk.answer(question, unavailable(none));
            }
        });
    }

    /** RFC 3261 §16.9: what cannot be reached is as if it had answered 503. COMPAT(T212347): silence is told by 408. */
    static int status(Asker.Loss loss) {
        return switch (loss) {
            case TIMED_OUT -> 408;
            case UNFIT -> 502;
            case UNREACHED, OVERLOADED -> 503;
        };
    }

    /** RFC 3261 §16.7: without our step. */
    static SipResponse back(SipResponse response) {
        return unavailable(response.withoutTopVia());
    }

    /** RFC 3261 §16.7: a 503 of one next hop says nothing of the others, and goes on as 500. */
    static SipResponse unavailable(SipResponse response) {
        return response.status() == 503
                ? SipResponse.of(
                        500, SipStatus.phrase(500), response.headers().without(HeaderName.RETRY_AFTER), response.body())
                : response;
    }
}
