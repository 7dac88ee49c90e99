package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.uclab.client.ClientDecisions;
import org.uclab.lab.history.Subject;
import org.uclab.lab.history.Words;
import org.uclab.scenarios.BenchDecisions;

/** Declared words and those who say them: what the listing knows is what is said, and every place is filled. */
class DecisionsTest {

    /** A member of a class, and, after a constant, that something is made of it; nothing behind is taken, so that chains are found. */
    private static final Pattern MEMBER = Pattern.compile("\\b(\\w+)(?=\\.\\s*(\\w+)\\b)");

    private static final Pattern MADE = Pattern.compile("\\b(\\w+)(?=\\s*(?:\\.|::)of\\b)");

    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern SAID =
            Pattern.compile("\\b(?:([A-Z]\\w*(?:Decisions|Reasons))\\.)?([A-Z][A-Z0-9_]*)\\s*\\.of\\(");

    private static List<Subject> listed() {
        return Stream.concat(ClientDecisions.all().stream(), BenchDecisions.all().stream())
                .toList();
    }

    @Test
    void idsAndWordingsOfSubjectsAreTheirOwn() {
        assertThat(listed()).extracting(Subject::id).doesNotHaveDuplicates();
        assertThat(listed()).extracting(subject -> subject.wording().toString()).doesNotHaveDuplicates();
    }

    @Test
    void oneIdOfAReasonMeansOneWording() {
        Map<String, String> wordings = new HashMap<>();
        listed().stream()
                .flatMap(subject -> subject.reasons().stream())
                .forEach(reason -> assertThat(wordings.computeIfAbsent(
                                reason.id(), id -> reason.wording().toString()))
                        .as(reason.id())
                        .isEqualTo(reason.wording().toString()));
    }

    @Test
    void everySubjectThatIsDeclaredIsListed() throws Exception {
        Set<Subject> listed = new HashSet<>(listed());
        List<String> forgotten = new ArrayList<>();
        for (Map.Entry<String, Words> declared : declared().entrySet()) {
            if (declared.getValue() instanceof Subject subject && !listed.contains(subject)) {
                forgotten.add(declared.getKey());
            }
        }
        assertThat(forgotten)
                .as("because what is not listed nobody can ask for")
                .isEmpty();
    }

    @Test
    void everyCallFillsEveryPlace() throws Exception {
        Map<String, Words> declared = declared();
        List<String> wrong = new ArrayList<>();
        int said = 0;
        for (Path file : sources()) {
            String text = Files.readString(file);
            String own = file.getFileName().toString().replace(".java", "");
            Matcher call = SAID.matcher(text);
            while (call.find()) {
                String home = call.group(1) == null ? own : call.group(1);
                Set<Integer> places = declared.entrySet().stream()
                        .filter(one -> one.getKey().endsWith("." + home + "." + call.group(2)))
                        .map(one -> one.getValue().wording().places().size())
                        .collect(Collectors.toSet());
                if (!places.isEmpty()) {
                    said++;
                    int values = values(text, call.end());
                    if (!places.contains(values)) {
                        wrong.add(HOUSE.relativize(file) + ": " + call.group() + " with " + values + " values");
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(said).as("calls that were found").isGreaterThan(150);
    }

    @Test
    void everythingDeclaredIsSaid() throws Exception {
        Set<String> said = new HashSet<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            MEMBER.matcher(text).results().forEach(found -> said.add(found.group(1) + "." + found.group(2)));
            MADE.matcher(text).results().forEach(found -> said.add(found.group(1)));
        }
        List<String> silent = new ArrayList<>();
        for (String declared : declared().keySet()) {
            String name = declared.substring(declared.lastIndexOf('.') + 1);
            String home = declared.replaceAll(".*\\.(\\w+)\\.\\w+$", "$1");
            if (!said.contains(home + "." + name) && !said.contains(name)) {
                silent.add(declared);
            }
        }
        assertThat(silent)
                .as("because a listing must promise nothing that never comes")
                .isEmpty();
    }

    /** How many values stand between the brackets that open there. */
    private static int values(String text, int from) {
        int depth = 1;
        int commas = 0;
        boolean any = false;
        for (int i = from; depth > 0; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = closing(text, i);
                any = true;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 1) {
                commas++;
            }
            any |= depth > 0 && !Character.isWhitespace(c);
        }
        return any ? commas + 1 : 0;
    }

    private static int closing(String text, int quote) {
        int i = quote + 1;
        while (text.charAt(i) != text.charAt(quote)) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    /** Constants of classes whose names say that they declare, by their full names. */
    private static Map<String, Words> declared() throws Exception {
        Map<String, Words> declared = new HashMap<>();
        for (Path file : sources()) {
            if (file.toString().matches(".*(Decisions|Reasons)\\.java")) {
                String path = file.toString().replaceAll(".*src/main/java/", "").replace(".java", "");
                for (Field field : Class.forName(path.replace('/', '.')).getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers()) && Words.class.isAssignableFrom(field.getType())) {
                        field.setAccessible(true);
                        declared.put(path.replace('/', '.') + "." + field.getName(), (Words) field.get(null));
                    }
                }
            }
        }
        assertThat(declared).hasSizeGreaterThan(100);
        return declared;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE)) {
            return files.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java")
                            && !file.toString().contains("/target/"))
                    .toList();
        }
    }
}
