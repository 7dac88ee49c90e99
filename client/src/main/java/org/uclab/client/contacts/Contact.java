package org.uclab.client.contacts;

import java.util.List;

/**
 * A person as a directory describes one. What it does not say is empty.
 *
 * @param id      sign-in name, without a domain
 * @param name    what people are shown
 * @param uri     for calls and chats: {@code ada.byron@example.com}
 * @param numbers work, home and mobile as the directory writes them, those it has
 */
public record Contact(
        String id, String name, String firstName, String lastName, String email, String uri, List<String> numbers) {

    public Contact {
        name = name.isBlank() ? (firstName + " " + lastName).strip() : name;
        numbers = numbers.stream().filter(number -> !number.isBlank()).toList();
    }

    /** Whether one of the numbers is that one, separators aside. */
    public boolean hasNumber(String number) {
        String wanted = digits(number);
        return !wanted.isEmpty() && numbers.stream().map(Contact::digits).anyMatch(wanted::equals);
    }

    /** A number without blanks, brackets, plus, hyphens, dots and slashes. */
    public static String digits(String number) {
        return number.replaceAll("[\\s()+./-]", "");
    }
}
