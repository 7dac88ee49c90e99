package org.uclab.client.phone;

import org.uclab.client.phone.registration.RegistrationState;

/**
 * The phone as its user sees it.
 *
 * @param state     of the registration
 * @param host      where it is registered; empty where it is not
 * @param messages  whether messages wait at voicemail
 * @param forwarded where all calls are forwarded to; empty where they are not
 */
public record PhoneView(RegistrationState state, String host, boolean messages, String forwarded) {

    /** A phone that has not begun. */
    public static PhoneView none() {
        return new PhoneView(RegistrationState.IDLE, "", false, "");
    }

    public boolean registered() {
        return state == RegistrationState.REGISTERED;
    }

    PhoneView with(RegistrationState now, String at) {
        return new PhoneView(now, at, messages, forwarded);
    }

    PhoneView withMessages(boolean waiting) {
        return new PhoneView(state, host, waiting, forwarded);
    }

    PhoneView withForward(String number) {
        return new PhoneView(state, host, messages, number);
    }
}
