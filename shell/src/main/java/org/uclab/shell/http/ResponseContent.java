package org.uclab.shell.http;

import org.uclab.lab.history.Facts;
import org.uclab.lab.wire.HttpFields;

/** A response as the history keeps it. */
public record ResponseContent(int status, HttpFields headers, byte[] body) implements HttpContent {

    public static ResponseContent of(HttpAnswer answer) {
        return new ResponseContent(answer.status(), answer.headers(), answer.body());
    }

    @Override
    public String firstLine() {
        return "HTTP/1.1 " + status;
    }

    @Override
    public Facts facts() {
        return HttpBytes.facts(Facts.with().and(HttpFacts.STATUS, status), headers, body);
    }
}
