package org.uclab.lab.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code directories}. */
final class DirectoryReader {

    private static final int ENTRIES_MAX = 1_000_000;
    private static final int SECONDS_MAX = 86_400;

    private DirectoryReader() {}

    static List<Directory> read(Reading world) {
        return world.list("directories", "a directory", DirectoryReader::directory);
    }

    private static Directory directory(Reading directory) {
        String domain = WorldReader.domain(directory.text("domain"));
        directory.called("directory " + domain);
        return new Directory(
                domain,
                directory.optional("suffix"),
                directory.texts("servers").stream().map(WorldReader::domain).toList(),
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
