package org.uclab.protocol.sdp;

/**
 * One {@code a=} line, RFC 8866 §5.13.
 *
 * @param value empty for a property
 */
public record Attribute(String name, String value) {

    public static Attribute property(String name) {
        return new Attribute(name, "");
    }

    @Override
    public String toString() {
        return value.isEmpty() ? name : name + ":" + value;
    }
}
