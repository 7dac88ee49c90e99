package org.uclab.client;

import java.util.List;
import org.uclab.lab.history.Reason;

/** How a sign-in ended, as the user is told. */
final class SignInReasons {

    static final Reason SIGNED_IN = Reason.named("signed-in", "signed in {where...}, {services...}");
    static final Reason WRONG_CREDENTIALS =
            Reason.named("wrong-credentials", "your username or password is not correct ({step...}: {problem...})");
    static final Reason MANUAL_SETTINGS =
            Reason.named("services-not-found", "cannot find your services automatically ({problem...})");
    static final Reason CREDENTIALS_NEEDED =
            Reason.named("asks-for-credentials", "{service...} asks for credentials ({problem...})");
    static final Reason USER_NOT_FOUND = Reason.named("user-not-found", "user not found ({problem...})");
    static final Reason UNSUPPORTED =
            Reason.named("server-not-supported", "your server is not supported from here ({problem...})");
    static final Reason FAILED =
            Reason.named("cannot-communicate", "cannot communicate with the server ({step...}: {problem...})");

    static final List<Reason> ALL = List.of(
            SIGNED_IN, WRONG_CREDENTIALS, MANUAL_SETTINGS, CREDENTIALS_NEEDED, USER_NOT_FOUND, UNSUPPORTED, FAILED);

    private SignInReasons() {}
}
