package org.uclab.client.soap;

import org.uclab.client.http.Fetched;

/** Why a log-in failed, as the client's log calls it (reference imp-cms §1.2; some have a number there). */
public enum LoginError {
    LERR_CUP_AUTH(0),
    LERR_CUP_UNREACHABLE(9),
    LERR_CUP_TIMEOUT(0),
    LERR_CUP_INTERNAL_ERROR(0),
    LERR_CUP_CERT(11);

    private final int number;

    LoginError(int number) {
        this.number = number;
    }

    static LoginError of(Fetched.Why why) {
        return switch (why) {
            case UNREACHED -> LERR_CUP_UNREACHABLE;
            case LATE -> LERR_CUP_TIMEOUT;
            case CERTIFICATE_REFUSED -> LERR_CUP_CERT;
        };
    }

    /** As printed: {@code LERR_CUP_CERT (11)}. */
    public String text() {
        return number == 0 ? name() : name() + " (" + number + ")";
    }
}
