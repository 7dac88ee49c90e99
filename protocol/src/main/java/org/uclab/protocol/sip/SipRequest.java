package org.uclab.protocol.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request, RFC 3261 §7.1. */
public final class SipRequest extends SipMessage {

    public static final String INVITE = "INVITE";
    public static final String ACK = "ACK";
    public static final String BYE = "BYE";
    public static final String CANCEL = "CANCEL";
    public static final String REGISTER = "REGISTER";
    public static final String OPTIONS = "OPTIONS";

    /** What a request of ours begins with (RFC 3261 §8.1.1.6). */
    public static final int MAX_FORWARDS = 70;

    private final String method;
    private final String uri;
    /** What the Request-URI says; null until somebody asks. */
    private Optional<SipUri> sipUri;

    private SipRequest(String method, String uri, SipHeaders headers, SipBody body) {
        super(headers, body);
        this.method = method;
        this.uri = uri;
    }

    /** The same request with other headers and another body. */
    private SipRequest again(SipHeaders others, SipBody other) {
        SipRequest again = new SipRequest(method, uri, others, other);
        again.sipUri = sipUri;
        return again;
    }

    /** A request that has no headers yet. */
    public static SipRequest of(String method, String uri) {
        return of(method, uri, SipHeaders.none(), SipBody.none());
    }

    /** A request with all of that. */
    public static SipRequest of(String method, String uri, SipHeaders headers, SipBody body) {
        return new SipRequest(method, uri, headers, body);
    }

    /** The same whose Request-URI has been read. */
    static SipRequest of(String method, String uri, SipUri read, SipHeaders headers, SipBody body) {
        SipRequest request = new SipRequest(method, uri, headers, body);
        request.sipUri = Optional.of(read);
        return request;
    }

    public String method() {
        return method;
    }

    public boolean is(String other) {
        return method.equals(other); // methods are compared with case, RFC 3261 §7.1
    }

    /** The Request-URI as written. */
    public String uri() {
        return uri;
    }

    /** The Request-URI, where it is one of SIP. */
    public Optional<SipUri> sipUri() {
        if (sipUri == null) {
            sipUri = SipUri.parse(uri);
        }
        return sipUri;
    }

    @Override
    public String startLine() {
        return method + " " + uri + " " + VERSION;
    }

    @Override
    void startLine(StringBuilder to) {
        to.append(method).append(' ').append(uri).append(' ').append(VERSION);
    }

    @Override
    int startLineSize() {
        return method.length() + uri.length() + VERSION.length() + 2;
    }

    @Override
    public SipRequest with(SipHeaders others) {
        return again(others, body());
    }

    /** With that as the only field of that name. */
    public SipRequest with(String name, String value) {
        return with(headers().with(name, value));
    }

    /** With that as the only field of that name. */
    public SipRequest with(String name, Object value) {
        return with(name, value.toString());
    }

    /** With one more field of that name. */
    public SipRequest adding(String name, Object value) {
        return with(headers().adding(name, value.toString()));
    }

    public SipRequest without(String name) {
        return with(headers().without(name));
    }

    /** To another Request-URI. */
    public SipRequest to(String otherUri) {
        return new SipRequest(method, otherUri, headers(), body());
    }

    /** With that body of that media type. */
    public SipRequest withBody(String contentType, SipBody other) {
        return again(headers().with(HeaderName.CONTENT_TYPE, contentType), other);
    }

    /** Without a body. */
    public SipRequest withoutBody() {
        return again(headers().without(HeaderName.CONTENT_TYPE), SipBody.none());
    }

    /** With one more step on its way. */
    public SipRequest withVia(Via via) {
        return with(headers().onTop(HeaderName.VIA, via.toString()));
    }

    /** With another last step. */
    public SipRequest withTopVia(Via via) {
        return with(headers().withTopVia(via));
    }

    /** Whether {@code Contact: *} stands in it (RFC 3261 §10.2.2). */
    public boolean anyContact() {
        return headers().all(HeaderName.CONTACT).contains("*");
    }

    /** Whether it asks for something inside a dialog. */
    public boolean inDialog() {
        return !to().tag().isEmpty();
    }

    /** An answer with that status and the usual phrase. */
    public SipResponse response(int status) {
        return response(status, SipStatus.phrase(status));
    }

    /**
     * An answer, RFC 3261 §8.2.6.2: with the Via, From, To, Call-ID and CSeq of the request, the Timestamp for a 100, and
     * the Record-Route where it may found a dialog (RFC 3261 §12.1.1). Its To has no tag yet.
     *
     * @param status 100 to 699
     */
    public SipResponse response(int status, String phrase) {
        List<SipHeader> copied = new ArrayList<>(8);
        for (SipHeader field : headers().fields()) {
            boolean belongs = switch (field.canonical()) {
                case "via", "from", "to", "call-id", "cseq" -> true;
                case "timestamp" -> status == 100;
                case "record-route" -> status > 100 && status < 300;
                default -> false;
            };
            if (belongs) {
                copied.add(field);
            }
        }
        return SipResponse.of(status, phrase, SipHeaders.taking(copied), SipBody.none());
    }
}
