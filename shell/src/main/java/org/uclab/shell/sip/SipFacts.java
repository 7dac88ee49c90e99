package org.uclab.shell.sip;

import java.util.Locale;
import org.uclab.lab.history.Fact;

/** What is certain of SIP messages. */
public final class SipFacts {

    /** Of a request. */
    public static final Fact<String> METHOD = Fact.text("method");

    /** Request-URI. */
    public static final Fact<String> URI = Fact.text("uri");

    /** Of a response. */
    public static final Fact<Integer> STATUS = Fact.number("status");

    /** Phrase behind the status. */
    public static final Fact<String> PHRASE = Fact.text("phrase");

    /** Number in the CSeq. */
    public static final Fact<Integer> CSEQ = Fact.number("cseq");

    /** Method in the CSeq, of requests and responses. */
    public static final Fact<String> ABOUT = Fact.text("about");

    public static final Fact<String> CALL_ID = Fact.text("callId");

    /** URI in From. */
    public static final Fact<String> FROM = Fact.text("from");

    public static final Fact<String> FROM_TAG = Fact.text("fromTag");

    /** URI in To. */
    public static final Fact<String> TO = Fact.text("to");

    public static final Fact<String> TO_TAG = Fact.text("toTag");

    /** Branch of the last step. */
    public static final Fact<String> BRANCH = Fact.text("branch");

    /** URI in Contact. */
    public static final Fact<String> CONTACT = Fact.text("contact");

    /** Media type of the body. */
    public static final Fact<String> TYPE = Fact.text("type");

    /** The body as text. */
    public static final Fact<String> BODY = Fact.text("body");

    /** What is wrong with bytes that are no message. */
    public static final Fact<String> FLAW = Fact.text("flaw");

    private SipFacts() {}

    /** A header field by its name in any case. */
    public static Fact<String> header(String name) {
        return Fact.text("header." + name.toLowerCase(Locale.ROOT));
    }
}
