package org.uclab.client.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import tools.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;

/**
 * {@code users}: a page of the directory. What is absent is empty, never null.
 *
 * @param start place of the first one of the page among all, from 0
 * @param total how many there are
 */
record UsersDocument(
        @JsonProperty("start") int start,

        @JsonProperty("returnedCount") int returned,

        @JsonProperty("totalCount") int total,

        @JacksonXmlElementWrapper(useWrapping = false) @JsonProperty("user")
        List<Person> users) {

    UsersDocument {
        users = users == null
                ? List.of()
                : users.stream()
                        .filter(Objects::nonNull)
                        .filter(user -> !user.userName().isEmpty())
                        .toList();
    }

    /** A user. */
    record Person(
            String userName,
            String firstName,
            String lastName,
            String displayName,
            String email,
            String directoryUri,
            String msUri,
            String phoneNumber,
            String homeNumber,
            String mobileNumber) {

        Person {
            userName = orEmpty(userName);
            firstName = orEmpty(firstName);
            lastName = orEmpty(lastName);
            displayName = orEmpty(displayName);
            email = orEmpty(email);
            directoryUri = orEmpty(directoryUri);
            msUri = orEmpty(msUri);
            phoneNumber = orEmpty(phoneNumber);
            homeNumber = orEmpty(homeNumber);
            mobileNumber = orEmpty(mobileNumber);
        }

        Contact contact() {
            return new Contact(
                    userName,
                    displayName,
                    firstName,
                    lastName,
                    email,
                    directoryUri.isEmpty() ? msUri : directoryUri,
                    List.of(phoneNumber, homeNumber, mobileNumber));
        }
    }

    List<Contact> contacts() {
        return users.stream().map(Person::contact).toList();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text.strip();
    }
}
