package org.uclab.control.house;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.uclab.control.ports.PortsFile;
import org.uclab.control.verb.Face;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Worlds;

/** Verbs of a house of labs. */
public final class HouseVerbs {

    private static final String FOR_PROGRAMS = "labs on demand are for programs; people say './uclab up'";
    private static final String NO_STEP = "the lab of a scenario lives and ends with it";

    public static final Parameter<String> WORLD = Parameter.text(
                    "world",
                    "name of a bundled world, or a whole one as YAML text (" + Worlds.DEFAULT + " unless said)")
            .optional();
    public static final Parameter<Long> SEED =
            Parameter.count("seed", "what is drawn by lot follows from it").optional();
    public static final Parameter<Double> TIME_SCALE = Parameter.number(
                    "timeScale", "lab seconds per second, 1 to " + (long) WallClock.SCALE_MAX)
            .optional();
    public static final Parameter<Double> TTL = Parameter.number(
                    "ttl",
                    "seconds after which the lab ends unless it is renewed, up to " + LabHouse.TTL_MAX.toSeconds()
                            + " (" + LabHouse.TTL_DEFAULT.toSeconds() + " unless said)")
            .optional();
    public static final Parameter<Long> NUMBER = Parameter.count("number", "number of a lab");

    /**
     * A lab of the house.
     *
     * @param ends when it ends by itself, wall time
     */
    public record GuestView(long number, String ends) {}

    public static final Verb<LabHouse, PortsFile> OPEN = Verb.<LabHouse>named(
                    "labs open", "Starts a fresh lab and tells where it is, as its ports file would.")
            .call(Method.POST, "/labs")
            .takes(WORLD, SEED, TIME_SCALE, TTL)
            .without(Face.COMMAND, FOR_PROGRAMS)
            .step("the world {string}", "the world {string} where {int} lab second(s) pass in a second")
            .gives(PortsFile.class, HouseVerbs::open);

    public static final Verb<LabHouse, List<GuestView>> LIST = Verb.<LabHouse>named(
                    "labs list", "Lists the labs of this house.")
            .call(Method.GET, "/labs")
            .without(Face.COMMAND, FOR_PROGRAMS)
            .without(Face.STEP, NO_STEP)
            .givesMany(
                    GuestView.class,
                    (house, said) -> house.ends().entrySet().stream()
                            .map(end ->
                                    new GuestView(end.getKey(), end.getValue().toString()))
                            .toList());

    public static final Verb<LabHouse, GuestView> RENEW = Verb.<LabHouse>named("labs renew", "Has a lab live on.")
            .call(Method.PUT, "/labs/{number}")
            .takes(NUMBER, TTL)
            .without(Face.COMMAND, FOR_PROGRAMS)
            .without(Face.STEP, NO_STEP)
            .gives(GuestView.class, (house, said) -> {
                int number = number(said);
                house.renew(number, ttl(said));
                return new GuestView(number, house.ends().get(number).toString());
            });

    public static final Verb<LabHouse, GuestView> CLOSE = Verb.<LabHouse>named(
                    "labs close", "Ends a lab; done when nothing of it is left.")
            .call(Method.DELETE, "/labs/{number}")
            .takes(NUMBER)
            .without(Face.COMMAND, FOR_PROGRAMS)
            .without(Face.STEP, NO_STEP)
            .gives(GuestView.class, (house, said) -> {
                int number = number(said);
                house.close(number);
                return new GuestView(number, "");
            });

    private HouseVerbs() {}

    /** All of them. */
    public static List<Verb<LabHouse, ?>> all() {
        return List.of(OPEN, LIST, RENEW, CLOSE);
    }

    private static int number(Said said) {
        return (int) Math.min(Integer.MAX_VALUE, said.get(NUMBER));
    }

    private static Duration ttl(Said said) {
        double seconds = said.find(TTL).orElse((double) LabHouse.TTL_DEFAULT.toSeconds());
        if (!(seconds > 0 && seconds <= LabHouse.TTL_MAX.toSeconds())) {
            throw new Refused(
                    Refused.Why.UNFIT,
                    "a lab lives for more than 0 and at most " + LabHouse.TTL_MAX.toSeconds() + " seconds, not "
                            + seconds);
        }
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    private static PortsFile open(LabHouse house, Said said) {
        double scale = said.find(TIME_SCALE).orElse(1.0);
        if (!(scale >= 1 && scale <= WallClock.SCALE_MAX)) {
            throw new Refused(
                    Refused.Why.UNFIT, "'timeScale' is from 1 to " + (long) WallClock.SCALE_MAX + ", not " + scale);
        }
        Duration ttl = ttl(said);
        OptionalLong seed = said.find(SEED).map(OptionalLong::of).orElse(OptionalLong.empty());
        return house.open(world(said.find(WORLD).orElse(Worlds.DEFAULT)), scale, seed, ttl);
    }

    private static LabModel world(String nameOrText) {
        try {
            if (nameOrText.contains("\n")) {
                return Worlds.parse("world", nameOrText, name -> {
                    throw new IOException("a world that comes as text includes no others");
                });
            }
            if (!Worlds.names().contains(nameOrText)) {
                throw new Refused(
                        Refused.Why.UNFIT,
                        "there is no bundled world '" + nameOrText + "'; worlds: " + String.join(", ", Worlds.names()),
                        Worlds.names());
            }
            return Worlds.load(nameOrText);
        } catch (WorldException broken) {
            throw new Refused(
                    Refused.Why.UNFIT,
                    broken.getMessage(),
                    broken.getMessage().lines().collect(Collectors.toList()));
        }
    }
}
