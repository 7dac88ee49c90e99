package org.uclab.sim.imp.web;

import org.uclab.shell.http.HttpAnswer;

/**
 * Why a request is refused. ASSUMED(field 44): the codes are of the product's range, 100 to 145, and the statuses those that it has; which
 * code stands for what, and how it is written, is not public.
 */
enum Refusal {
    CREDENTIALS(100, 401, "the user name or the password is wrong"),
    SESSION(101, 401, "there is no such session"),
    APPLICATION(102, 401, "that takes the session of an application user"),
    END_USER(103, 401, "that takes a session of that end user"),
    REQUEST(110, 400, "the request is not understood"),
    EXPIRY(111, 400, "Presence-Expiry is out of its range"),
    ADDRESS(112, 400, "the URL of an endpoint is http or https, a host and a path"),
    CHUNKED(113, 400, "chunked bodies are not taken"),
    USER(120, 404, "there is no such user"),
    ENDPOINT(121, 404, "there is no such endpoint"),
    SUBSCRIPTION(122, 404, "there is no such subscription"),
    RESOURCE(123, 404, "there is no such resource"),
    FULL(140, 400, "there are too many of them already");

    private final int code;
    private final int status;
    private final String text;

    Refusal(int code, int status, String text) {
        this.code = code;
        this.status = status;
        this.text = text;
    }

    HttpAnswer answer() {
        return Documents.answer(
                status,
                Documents.build("error")
                        .child(Documents.text("code", String.valueOf(code)))
                        .child(Documents.text("message", text))
                        .done());
    }
}
