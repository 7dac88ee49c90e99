package org.uclab.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of a message: bytes that nobody changes any more. */
public final class SipBody {

    private static final SipBody NONE = new SipBody(new byte[0]);

    private final byte[] bytes;

    private SipBody(byte[] bytes) {
        this.bytes = bytes;
    }

    public static SipBody none() {
        return NONE;
    }

    public static SipBody of(byte[] bytes) {
        return bytes.length == 0 ? NONE : new SipBody(bytes.clone());
    }

    /** That text in UTF-8. */
    public static SipBody of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The body of a message that came: that much of it, from there. */
    static SipBody of(byte[] bytes, int from, int size) {
        return size == 0 ? NONE : new SipBody(Arrays.copyOfRange(bytes, from, from + size));
    }

    /** Behind that head. */
    byte[] behind(byte[] head) {
        byte[] all = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return all;
    }

    /** As UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** In bytes. */
    public int size() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SipBody body && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
