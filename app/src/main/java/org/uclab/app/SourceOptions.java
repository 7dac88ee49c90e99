package org.uclab.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.uclab.client.ClientSettings;
import org.uclab.client.Memory;
import org.uclab.client.discovery.Release;
import org.uclab.client.sources.Platform;
import org.uclab.client.sources.Source;
import org.uclab.client.sources.Source.Origin;
import org.uclab.client.sources.Sources;
import picocli.CommandLine.Option;

/** What a client is, and how it was configured before it asks anybody. */
final class SourceOptions {

    @Option(names = "--release", paramLabel = "R", description = "R96, R11 or R12 (default: R12)")
    private Release release;

    @Option(names = "--platform", paramLabel = "P", description = "W, M, A or I: which sources count (default: W)")
    private String platform;

    @Option(names = "--url", paramLabel = "URL", description = "a configuration URL, ciscojabber://provision?…")
    private String url;

    @Option(names = "--managed", paramLabel = "FILE", description = "managed app configuration, Key=Value on each line")
    private Path managed;

    @Option(names = "--bootstrap", paramLabel = "FILE", description = "installer switches, SWITCH=value on each line")
    private Path bootstrap;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "what the client keeps of domains from one launch to the next")
    private Path cache;

    /**
     * The settings.
     *
     * @throws UsageException when there is no such platform, or a file cannot be read
     */
    ClientSettings settings() {
        Sources sources = Sources.none();
        if (platform != null) {
            try {
                sources = sources.on(Platform.named(platform));
            } catch (IllegalArgumentException unknown) {
                throw new UsageException("--platform takes W, M, A or I, not '" + platform + "'", unknown);
            }
        }
        if (url != null) {
            sources = sources.with(Origin.URL, Source.ofUrl(url));
        }
        if (managed != null) {
            sources = sources.with(Origin.MANAGED, Source.managed(text(managed)));
        }
        if (bootstrap != null) {
            sources = sources.with(Origin.BOOTSTRAP, Source.bootstrap(text(bootstrap)));
        }
        ClientSettings settings = ClientSettings.defaults();
        settings = release == null ? settings : settings.withRelease(release);
        return settings.withDiscovery(settings.discovery().withSources(sources));
    }

    /** What the client remembers of earlier launches. */
    Memory memory(ClientSettings settings, PrintWriter out) {
        Memory memory = new Memory(settings);
        if (cache != null) {
            memory.load(cache).ifPresent(out::println);
        }
        return memory;
    }

    /** Keeps it for the next. */
    void keep(Memory memory) {
        if (cache == null) {
            return;
        }
        try {
            memory.save(cache);
        } catch (UncheckedIOException unwritable) {
            throw new UsageException(
                    "cannot write into " + cache + ": " + unwritable.getCause().getMessage(), unwritable);
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > Source.TEXT_MAX * 4L) {
                throw new UsageException(file + " is too long: " + Source.TEXT_MAX + " characters are read");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException noText) {
            throw new UsageException(file + " is no text in UTF-8", noText);
        } catch (IOException unreadable) {
            throw new UsageException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
