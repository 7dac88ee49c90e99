package org.uclab.lab.model;

/**
 * A person of the company. What a system knows of a person besides is that system's own.
 *
 * @param id         sign-in name, as spelt
 * @param domain     services domain of the typed address
 * @param line       directory number
 * @param sourceLine line in the world
 */
public record User(
        String id,
        String domain,
        String password,
        String firstName,
        String lastName,
        String line,
        String email,
        int sourceLine) {

    /** The same with another password. */
    public User withPassword(String other) {
        return new User(id, domain, other, firstName, lastName, line, email, sourceLine);
    }

    /** What the user types. */
    public String address() {
        return id + "@" + domain;
    }

    /** First and last name, as far as there are any. */
    public String fullName() {
        return (firstName + " " + lastName).strip();
    }
}
