package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of the house that are about text. */
class TidyTest {

    /** Longer files are two things; find the second one's name. */
    private static final int FILE_MAX_LINES = 400;

    /** A link of Markdown to a page or a file, without what stands behind {@code #}. */
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

    private static final String CHANCE =
            "\\b(SecureRandom|Random|SplittableRandom|ThreadLocalRandom|randomUUID|Math\\.random|newQuery)\\b";

    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

    @Test
    void nothingUnfinishedIsMerged() throws IOException {
        // because a reader cannot tell a plan from a promise
        assertThat(offenders("src", "\\b(FIXME|TODO|XXX)\\b")).isEmpty();
    }

    @Test
    void nobodySkipsVerification() throws IOException {
        // because a lab that does not verify teaches clients not to
        assertThat(offenders("src/main", "setTrustAll\\(true\\)|setVerifyHost\\(false\\)|NoopHostname|TrustAll"))
                .isEmpty();
    }

    @Test
    void nothingIsDrawnButFromTheSeed() throws IOException {
        // because what the lab's seed does not know of cannot be had again; keys and serial numbers are TLS's own
        // affair
        assertThat(offenders("src/main", CHANCE).stream()
                        .filter(line -> !line.matches("lab/src/main/java/org/uclab/lab/(seed|pki)/.*")))
                .isEmpty();
        assertThat(offenders("src/main", CHANCE)).isNotEmpty();
    }

    @Test
    void secretsAreMaskedInOnePlace() throws IOException {
        // because a second rule of what is secret is forgotten when the first one grows
        assertThat(offenders("src/main", "\"[^\"]*\\*{3,}[^\"]*\"").stream()
                        .filter(line -> !line.startsWith("lab/src/main/java/org/uclab/lab/history/Facts.java:")))
                .isEmpty();
    }

    @Test
    void nothingSleepsInTestsEither() throws IOException {
        // because a sleep is either too short or too long
        assertThat(offenders("src", "Thread\\.sleep|TimeUnit\\.[A-Z]+\\.sleep")).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        List<Path> silent = new ArrayList<>();
        for (Path file : sources("src/main")) {
            Path info = file.resolveSibling("package-info.java");
            if (!Files.exists(info)) {
                silent.add(HOUSE.relativize(file.getParent()));
            }
        }
        assertThat(new HashSet<>(silent)).isEmpty();
    }

    @Test
    void filesStaySmall() throws IOException {
        List<String> long_ = new ArrayList<>();
        for (Path file : sources("src/main")) {
            long lines = Files.readString(file).lines().count();
            if (lines > FILE_MAX_LINES) {
                long_.add(HOUSE.relativize(file) + " has " + lines + " lines");
            }
        }
        assertThat(long_).isEmpty();
    }

    @Test
    void decisionsHaveNumbersOfTheirOwn() throws IOException {
        Set<String> numbers = new HashSet<>();
        String index = Files.readString(HOUSE.resolve("docs/decisions/README.md"));
        try (Stream<Path> decisions = Files.list(HOUSE.resolve("docs/decisions"))) {
            for (Path decision : decisions
                    .filter(f -> f.getFileName().toString().matches("[0-9].*"))
                    .toList()) {
                String name = decision.getFileName().toString();
                assertThat(numbers.add(name.substring(0, 4))).as(name).isTrue();
                assertThat(index).contains("(" + name + ")");
            }
        }
        assertThat(numbers).isNotEmpty();
    }

    @Test
    void theKernelNamesNoProductAndNotWhatOneSpeaks() throws IOException {
        // because a kernel that knows one system by name has to be changed for the next
        assertThat(offenders("src/main", "(?i)ucm|jabber|expressway|webex|ldap|xmpp|tftp").stream()
                        .filter(line -> line.startsWith("lab/")))
                .isEmpty();
    }

    @Test
    void pagesLeadSomewhere() throws IOException {
        // because a dead link tells a reader that nobody reads the page
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String target = link.group(1);
                if (!target.matches("[a-z]+:.*") && !Files.exists(page.resolveSibling(target))) {
                    dead.add(HOUSE.relativize(page) + " leads to " + target);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void theFirstPageFitsOnOneScreen() throws IOException {
        // because whoever comes reads one screen and decides
        assertThat(Files.readAllLines(HOUSE.resolve("README.md")).size()).isLessThanOrEqualTo(50);
    }

    private static List<String> offenders(String under, String pattern) throws IOException {
        var banned = Pattern.compile(pattern);
        List<String> found = new ArrayList<>();
        for (Path file : sources(under)) {
            if (file.getFileName().toString().equals("TidyTest.java")) {
                continue;
            }
            int line = 0;
            for (String text : Files.readAllLines(file)) {
                line++;
                if (banned.matcher(text).find()) {
                    found.add(HOUSE.relativize(file) + ":" + line + ": " + text.strip());
                }
            }
        }
        return found;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> tree = Files.walk(HOUSE, 4)) {
            return tree.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }

    private static List<Path> sources(String under) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> modules = Files.list(HOUSE)) {
            for (Path module :
                    modules.filter(m -> Files.exists(m.resolve("pom.xml"))).toList()) {
                Path root = module.resolve(under);
                if (Files.isDirectory(root)) {
                    try (Stream<Path> tree = Files.walk(root)) {
                        tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                    }
                }
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }
}
