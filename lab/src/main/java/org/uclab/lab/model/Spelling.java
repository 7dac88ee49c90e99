package org.uclab.lab.model;

import java.util.Locale;

/**
 * When two spellings name the same thing: the one place that says so for every service of a lab. A service looks names up
 * by {@link #key} and compares them by {@link #same}; what it answers with is the spelling of the world, not that of the
 * caller. Nothing is trimmed and nothing is normalised besides case.
 */
public enum Spelling {
    /**
     * Sign-in names of people, in any case.
     *
     * <p>ASSUMED(cisco.com 221845 on remote access, CSCux16696): a user id in another case signs in. What a real edge of
     * that time loses afterwards, the services of the phone, is a fault of its own and not played.
     */
    USER_ID(false),
    /** Names of phones and soft phones, in any case. ASSUMED(choice): the same rule as for people. */
    DEVICE_NAME(false),
    /** Domains and names of hosts, in any case (RFC 4343 §3). */
    DOMAIN(false),
    /** Addresses of mail and of presence, in any case: a user id and a domain. */
    ADDRESS(false),
    /**
     * Names of query parameters, in any case. ASSUMED(choice): the product's own examples are spelt in more than one way,
     * and no document tells of a refusal.
     */
    PARAMETER(false),
    /** Names of files, as they are spelt: deployment guides warn of the case of what is uploaded to a file server. */
    FILE_NAME(true),
    /** Passwords, PINs, one-time strings and cookies, as they are spelt, always. */
    SECRET(true);

    private final boolean exact;

    Spelling(boolean exact) {
        this.exact = exact;
    }

    /** Whether case tells two names apart. */
    public boolean exact() {
        return exact;
    }

    /** What two spellings of one name have in common, to look it up by. */
    public String key(String name) {
        return exact ? name : name.toLowerCase(Locale.ROOT);
    }

    /** Whether both name the same. */
    public boolean same(String one, String other) {
        return key(one).equals(key(other));
    }
}
