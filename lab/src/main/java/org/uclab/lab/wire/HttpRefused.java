package org.uclab.lab.wire;

import java.nio.charset.StandardCharsets;

/**
 * A message that breaks the rules of HTTP. Where it ends is not certain, so nothing behind it on its connection is read.
 *
 * @param status what its sender is told, 400 to 505
 * @param why    in words, with the section that it breaks
 * @param line   its first line, cut, as far as it can be shown
 */
public record HttpRefused(int status, String why, String line) {

    private static final int LINE_SHOWN_MAX = 200;

    static HttpRefused of(int status, String why, byte[] bytes) {
        int end = 0;
        while (end < bytes.length && end < LINE_SHOWN_MAX && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return new HttpRefused(
                status, why, new String(bytes, 0, end, StandardCharsets.US_ASCII).replaceAll("[^ -~]", "?"));
    }
}
