package org.uclab.lab.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.words.Nearest;

/** The words of a {@link Trigger}: one grammar for feature files, the command line and whoever else arms faults. */
public final class TriggerText {

    static final String ALWAYS = "always";
    static final String HOST = "[A-Za-z0-9._-]+";
    static final String ATTRIBUTE = "[A-Za-z][A-Za-z0-9-]*";

    private static final String TIME = "([0-9]{1,9} ?(?:ms|s|min))";
    private static final String NUMBER = "([0-9]{1,9})";
    private static final String ORDINAL = NUMBER + "(st|nd|rd|th)";
    private static final String VALUE = "(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\"]+)";

    /** Some value that neither breaks a line's parts nor begins with a quotation mark. */
    private static final Pattern PLAIN =
            Pattern.compile("[^\\s\\p{Cntrl}\"\\\\]*[^\\s\\p{Cntrl}\"\\\\,]", Pattern.UNICODE_CHARACTER_CLASS);

    /** A condition as users write it, what it means, and the way to its value. */
    private record Form(String example, String meaning, Pattern pattern, Maker maker) {

        Form(String example, String meaning, String pattern, Maker maker) {
            this(example, meaning, Pattern.compile(pattern), maker);
        }
    }

    private interface Maker {
        Trigger.Part of(Matcher words);
    }

    private static final List<Form> FORMS = List.of(
            new Form("the first time", "once", "the first time", words -> new Trigger.Times(1, 1)),
            new Form(
                    "the first 2 times",
                    "so often, and then no more",
                    "the first " + NUMBER + " times?",
                    words -> new Trigger.Times(1, number(words, 1))),
            new Form("the 2nd time", "that time only", "the " + ORDINAL + " time", words -> {
                int nth = ordinal(words, 1);
                return new Trigger.Times(nth, nth);
            }),
            new Form(
                    "the 2nd to 4th time",
                    "from one time to another, both included",
                    "the " + ORDINAL + " to " + ORDINAL + " times?",
                    words -> new Trigger.Times(ordinal(words, 1), ordinal(words, 3))),
            new Form(
                    "from 10 s to 40 s",
                    "in that stretch of lab time since the arming; it is healed then",
                    "from " + TIME + " to " + TIME,
                    words -> new Trigger.Window(time(words, 1), Optional.of(time(words, 2)))),
            new Form(
                    "for 30 s",
                    "for so long since the arming; it is healed then",
                    "for " + TIME,
                    words -> new Trigger.Window(Duration.ZERO, Optional.of(time(words, 1)))),
            new Form(
                    "after 10 s",
                    "so long after the arming, and from then on",
                    "after " + TIME,
                    words -> new Trigger.Window(time(words, 1), Optional.empty())),
            new Form(
                    "until HOST has power",
                    "until that host's power is back; it is healed then",
                    "until (" + HOST + ") has power",
                    words -> new Trigger.Until(words.group(1), true)),
            new Form(
                    "until HOST loses power",
                    "until that host's power is gone; it is healed then",
                    "until (" + HOST + ") loses power",
                    words -> new Trigger.Until(words.group(1), false)),
            new Form(
                    "for USER",
                    "only what that user asks",
                    "for " + VALUE,
                    words -> new Trigger.Only(Trigger.Only.USER, value(words.group(1)))),
            new Form(
                    "where ATTRIBUTE is VALUE",
                    "only where that is so: path, name, type, peer, … as the layer knows it",
                    "where (" + ATTRIBUTE + ") is " + VALUE,
                    words -> new Trigger.Only(words.group(1), value(words.group(2)))),
            new Form(
                    "in 20 % with seed 7",
                    "by chance, the same with the same seed",
                    "in " + NUMBER + " ?% with seed ([0-9]{1,18})",
                    words -> new Trigger.Chance(number(words, 1), Long.parseLong(words.group(2)))));

    private TriggerText() {}

    /** The grammar as lines for people: each condition, and what it means. */
    public static List<String> grammar() {
        int width =
                FORMS.stream().mapToInt(form -> form.example().length()).max().orElse(0);
        return FORMS.stream()
                .map(form ->
                        form.example() + " ".repeat(width + 2 - form.example().length()) + form.meaning())
                .toList();
    }

    static Trigger parse(String text) {
        if (text.strip().equals(ALWAYS)) {
            return Trigger.always();
        }
        return new Trigger(split(text).stream().map(TriggerText::part).toList());
    }

    private static Trigger.Part part(String text) {
        for (Form form : FORMS) {
            Matcher words = form.pattern().matcher(text);
            if (words.matches()) {
                return form.maker().of(words);
            }
        }
        List<String> known = FORMS.stream().map(Form::example).toList();
        throw new IllegalArgumentException("'" + text + "' does not say when a fault bites; write " + ALWAYS
                + " or, with commas between: " + String.join(" | ", known) + "; nearest: "
                + Nearest.of(text, likely(text, known)));
    }

    /** Those that begin alike, else all. */
    private static List<String> likely(String text, List<String> known) {
        String word = text.split(" ")[0] + " ";
        List<String> alike =
                known.stream().filter(form -> form.startsWith(word)).toList();
        return alike.isEmpty() ? known : alike;
    }

    /** At a comma with space behind it, outside quotation marks. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted && i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1))) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    static boolean isTime(String value) {
        return value.matches(TIME);
    }

    /** A value as it is written: in quotation marks where it could be taken for something else without. */
    static String written(String value) {
        return PLAIN.matcher(value).matches()
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String value(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replaceAll("(?s)\\\\(.)", "$1")
                : written;
    }

    private static int number(Matcher words, int group) {
        return Integer.parseInt(words.group(group));
    }

    private static int ordinal(Matcher words, int group) {
        int number = number(words, group);
        String right = FaultText.ordinal(number);
        if (!right.equals(words.group(group) + words.group(group + 1))) {
            throw new IllegalArgumentException("'" + words.group() + "' has no such word; write " + right);
        }
        return number;
    }

    private static Duration time(Matcher words, int group) {
        return FaultText.duration(words.group(group).replace(" ", ""));
    }
}
