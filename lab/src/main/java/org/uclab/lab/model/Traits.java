package org.uclab.lab.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one system knows of each person besides what the kernel knows.
 *
 * @param users  by id, of those the world writes one by one
 * @param crowds for each crowd of the world, what it knows of the user of a number
 */
public record Traits<T>(Map<String, T> users, List<IntFunction<T>> crowds) {

    /** What it knows of a user that the world writes. */
    public Optional<T> of(String id) {
        return Optional.ofNullable(users.get(id));
    }

    /** Everybody with what it knows of them: those the world writes, then the crowds by number. */
    public <R> Stream<R> everybody(LabModel model, BiFunction<User, T, R> made) {
        Stream<R> written = model.users().values().stream().map(user -> made.apply(user, users.get(user.id())));
        Stream<R> many = IntStream.range(0, crowds.size()).boxed().flatMap(i -> {
            Crowd crowd = model.crowds().get(i);
            IntFunction<T> traits = crowds.get(i);
            return IntStream.rangeClosed(1, crowd.count())
                    .mapToObj(number -> made.apply(crowd.user(number), traits.apply(number)));
        });
        return Stream.concat(written, many);
    }
}
