package org.uclab.shell.http;

import java.util.Locale;
import org.uclab.lab.history.Fact;

/** What is certain of HTTP messages. */
public final class HttpFacts {

    public static final Fact<String> METHOD = Fact.text("method");

    /** The request target as sent. */
    public static final Fact<String> TARGET = Fact.text("target");

    /** The target up to its query. */
    public static final Fact<String> PATH = Fact.text("path");

    public static final Fact<Integer> STATUS = Fact.number("status");

    /** The media type of the body without its parameters. */
    public static final Fact<String> TYPE = Fact.text("type");

    /** The body as text, as much as is shown; what stands under the name of a secret is one. */
    public static final Fact<String> BODY = Fact.text("body");

    private HttpFacts() {}

    /** A header field, by its name in any case. Credentials and cookies are secrets. */
    public static Fact<String> header(String name) {
        return Fact.text("header." + name.toLowerCase(Locale.ROOT));
    }
}
