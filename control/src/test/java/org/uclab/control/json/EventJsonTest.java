package org.uclab.control.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Fact;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Stamp;
import org.uclab.lab.history.Subject;
import org.uclab.lab.history.Told;

class EventJsonTest {

    private static final Stamp STAMP = new Stamp(
            7, Instant.parse("2026-02-03T04:05:06.7Z"), Instant.parse("2027-01-01T00:00:00.123456789Z"), "ns", "dns");
    private static final Hop HOP = new Hop(Hop.Over.TCP, "127.1.1.2:53", "127.1.1.100:40000", 12, true);
    private static final Facts FACTS = Facts.with()
            .and(Fact.text("target"), "a")
            .and(Fact.text("target"), "b \"c\"\n…")
            .and(Fact.number("status"), 200)
            .and(Fact.yesOrNo("truncated"), false)
            .done();

    /** Every kind there is: one that is new is here by itself, and fails until it can be written and read. */
    static Stream<Class<?>> kinds() {
        return Arrays.stream(Event.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindComesBackWithAllItsParts(Class<?> kind) throws IOException {
        Event event = (Event) sample(kind);
        Event back = EventJson.read(line(event)).orElseThrow();
        assertThat(back).isInstanceOf(kind);
        assertThat(back.kind()).isEqualTo(event.kind());
        assertThat(back.text()).isEqualTo(event.text());
        assertThat(shown(back)).isEqualTo(shown(event));
        assertThat(line(back)).as("written once more").isEqualTo(line(event));
    }

    @Test
    void noKindIsLeftOut() {
        Set<Event.Kind> there =
                kinds().map(kind -> ((Event) sample(kind)).kind()).collect(Collectors.toSet());
        assertThat(there).isEqualTo(EnumSet.allOf(Event.Kind.class));
    }

    @Test
    void aMessageComesBackWithItsFactsAndWay() throws IOException {
        Event.MessageSent sent = new Event.MessageSent(STAMP, message());
        Message back = EventJson.read(line(sent)).orElseThrow().message().orElseThrow();
        assertThat(back.facts()).isEqualTo(FACTS);
        assertThat(back.facts().is(Fact.number("status"), 200)).isTrue();
        assertThat(back.hop()).isEqualTo(HOP);
        assertThat(back.bytes()).isEmpty();
    }

    @Test
    void bytesAreNotWritten() throws IOException {
        Message secret = Message.of(new Told("X", "line", "detail"), HOP, 1, new Message.Content() {
            @Override
            public byte[] bytes() {
                return "secret".getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public Facts facts() {
                return FACTS;
            }

            @Override
            public int size() {
                return 6;
            }
        });
        assertThat(line(new Event.MessageSent(STAMP, secret)))
                .doesNotContain("secret")
                .contains("\"bytes\":6");
    }

    @Test
    void linesForWhatWasNotWrittenAreNoEvents() throws IOException {
        StringWriter out = new StringWriter();
        EventJson.dropped(12, out);
        assertThat(out.toString()).endsWith("\n").contains("12 events not written");
        assertThat(EventJson.read(out.toString().strip())).isEmpty();
    }

    private static String line(Event event) throws IOException {
        StringWriter out = new StringWriter();
        EventJson.line(event, out);
        assertThat(out.toString()).endsWith("\n");
        assertThat(out.toString().strip()).doesNotContain("\n");
        return out.toString();
    }

    /** All parts; failures by what they say, messages by what can be asked of them. */
    private static List<Object> shown(Event event) {
        return RecordJson.parts(event).stream()
                .map(RecordJson.Part::value)
                .map(value -> value instanceof Throwable thrown ? thrown.toString() : value)
                .map(value -> value instanceof Message said
                        ? List.of(
                                said.protocol(),
                                said.line(),
                                said.detail(),
                                said.size(),
                                said.exchange(),
                                said.hop(),
                                said.facts())
                        : value)
                .toList();
    }

    private static Message message() {
        return new Told("DNS", "SRV a", "SRV a\nand more").message(HOP, 3, 40, FACTS);
    }

    /** One with a value that is a reason handed on. */
    private static Decision decision() {
        Reason answered = Reason.named("answered", "answered {status}");
        return Decision.of(
                Subject.named("server", "server of {domain}").of("a.test"),
                Outcome.passedOver("passed-over", "not {server}").of("ns \"1\""),
                Reason.named("failed", "{problem...}; {when...}").of(answered.of(503), "{status}\n…"));
    }

    private static Object sample(Type type) {
        if (type instanceof ParameterizedType generic) {
            Object first = sample(generic.getActualTypeArguments()[0]);
            if (generic.getRawType() == Optional.class) {
                return Optional.of(first);
            }
            return generic.getRawType() == List.class
                    ? List.of(first)
                    : Map.of((String) first, sample(generic.getActualTypeArguments()[1]));
        }
        Class<?> kind = (Class<?>) type;
        if (kind == Stamp.class) {
            return STAMP;
        } else if (kind == Message.class) {
            return message();
        } else if (kind == Decision.class) {
            return decision();
        } else if (kind == Throwable.class) {
            return new IllegalStateException("a slip", new IOException("below"));
        } else if (kind == String.class) {
            return "text \"quoted\" … 127.1.1.100:40000";
        } else if (kind == long.class) {
            return 1L << 40;
        } else if (kind == int.class) {
            return 42;
        } else if (kind == double.class) {
            return 1.5;
        } else if (kind == boolean.class) {
            return true;
        } else if (kind == Instant.class) {
            return STAMP.wall();
        } else if (kind == Duration.class) {
            return Duration.ofMillis(1500);
        } else if (kind.isEnum()) {
            return kind.getEnumConstants()[0];
        } else if (kind.isRecord()) {
            return RecordJson.make(kind, part -> sample(part.getGenericType()));
        }
        throw new AssertionError("no sample of " + kind);
    }
}
