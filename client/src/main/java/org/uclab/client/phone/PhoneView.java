package org.uclab.client.phone;

import org.uclab.client.phone.call.LineUse;
import org.uclab.client.phone.registration.RegistrationState;

/**
 * The phone as its user sees it.
 *
 * @param number    of its line; empty where there is no phone
 * @param state     of the registration
 * @param host      where it is registered; empty where it is not
 * @param messages  whether messages wait at voicemail
 * @param forwarded where all calls are forwarded to; empty where they are not
 * @param elsewhere what other devices do with the line
 * @param prompt    the text that the node had shown last; empty for none
 */
public record PhoneView(
        String number,
        RegistrationState state,
        String host,
        boolean messages,
        String forwarded,
        LineUse elsewhere,
        String prompt) {

    /** A phone that has not begun. */
    public static PhoneView none() {
        return of("");
    }

    public boolean registered() {
        return state == RegistrationState.REGISTERED;
    }

    /** A phone of that number that has not begun. */
    static PhoneView of(String number) {
        return new PhoneView(number, RegistrationState.IDLE, "", false, "", LineUse.FREE, "");
    }

    PhoneView with(RegistrationState now, String at) {
        return new PhoneView(number, now, at, messages, forwarded, elsewhere, prompt);
    }

    PhoneView withMessages(boolean waiting) {
        return new PhoneView(number, state, host, waiting, forwarded, elsewhere, prompt);
    }

    PhoneView withForward(String target) {
        return new PhoneView(number, state, host, messages, target, elsewhere, prompt);
    }

    PhoneView withElsewhere(LineUse use) {
        return new PhoneView(number, state, host, messages, forwarded, use, prompt);
    }

    PhoneView withPrompt(String text) {
        return new PhoneView(number, state, host, messages, forwarded, elsewhere, text);
    }
}
