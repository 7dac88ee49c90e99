package org.uclab.client.phone.call;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.dialog.DialogId;

/** What a call has from the phone that it belongs to. */
interface Desk {

    /** What a request of a call is for. */
    enum Errand {
        /** To begin it. */
        INVITE,
        /** To change it. */
        OFFER,
        BYE,
        /** To send the other side elsewhere. */
        REFER,
        /** To press a soft key. */
        SOFT_KEY,
        /** To tell of keys. */
        KEYS,
        /** To end what nobody wants. */
        FAREWELL
    }

    CallTerms terms();

    CallMessages messages();

    RandomGenerator chance();

    /** Characters of a token that nobody else has. */
    String token();

    Instant now();

    /** Where the phone is registered. */
    Optional<Footing> footing();

    /** Sends a request of that call; its ticket. */
    long ask(Call call, Errand errand, SipRequest request, Flow flow);

    void act(CallAction action);

    /** Requests of that dialog are of that call. */
    void knows(DialogId dialog, Call call);

    /** That dialog is of nobody any more. */
    void forgets(DialogId dialog);

    /** That call is over. */
    void over(Call call);
}
