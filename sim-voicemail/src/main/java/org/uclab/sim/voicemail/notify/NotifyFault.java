package org.uclab.sim.voicemail.notify;

import java.util.List;
import java.util.Set;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.fault.Occasion;

/** What can go wrong with notifications besides HTTP itself. The occasion is a request, with its first {@code channel}. */
public sealed interface NotifyFault extends AnswerFault {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(new FaultForm(
            "voicemail-subscription-expired",
            "voicemail-subscription-expired",
            "cometd",
            "the subscription that a client listens to, or is about to, ends before its time",
            a -> new SubscriptionExpired()));

    /** The members, for switches without a default. */
    enum Kind {
        SUBSCRIPTION_EXPIRED
    }

    Kind kind();

    /** The subscription that a client listens to, or is about to, has ended. */
    record SubscriptionExpired() implements NotifyFault {

        private static final Set<String> CHANNELS = Set.of(BayeuxMessage.SUBSCRIBE, BayeuxMessage.CONNECT);

        @Override
        public Kind kind() {
            return Kind.SUBSCRIPTION_EXPIRED;
        }

        @Override
        public String text() {
            return "voicemail-subscription-expired";
        }

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE);
        }

        @Override
        public Set<String> attributes() {
            return Set.of("channel");
        }

        @Override
        public boolean concerns(Occasion occasion) {
            return CHANNELS.contains(occasion.attributes().get("channel"));
        }
    }
}
