package org.uclab.protocol.sip;

import java.util.Optional;

/**
 * One header field. Immutable; what it says is read when it is asked for, and once, however many messages share it.
 */
public final class SipHeader {

    private final String name;
    private final String canonical;
    private final String value;
    private Optional<NameAddress> address;
    private Optional<Via> via;
    private Optional<CSeq> cseq;

    /**
     * A field.
     *
     * @param name  as it was written, compact forms too
     * @param value without the white space around it and without line folds
     */
    public SipHeader(String name, String value) {
        this.canonical = HeaderName.canonical(name);
        this.name = HeaderName.shared(name);
        this.value = value;
    }

    /** As it was written, compact forms too. */
    public String name() {
        return name;
    }

    /** Without the white space around it and without line folds. */
    public String value() {
        return value;
    }

    /** Whether it is that field, in whatever case or form. */
    boolean is(String other) {
        return canonical.equals(other);
    }

    /** Its value as a name and an address. */
    Optional<NameAddress> address() {
        if (address == null) {
            address = NameAddress.parse(value);
        }
        return address;
    }

    /** Its value as one step of the way. */
    Optional<Via> via() {
        if (via == null) {
            via = Via.parse(value);
        }
        return via;
    }

    /** Its value as a number and a method. */
    Optional<CSeq> cseq() {
        if (cseq == null) {
            cseq = Plain.cseq(value).or(() -> Grammar.cseq(value));
        }
        return cseq;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SipHeader field && name.equals(field.name) && value.equals(field.value);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + value.hashCode();
    }

    @Override
    public String toString() {
        return name + ": " + value;
    }
}
