package org.uclab.client.phone;

import org.uclab.client.phone.registration.RegistrationState;

/**
 * The phone as its user sees it.
 *
 * @param number    of its line; empty where there is no phone
 * @param state     of the registration
 * @param host      where it is registered; empty where it is not
 * @param messages  whether messages wait at voicemail
 * @param forwarded where all calls are forwarded to; empty where they are not
 */
public record PhoneView(String number, RegistrationState state, String host, boolean messages, String forwarded) {

    /** A phone that has not begun. */
    public static PhoneView none() {
        return new PhoneView("", RegistrationState.IDLE, "", false, "");
    }

    public boolean registered() {
        return state == RegistrationState.REGISTERED;
    }

    /** A phone of that number that has not begun. */
    static PhoneView of(String number) {
        return new PhoneView(number, RegistrationState.IDLE, "", false, "");
    }

    PhoneView with(RegistrationState now, String at) {
        return new PhoneView(number, now, at, messages, forwarded);
    }

    PhoneView withMessages(boolean waiting) {
        return new PhoneView(number, state, host, waiting, forwarded);
    }

    PhoneView withForward(String target) {
        return new PhoneView(number, state, host, messages, target);
    }
}
