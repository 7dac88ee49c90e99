package org.uclab.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One header field. Immutable; what it says is read when it is asked for, and once, however many messages share it.
 * The text of one that came stays where it is in the bytes that came until somebody wants it.
 */
public final class SipHeader {

    private final String name;
    private final String canonical;
    /** What it came in; null where it was made here. */
    private final byte[] bytes;

    private final int from;
    private final int end;
    private String value;
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
        this.bytes = null;
        this.from = 0;
        this.end = 0;
    }

    /** A field whose value stands there in bytes that nobody changes, all of it ASCII. */
    SipHeader(HeaderName.Spelt spelt, byte[] bytes, int from, int end) {
        this.name = spelt.name();
        this.canonical = spelt.canonical();
        this.bytes = bytes;
        this.from = from;
        this.end = end;
    }

    /** A field that says that step, which need not be read. */
    static SipHeader of(String name, Via step) {
        SipHeader field = new SipHeader(name, step.toString());
        field.via = Optional.of(step);
        return field;
    }

    /** A field that says that address, which need not be read. */
    static SipHeader of(String name, NameAddress said) {
        SipHeader field = new SipHeader(name, said.toString());
        field.address = Optional.of(said);
        return field;
    }

    /** As it was written, compact forms too. */
    public String name() {
        return name;
    }

    /** Without the white space around it and without line folds. */
    public String value() {
        String text = value;
        if (text == null) {
            text = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
            value = text;
        }
        return text;
    }

    /** Its name and its value, in characters. */
    int size() {
        return name.length() + (bytes == null ? value.length() : end - from);
    }

    /** Its name in small letters and its long form. */
    String canonical() {
        return canonical;
    }

    /** Whether it is that field, in whatever case or form. */
    boolean is(String other) {
        return canonical.equals(other);
    }

    /** Its value as a name and an address. */
    Optional<NameAddress> address() {
        if (address == null) {
            address = NameAddress.parse(value());
        }
        return address;
    }

    /** Its value as one step of the way. */
    Optional<Via> via() {
        if (via == null) {
            via = Via.parse(value());
        }
        return via;
    }

    /** Its value as a number and a method. */
    Optional<CSeq> cseq() {
        if (cseq == null) {
            cseq = Plain.cseq(value()).or(() -> Grammar.cseq(value()));
        }
        return cseq;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SipHeader field && name.equals(field.name) && value().equals(field.value());
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + value().hashCode();
    }

    @Override
    public String toString() {
        return name + ": " + value();
    }
}
