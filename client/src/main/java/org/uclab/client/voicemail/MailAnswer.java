package org.uclab.client.voicemail;

import java.util.Optional;

/**
 * What came of asking a voicemail server.
 *
 * @param problem why there is nothing, for people; empty when there is a value
 */
public record MailAnswer<T>(Optional<T> value, String problem) {

    static <T> MailAnswer<T> of(T value) {
        return new MailAnswer<>(Optional.of(value), "");
    }

    static <T> MailAnswer<T> none(String problem) {
        return new MailAnswer<>(Optional.empty(), problem);
    }
}
