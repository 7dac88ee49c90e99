package org.uclab.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.uclab.client.sources.DomainName;
import org.uclab.client.sources.Source;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file in which a client keeps what it knows of domains from one launch to the next: the services domain, the voice
 * services domains it has learned, domains of the cloud, and the bootstrap file as its first launch read it. A file that cannot
 * be read is set aside, and discovery runs. Passwords are not in it.
 *
 * <p>ASSUMED(S3 S4): they say that this is cached, and print no file.
 */
final class MemoryFile {

    private static final String NAME = "discovery.json";
    private static final String ASIDE = NAME + ".damaged";
    private static final int VERSION = 1;
    private static final long BYTES_MAX = 1 << 20;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    MemoryFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /** It is not what this client writes. */
    private static final class Damaged extends Exception {

        private static final long serialVersionUID = 1;

        Damaged(String why) {
            super(why);
        }
    }

    /**
     * Fills a memory from the file.
     *
     * @return what is wrong with the file; empty where nothing is, or there is none
     */
    Optional<String> load(Memory memory) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            read(memory, JSON.readTree(text()));
            return Optional.empty();
        } catch (Damaged | JacksonException | IOException unreadable) {
            return Optional.of(aside(unreadable.getMessage().lines().findFirst().orElse("it cannot be read")));
        }
    }

    private String text() throws IOException, Damaged {
        if (Files.size(file) > BYTES_MAX) {
            throw new Damaged("it is larger than " + BYTES_MAX + " bytes");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private String aside(String why) {
        try {
            Files.move(file, file.resolveSibling(ASIDE), StandardCopyOption.REPLACE_EXISTING);
            return "the file " + file + " is damaged (" + why + ") and is set aside as " + ASIDE;
        } catch (IOException stuck) {
            return "the file " + file + " is damaged (" + why + ") and cannot be moved: " + stuck.getMessage();
        }
    }

    private static void read(Memory memory, JsonNode root) throws Damaged {
        if (root.path("version").asInt(0) != VERSION) {
            throw new Damaged("it has not version " + VERSION);
        }
        // Everything is read before anything counts: half a file would be worse than none.
        Optional<String> services = Optional.empty();
        if (root.has("servicesDomain")) {
            services = Optional.of(domain(root.path("servicesDomain").asString("")));
        }
        for (var entry : root.path("voiceServicesDomains").properties()) {
            domain(entry.getKey());
            domain(entry.getValue().asString(""));
        }
        for (var entry : root.path("webex").properties()) {
            domain(entry.getKey());
            instant(entry.getValue().asString(""));
        }
        Optional<Source> bootstrap = Optional.empty();
        if (root.has("bootstrap")) {
            bootstrap = Optional.of(Source.bootstrap(root.path("bootstrap").asString("")));
        }
        memory.servicesDomain(services);
        for (var entry : root.path("voiceServicesDomains").properties()) {
            memory.learn(entry.getKey(), entry.getValue().asString(""));
        }
        for (var entry : root.path("webex").properties()) {
            memory.discoveries()
                    .keepWebex(entry.getKey(), instant(entry.getValue().asString("")));
        }
        bootstrap.ifPresent(memory::bootstrap);
    }

    private static String domain(String written) throws Damaged {
        return DomainName.read(written).orElseThrow(() -> new Damaged("it has a domain that is none"));
    }

    private static Instant instant(String written) throws Damaged {
        try {
            return Instant.parse(written);
        } catch (DateTimeException noTime) {
            throw new Damaged("it has a time that is none");
        }
    }

    /**
     * Writes what the memory has; the file is whole at every moment.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    void save(Memory memory) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION);
        memory.servicesDomain().ifPresent(domain -> root.put("servicesDomain", domain));
        ObjectNode voice = root.putObject("voiceServicesDomains");
        memory.voiceServicesDomains().forEach(voice::put);
        ObjectNode webex = root.putObject("webex");
        memory.discoveries().webex().forEach((domain, until) -> webex.put(domain, until.toString()));
        memory.bootstrap().ifPresent(read -> root.put("bootstrap", read.switches()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(NAME + ".new");
            Files.writeString(next, JSON.writeValueAsString(root), StandardCharsets.UTF_8);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
