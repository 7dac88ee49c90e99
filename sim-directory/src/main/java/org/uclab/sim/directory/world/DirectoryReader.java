package org.uclab.sim.directory.world;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.uclab.lab.model.Reading;
import org.uclab.lab.model.WorldReading;

/** Reads {@code directories}, and {@code directory} of each user. */
final class DirectoryReader {

    private static final int ENTRIES_MAX = 1_000_000;
    private static final int SECONDS_MAX = 86_400;

    private DirectoryReader() {}

    public static Directories read(WorldReading world) {
        return new Directories(
                world.root().list("directories", "a directory", DirectoryReader::directory),
                world.people(user -> user.words("directory"), (crowd, keys) -> number -> Map.of()));
    }

    private static Directory directory(Reading directory) {
        String domain = directory.domain("domain");
        directory.called("directory " + domain);
        return new Directory(
                domain,
                directory.optional("suffix"),
                directory.domains("servers"),
                directory.has("users") ? Optional.of(directory.texts("users")) : Optional.empty(),
                directory.list("accounts", "an account of " + domain, DirectoryReader::account),
                directory.yes("anonymous"),
                catalog(directory),
                limit(directory, "sizeLimit", ENTRIES_MAX),
                limit(directory, "timeLimit", SECONDS_MAX),
                directory.line());
    }

    private static Directory.Account account(Reading account) {
        return new Directory.Account(account.text("name"), account.text("password"));
    }

    private static Directory.Catalog catalog(Reading directory) {
        String word = directory.text("catalog", word(Directory.Catalog.FOREST));
        return Arrays.stream(Directory.Catalog.values())
                .filter(catalog -> word(catalog).equals(word))
                .findFirst()
                .orElseGet(() -> {
                    directory.note(
                            directory.line("catalog"),
                            "no catalog is a '" + word + "'",
                            "one of: "
                                    + Arrays.stream(Directory.Catalog.values())
                                            .map(DirectoryReader::word)
                                            .collect(Collectors.joining(", ")));
                    return Directory.Catalog.FOREST;
                });
    }

    private static String word(Directory.Catalog catalog) {
        return catalog.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Integer> limit(Reading directory, String key, int max) {
        return directory.has(key) ? Optional.of(directory.number(key, 1, max, 1)) : Optional.empty();
    }
}
