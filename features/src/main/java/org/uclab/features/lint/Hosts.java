package org.uclab.features.lint;

import java.util.Locale;

/** Hosts as features name them, by full or short names. */
final class Hosts {

    private Hosts() {}

    static boolean same(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        return a.equals(b) || a.startsWith(b + ".") || b.startsWith(a + ".");
    }
}
