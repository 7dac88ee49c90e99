package org.uclab.client.phone.call;

import org.uclab.protocol.sip.SipResponse;

/** What an answer, or none, to a request of a call means to that call. */
final class Errands {

    private Errands() {}

    static void responded(Call call, Desk.Errand errand, SipResponse response) {
        boolean no = response.status() >= 300;
        String said = response.status() + " " + response.phrase();
        switch (errand) {
            case INVITE -> call.invitation().answered(response);
            case OFFER -> call.changes().offered(response);
            case BYE -> {
                if (!response.provisional()) {
                    call.left();
                }
            }
            case REFER -> {
                if (no) {
                    call.unsought(Wish.TRANSFER.text(), said);
                }
            }
            case SOFT_KEY -> {
                if (no) {
                    call.unsought("soft key", said);
                }
            }
            case KEYS -> {
                if (no) {
                    call.changes().keys().stop(); // RFC 6665 §4.2.2
                }
            }
            case FAREWELL -> {}
        }
    }

    /** No answer will come. */
    static void lost(Call call, Desk.Errand errand, String why) {
        switch (errand) {
            case INVITE -> call.refusedThere(503);
            case OFFER -> {
                call.talk().withdrawn();
                call.preserve();
            }
            case BYE -> call.left();
            case REFER -> call.unsought(Wish.TRANSFER.text(), why);
            case SOFT_KEY -> call.unsought("soft key", why);
            case KEYS -> call.changes().keys().stop();
            case FAREWELL -> {}
        }
    }
}
