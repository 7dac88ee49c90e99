package org.uclab.protocol.sip;

import java.util.Optional;

/**
 * A name, an address and parameters, as in From, To, Contact, Route and their like (RFC 3261 §20.10).
 *
 * @param displayName without quotes; empty when there is none
 * @param uri         of any scheme, as written
 * @param parameters  those of the header field, outside of the brackets
 */
public record NameAddress(String displayName, String uri, Parameters parameters) {

    /** {@code <uri>}. */
    public static NameAddress of(String uri) {
        return new NameAddress("", uri, Parameters.none());
    }

    public static NameAddress of(SipUri uri) {
        return of(uri.toString());
    }

    /** What one value of such a header field says; none where it is malformed. */
    public static Optional<NameAddress> parse(String value) {
        Optional<NameAddress> plain = Plain.nameAddress(value);
        return plain.isPresent() ? plain : Grammar.nameAddress(value);
    }

    /** The URI, where it is one of SIP. */
    public Optional<SipUri> sipUri() {
        return SipUri.parse(uri);
    }

    /** The tag; empty when there is none. */
    public String tag() {
        return parameters.value("tag").orElse("");
    }

    public NameAddress withTag(String tag) {
        return new NameAddress(displayName, uri, parameters.with("tag", tag));
    }

    public NameAddress withoutTag() {
        return new NameAddress(displayName, uri, parameters.without("tag"));
    }

    /** Another URI under the same name, with the same parameters. */
    public NameAddress under(String otherUri) {
        return new NameAddress(displayName, otherUri, parameters);
    }

    public NameAddress with(Parameters others) {
        return new NameAddress(displayName, uri, others);
    }

    @Override
    public String toString() {
        return (displayName.isEmpty() ? "" : Quotes.around(displayName) + " ") + "<" + uri + ">" + parameters;
    }
}
