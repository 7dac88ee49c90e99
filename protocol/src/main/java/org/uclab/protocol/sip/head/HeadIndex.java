package org.uclab.protocol.sip.head;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first line and the header fields of a head that is written as nearly all are: lines that end in CR LF, none folded, of
 * printable ASCII, with the colon behind the name (RFC 3261 §7). It is made in one pass and copies nothing. A head that is in the
 * least otherwise has no index, and is for who reads with all the grammar: that there is none says nothing against it.
 */
public final class HeadIndex {

    /** Header fields that are indexed: one with more is not as nearly all are. */
    public static final int FIELDS_MAX = 64;

    private static final int NAME_BYTES_MAX = 64;
    private static final int FIELDS_USUAL = 16;
    private static final int NUMBERS = 4;
    private static final int NAME_END = 1;
    private static final int VALUE_FROM = 2;
    private static final int VALUE_END = 3;
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = 0; c < TOKEN.length; c++) {
            TOKEN[c] = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || ".!%*_+`'~-".indexOf(c) >= 0;
        }
    }

    private final byte[] bytes;
    private final int lineFrom;
    private final int lineEnd;
    private final int[] places;
    private final int fields;
    private final int end;

    private HeadIndex(byte[] bytes, int lineFrom, int lineEnd, int[] places, int fields, int end) {
        this.bytes = bytes;
        this.lineFrom = lineFrom;
        this.lineEnd = lineEnd;
        this.places = places;
        this.fields = fields;
        this.end = end;
    }

    /**
     * The index of the head that begins there.
     *
     * @param to           where the bytes end
     * @param lineBytesMax of a header field
     * @return none where the head is not written plainly, or has no end
     */
    public static Optional<HeadIndex> of(byte[] bytes, int from, int to, int lineBytesMax) {
        int lineEnd = printable(bytes, from, to);
        if (lineEnd == from || !lineEnds(bytes, lineEnd, to)) {
            return Optional.empty();
        }
        int[] places = new int[NUMBERS * FIELDS_USUAL];
        int fields = 0;
        int at = lineEnd + 2;
        while (!lineEnds(bytes, at, to)) {
            int colon = token(bytes, at, to);
            int valueEnd = printable(bytes, colon, to);
            boolean plain = colon > at
                    && colon - at <= NAME_BYTES_MAX
                    && colon < to
                    && bytes[colon] == ':'
                    && valueEnd - at <= lineBytesMax
                    && fields < FIELDS_MAX
                    && lineEnds(bytes, valueEnd, to);
            if (!plain) {
                return Optional.empty();
            }
            if (NUMBERS * fields == places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            put(bytes, places, NUMBERS * fields, at, colon, valueEnd);
            fields++;
            at = valueEnd + 2;
        }
        return Optional.of(new HeadIndex(bytes, from, lineEnd, places, fields, at + 2));
    }

    private static void put(byte[] bytes, int[] places, int place, int nameFrom, int colon, int lineEnd) {
        int valueFrom = colon + 1;
        int valueEnd = lineEnd;
        while (valueFrom < valueEnd && bytes[valueFrom] == ' ') {
            valueFrom++;
        }
        while (valueEnd > valueFrom && bytes[valueEnd - 1] == ' ') {
            valueEnd--;
        }
        places[place] = nameFrom;
        places[place + NAME_END] = colon;
        places[place + VALUE_FROM] = valueFrom;
        places[place + VALUE_END] = valueEnd;
    }

    /** The first place from there that is nothing printable. */
    private static int printable(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= ' ' && bytes[at] < 0x7f) {
            at++;
        }
        return at;
    }

    private static int token(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0 && TOKEN[bytes[at]]) {
            at++;
        }
        return at;
    }

    private static boolean lineEnds(byte[] bytes, int at, int to) {
        return at + 1 < to && bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    /** The first line. */
    public String line() {
        return text(lineFrom, lineEnd);
    }

    /** How many header fields there are. */
    public int fields() {
        return fields;
    }

    /** The index of the first byte behind the empty line. */
    public int end() {
        return end;
    }

    /** Where the name of a field begins, fields counted from 0. */
    public int nameFrom(int field) {
        return places[NUMBERS * field];
    }

    /** Where it ends. */
    public int nameEnd(int field) {
        return places[NUMBERS * field + NAME_END];
    }

    /** Where the value of a field begins, without the blanks around it. */
    public int valueFrom(int field) {
        return places[NUMBERS * field + VALUE_FROM];
    }

    /** Where it ends. */
    public int valueEnd(int field) {
        return places[NUMBERS * field + VALUE_END];
    }

    /** The value of a field. */
    public String value(int field) {
        return text(valueFrom(field), valueEnd(field));
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1); // all of it is ASCII
    }
}
