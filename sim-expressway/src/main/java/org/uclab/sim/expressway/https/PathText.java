package org.uclab.sim.expressway.https;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Percent escapes (RFC 3986 §2.1), undone once and strictly. */
final class PathText {

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private PathText() {}

    /**
     * The text that the escapes stand for; empty when an escape is broken, when the bytes are no UTF-8 (RFC 3629 §3, so
     * that no character has a second, longer form), or when there is a control character.
     */
    static Optional<String> unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            } else {
                return Optional.empty();
            }
        }
        try {
            String plain = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return controlled(plain) ? Optional.empty() : Optional.of(plain);
        } catch (CharacterCodingException noUtf8) {
            return Optional.empty();
        }
    }

    /**
     * Whether every origin reads that path as it stands: no step upwards however it is written, no separator in disguise, no
     * escape of an escape.
     */
    static boolean plain(String path) {
        Optional<String> read = unescaped(path);
        if (read.isEmpty()
                || separators(read.get()) != separators(path)
                || ESCAPE.matcher(read.get()).find()) {
            return false;
        }
        for (String step : read.get().split("/")) {
            int parameter = step.indexOf(';');
            String name = parameter < 0 ? step : step.substring(0, parameter);
            if (name.equals(".") || name.equals("..")) {
                return false;
            }
        }
        return read.get().indexOf('\\') < 0;
    }

    private static boolean controlled(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static int separators(String text) {
        int count = 0;
        for (int at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
            count++;
        }
        return count;
    }
}
