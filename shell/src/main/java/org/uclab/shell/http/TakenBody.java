package org.uclab.shell.http;

import io.vertx.core.buffer.Buffer;

/** The body of a request as far as it came. */
final class TakenBody {

    private static final byte[] NOTHING = {};

    private final int maxBytes;
    private Buffer taken;

    TakenBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Whether that part fits too; where it does not, it is left out. */
    boolean take(Buffer part) {
        int length = taken == null ? 0 : taken.length();
        if (length + part.length() > maxBytes) {
            return false;
        }
        taken = taken == null ? part.copy() : taken.appendBuffer(part);
        return true;
    }

    byte[] bytes() {
        return taken == null ? NOTHING : taken.getBytes();
    }
}
