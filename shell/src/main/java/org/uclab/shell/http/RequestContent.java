package org.uclab.shell.http;

import org.uclab.lab.history.Facts;
import org.uclab.lab.wire.HttpFields;

/** A request as the history keeps it. */
public record RequestContent(String method, String target, HttpFields headers, byte[] body) implements HttpContent {

    public static RequestContent of(HttpQuestion question) {
        return new RequestContent(question.method(), question.target(), question.headers(), question.body());
    }

    /** What can be told of a message that broke the rules: its first line, as if it were one. */
    static RequestContent refused(String line) {
        int space = line.indexOf(' ');
        String method = space < 0 ? line : line.substring(0, space);
        String rest = space < 0 ? "" : line.substring(space + 1);
        int version = rest.lastIndexOf(" HTTP/");
        return new RequestContent(
                method, version < 0 ? rest : rest.substring(0, version), HttpFields.none(), new byte[0]);
    }

    @Override
    public String firstLine() {
        return method + " " + target + " HTTP/1.1";
    }

    @Override
    public Facts facts() {
        int query = target.indexOf('?');
        Facts.Builder facts = Facts.with()
                .and(HttpFacts.METHOD, method)
                .and(HttpFacts.TARGET, target)
                .and(HttpFacts.PATH, query < 0 ? target : target.substring(0, query))
                .hiding(HttpSecrets.of(target));
        return HttpBytes.facts(facts, headers, body);
    }
}
