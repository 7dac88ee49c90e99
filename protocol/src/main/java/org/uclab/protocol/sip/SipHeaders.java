package org.uclab.protocol.sip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The header fields of a message, in order and as they were written. Immutable. Names are taken in any case and form.
 */
public final class SipHeaders {

    private static final SipHeaders NONE = new SipHeaders(List.of());

    private final List<SipHeader> fields;

    private SipHeaders(List<SipHeader> fields) {
        this.fields = fields;
    }

    public static SipHeaders none() {
        return NONE;
    }

    public static SipHeaders of(List<SipHeader> fields) {
        return new SipHeaders(List.copyOf(fields));
    }

    /** The same of a list that is given away. */
    static SipHeaders taking(List<SipHeader> fields) {
        return new SipHeaders(fields);
    }

    /** All fields. */
    public List<SipHeader> fields() {
        return Collections.unmodifiableList(fields);
    }

    /** The first field of that name. */
    Optional<SipHeader> field(String name) {
        int place = place(HeaderName.canonical(name));
        return place < 0 ? Optional.empty() : Optional.of(fields.get(place));
    }

    /** How many fields have that name, in small letters and its long form. */
    int count(String canonical) {
        int count = 0;
        for (SipHeader field : fields) {
            count += field.is(canonical) ? 1 : 0;
        }
        return count;
    }

    /** The value of the first field of that name. */
    public Optional<String> first(String name) {
        return field(name).map(SipHeader::value);
    }

    /** Whether there is a field of that name. */
    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** The values of all fields of that name, each field one. */
    public List<String> all(String name) {
        String canonical = HeaderName.canonical(name);
        List<String> all = new ArrayList<>(2);
        for (SipHeader field : fields) {
            if (field.is(canonical)) {
                all.add(field.value());
            }
        }
        return all;
    }

    /** The values of all fields of that name, taken apart at commas (RFC 3261 §7.3.1). */
    public List<String> values(String name) {
        List<String> parts = new ArrayList<>(2);
        for (String value : all(name)) {
            parts.addAll(Commas.apart(value));
        }
        return parts;
    }

    /** With that as the only field of that name: at the place of the first one, or at the end. */
    public SipHeaders with(String name, String value) {
        checked(value);
        int place = place(HeaderName.canonical(name));
        return with(place, new SipHeader(place < 0 ? name : fields.get(place).name(), value));
    }

    /** The same of an address, which need not be read again. */
    SipHeaders with(String name, NameAddress said) {
        int place = place(HeaderName.canonical(name));
        SipHeader field = SipHeader.of(place < 0 ? name : fields.get(place).name(), said);
        checked(field.value());
        return with(place, field);
    }

    /** Where the first field of that name is; negative where there is none. */
    private int place(String canonical) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).is(canonical)) {
                return i;
            }
        }
        return -1;
    }

    private SipHeaders with(int place, SipHeader made) {
        int size = fields.size();
        List<SipHeader> changed = new ArrayList<>(size + 2);
        for (int i = 0; i < size; i++) {
            SipHeader field = fields.get(i);
            if (i == place) {
                changed.add(made);
            } else if (i < place || place < 0 || !field.is(made.canonical())) {
                changed.add(field);
            }
        }
        if (place < 0) {
            changed.add(made);
        }
        return new SipHeaders(changed);
    }

    /** With one more field at the end. */
    public SipHeaders adding(String name, String value) {
        List<SipHeader> changed = new ArrayList<>(fields);
        changed.add(new SipHeader(name, checked(value)));
        return new SipHeaders(changed);
    }

    /** With those fields at the end. */
    public SipHeaders addingAll(String name, List<?> values) {
        List<SipHeader> changed = new ArrayList<>(fields);
        values.forEach(value -> changed.add(new SipHeader(name, checked(value.toString()))));
        return new SipHeaders(changed);
    }

    /** With one more field at the top, which is where a Via goes. */
    public SipHeaders onTop(String name, String value) {
        List<SipHeader> changed = new ArrayList<>(fields.size() + 1);
        changed.add(new SipHeader(name, checked(value)));
        changed.addAll(fields);
        return new SipHeaders(changed);
    }

    /** Without any field of that name. */
    public SipHeaders without(String name) {
        String canonical = HeaderName.canonical(name);
        List<SipHeader> others = new ArrayList<>(fields.size());
        for (SipHeader field : fields) {
            if (!field.is(canonical)) {
                others.add(field);
            }
        }
        return new SipHeaders(others);
    }

    /** With another last step; the others stay as they are. */
    SipHeaders withTopVia(Via step) {
        for (int i = 0; i < fields.size(); i++) {
            SipHeader field = fields.get(i);
            if (field.is("via")) {
                if (field.value().indexOf(',') >= 0) {
                    break;
                }
                List<SipHeader> changed = new ArrayList<>(fields);
                changed.set(i, SipHeader.of(field.name(), step));
                checked(changed.get(i).value());
                return new SipHeaders(changed);
            }
        }
        return replacingFirst(HeaderName.VIA, Optional.of(step.toString()));
    }

    /** With another first value of that name, or without it: the rest stays as it is. */
    SipHeaders replacingFirst(String name, Optional<String> value) {
        String canonical = HeaderName.canonical(name);
        List<SipHeader> changed = new ArrayList<>(fields);
        for (int i = 0; i < changed.size(); i++) {
            SipHeader field = changed.get(i);
            if (field.is(canonical)) {
                List<String> parts = new ArrayList<>(Commas.apart(field.value()));
                parts.remove(0);
                value.ifPresent(first -> parts.add(0, checked(first)));
                if (parts.isEmpty()) {
                    changed.remove(i);
                } else {
                    changed.set(i, new SipHeader(field.name(), String.join(", ", parts)));
                }
                break;
            }
        }
        return new SipHeaders(changed);
    }

    /** A line break in a value of ours would make two fields of one. */
    private static String checked(String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a header value has no line breaks: " + value);
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SipHeaders headers && fields.equals(headers.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
