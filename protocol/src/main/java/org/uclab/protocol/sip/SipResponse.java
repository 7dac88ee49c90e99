package org.uclab.protocol.sip;

import java.util.Optional;

/** An answer, RFC 3261 §7.2. */
public final class SipResponse extends SipMessage {

    private final int status;
    private final String phrase;

    private SipResponse(int status, String phrase, SipHeaders headers, SipBody body) {
        super(headers, body);
        if (status < 100 || status > 699) {
            throw new IllegalArgumentException("a status is 100 to 699, not " + status);
        }
        this.status = status;
        this.phrase = phrase;
    }

    private SipResponse(int status, String phrase, byte[] written, SipBody body) {
        super(written, body);
        this.status = status;
        this.phrase = phrase;
    }

    /**
     * An answer with all of that.
     *
     * @param status 100 to 699
     */
    public static SipResponse of(int status, String phrase, SipHeaders headers, SipBody body) {
        return new SipResponse(status, phrase, headers, body);
    }

    /**
     * The same answer for who keeps it for long and hardly ever looks into it: all that stays in memory are the bytes that go over
     * the wire, from which its header fields are read when somebody asks.
     */
    public SipResponse inBytes() {
        return new SipResponse(status, phrase, bytes(), body());
    }

    /** 100 to 699. */
    public int status() {
        return status;
    }

    public String phrase() {
        return phrase;
    }

    /** 1xx. */
    public boolean provisional() {
        return status < 200;
    }

    /** 2xx. */
    public boolean success() {
        return status >= 200 && status < 300;
    }

    @Override
    public String startLine() {
        return VERSION + " " + status + " " + phrase;
    }

    @Override
    void startLine(StringBuilder to) {
        to.append(VERSION).append(' ').append(status).append(' ').append(phrase);
    }

    @Override
    int startLineSize() {
        return VERSION.length() + phrase.length() + 5;
    }

    @Override
    public SipResponse with(SipHeaders others) {
        return new SipResponse(status, phrase, others, body());
    }

    /** With that as the only field of that name. */
    public SipResponse with(String name, String value) {
        return with(headers().with(name, value));
    }

    /** With that as the only field of that name. */
    public SipResponse with(String name, Object value) {
        return with(name, value.toString());
    }

    /** With one more field of that name. */
    public SipResponse adding(String name, Object value) {
        return with(headers().adding(name, value.toString()));
    }

    public SipResponse without(String name) {
        return with(headers().without(name));
    }

    /** With that body of that media type. */
    public SipResponse withBody(String contentType, SipBody other) {
        return new SipResponse(status, phrase, headers().with(HeaderName.CONTENT_TYPE, contentType), other);
    }

    /** With that tag in its To, unless it has one. */
    public SipResponse withToTag(String tag) {
        return to().tag().isEmpty() ? with(headers().with(HeaderName.TO, to().withTag(tag))) : this;
    }

    /** With another last step; the others may be malformed, as in the answer to a request that was. */
    public SipResponse withTopVia(Via via) {
        return with(headers().withTopVia(via));
    }

    /** Without the last step, for who passes it on. */
    public SipResponse withoutTopVia() {
        return with(headers().replacingFirst(HeaderName.VIA, Optional.empty()));
    }
}
