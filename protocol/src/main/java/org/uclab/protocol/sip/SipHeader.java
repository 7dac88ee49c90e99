package org.uclab.protocol.sip;

/**
 * One header field.
 *
 * @param name  as it was written, compact forms too
 * @param value without the white space around it and without line folds
 */
public record SipHeader(String name, String value) {

    /** Whether it is that field, in whatever case or form. */
    boolean is(String canonical) {
        return HeaderName.canonical(name).equals(canonical);
    }

    @Override
    public String toString() {
        return name + ": " + value;
    }
}
