package org.uclab.client.phone;

import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.protocol.sip.digest.DigestClient;
import org.uclab.shell.sip.SipCalling;

/**
 * Asks for a phone, and answers a 401 or a 407 for it by the same request with credentials, RFC 3261 §22.1: once, and again
 * only where the nonce had gone stale.
 */
final class Challenges {

    /** Requests with credentials for one without: a server whose nonces are all stale is not asked for ever. */
    private static final int TRIES_MAX = 3;

    private final SipCalling sip;
    private final DigestClient digest;

    Challenges(SipCalling sip, DigestClient digest) {
        this.sip = sip;
        this.digest = digest;
    }

    /**
     * Asks.
     *
     * @param again told of each request with credentials, whose number is the next one, before it goes out
     * @return by whom {@link SipCalling#cancel} knows it
     */
    Asker ask(SipRequest request, Flow flow, Asker asker, Consumer<SipRequest> again) {
        Challenged challenged = new Challenged(request, flow, asker, again);
        sip.ask(request, flow, challenged);
        return challenged;
    }

    private final class Challenged implements Asker {

        private final Flow flow;
        private final Asker asker;
        private final Consumer<SipRequest> again;
        private SipRequest request;
        private int tries;

        Challenged(SipRequest request, Flow flow, Asker asker, Consumer<SipRequest> again) {
            this.request = request;
            this.flow = flow;
            this.asker = asker;
            this.again = again;
        }

        @Override
        public void answered(SipResponse response, Flow from) {
            Optional<SipRequest> next = tries < TRIES_MAX ? digest.again(request, response) : Optional.empty();
            if (next.isEmpty()) {
                asker.answered(response, from);
                return;
            }
            tries++;
            request = next.get();
            again.accept(request);
            sip.ask(request, flow, this);
        }

        @Override
        public void lost(Loss loss) {
            asker.lost(loss);
        }
    }
}
