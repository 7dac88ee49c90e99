package org.uclab.sim.ucm.uds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.EndUser;

/** The table of resources: which path and method lead to which document, and whether credentials are wanted. */
final class Resources {

    /** What a method does to a resource; the segments of the path below {@code user/{id}} or the root are given. */
    private interface Verb {
        Reply answer(UdsCall call, EndUser user, List<String> below);
    }

    /**
     * A resource.
     *
     * @param pattern segments of its path
     * @param guarded whether credentials are wanted; those of a user always are
     * @param steady  whether its document changes with the database only
     */
    private record Row(List<String> pattern, Predicate<ClusterState> guarded, boolean steady, Map<String, Verb> verbs) {

        String allowed() {
            return verbs.keySet().stream()
                    .flatMap(method -> method.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method))
                    .collect(Collectors.joining(", "));
        }
    }

    private static final String ANY = "{}";
    private static final List<Row> COMMON = common();
    private static final List<Row> PERSONAL = personal();

    private Resources() {}

    /**
     * A resource that exists, or for a user's own ones may exist.
     *
     * @param userId the user id in the path, where the path has one
     * @param below  segments of the path, below the user's where the path has one
     * @param row    empty for a resource of a user that does not exist
     */
    record Found(Optional<String> userId, List<String> below, Optional<Row> row) {

        boolean guarded(ClusterState cluster) {
            return userId.isPresent() || row.orElseThrow().guarded().test(cluster);
        }

        /** Whether it is that one of the common resources. */
        boolean is(String name) {
            return userId.isEmpty() && below.get(0).equals(name);
        }

        /** Whether its document changes with the database only. */
        boolean steady() {
            return row.map(Row::steady).orElse(false);
        }

        /** The answer to somebody who may see it. */
        Reply answer(UdsCall call) {
            if (row.isEmpty()) {
                return Reply.absent("resource");
            }
            String method = call.question().method();
            Verb verb = row.get().verbs().get(method.equals("HEAD") ? "GET" : method);
            if (verb == null) {
                return Reply.notAllowed(row.get().allowed());
            }
            EndUser user = userId.flatMap(call.cluster()::user).orElse(null);
            return verb.answer(call, user, below);
        }
    }

    /**
     * What a path leads to. Everything below {@code /cucm-uds/user/{id}} is found, so that nobody learns without
     * credentials what there is.
     */
    static Optional<Found> find(String path) {
        Optional<List<String>> decoded = PathSegments.of(path);
        if (decoded.isEmpty()
                || decoded.get().size() < 2
                || !decoded.get().get(0).equals(UdsCall.ROOT.substring(1))) {
            return Optional.empty();
        }
        List<String> segments = decoded.get().subList(1, decoded.get().size());
        if (segments.get(0).equals("user")) {
            if (segments.size() == 1) {
                return Optional.empty();
            }
            List<String> below = segments.subList(2, segments.size());
            return Optional.of(new Found(Optional.of(segments.get(1)), below, row(PERSONAL, below)));
        }
        return row(COMMON, segments).map(row -> new Found(Optional.empty(), segments, Optional.of(row)));
    }

    private static Optional<Row> row(List<Row> table, List<String> segments) {
        for (Row row : table) {
            if (matches(row.pattern(), segments)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static boolean matches(List<String> pattern, List<String> segments) {
        if (pattern.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < pattern.size(); i++) {
            if (!pattern.get(i).equals(ANY) && !pattern.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Row> common() {
        return List.of(
                open("version", VersionDocument::answer),
                open("clusterUser", ClusterUserDocument::answer),
                open("servers", ServersDocument::answer),
                new Row(List.of("users"), Resources::usersGuarded, true, get(UsersDocument::answer)),
                open("options", OptionsDocument::links),
                open("options/installedLocales", OptionsDocument::installedLocales),
                open("options/models", OptionsDocument::models),
                open("options/timeZones", OptionsDocument::timeZones),
                open("options/dayOfWeek", OptionsDocument::dayOfWeek),
                open("options/timeOfDay", OptionsDocument::timeOfDay),
                new Row(List.of("options", "userPolicy"), always -> true, true, get(OptionsDocument::userPolicy)),
                open("phoneServices", OptionsDocument::phoneServices),
                new Row(
                        List.of("phoneService", ANY),
                        open -> false,
                        true,
                        Map.of("GET", (call, user, below) -> OptionsDocument.phoneService(call, below.get(1)))),
                open("typeTables/typeUserLocale", OptionsDocument::typeUserLocale));
    }

    private static List<Row> personal() {
        List<Row> rows = new ArrayList<>();
        rows.add(own("", "GET", UserDocument::answer, "PUT", UserUpdate::answer));
        rows.add(own("devices", "GET", DevicesDocument::answer));
        rows.add(own(
                "credentials",
                false,
                verbs(
                        "GET",
                        (call, user, below) -> CredentialsDocument.answer(call, user),
                        "PUT",
                        (call, user, below) -> CredentialsDocument.change(call, user))));
        rows.add(own(
                "device/{}", true, verbs("GET", device(DeviceDocument::answer), "PUT", device(DeviceUpdate::answer))));
        rows.add(own("extensions", "GET", (call, user) -> ExtensionsDocument.list(call, user, "extensions")));
        rows.add(own(
                "device/{}/extensions",
                true,
                verbs(
                        "GET",
                        device((call, user, device) ->
                                ExtensionsDocument.list(call, user, "device/" + device.id() + "/extensions")))));
        rows.add(own(
                "extension/{}",
                true,
                verbs(
                        "GET",
                        (call, user, below) -> ExtensionsDocument.one(call, user, below.get(1)),
                        "PUT",
                        (call, user, below) -> ExtensionsDocument.change(call, user, below.get(1)))));
        for (ItemShape shape : ItemShape.values()) {
            items(rows, shape);
        }
        return List.copyOf(rows);
    }

    private static void items(List<Row> rows, ItemShape shape) {
        Items items = new Items(shape);
        rows.add(own(shape.plural(), true, list(items, shape, below -> "")));
        if (shape != ItemShape.REMOTE_DESTINATION) {
            rows.add(own("device/{}/" + shape.plural(), true, list(items, shape, below -> below.get(1))));
        }
        rows.add(own(
                shape.element() + "/{}",
                true,
                verbs(
                        "GET",
                        (call, user, below) -> items.one(call, user, below.get(1)),
                        "PUT",
                        (call, user, below) -> items.change(call, user, below.get(1)),
                        "DELETE",
                        (call, user, below) -> items.remove(call, user, below.get(1)))));
    }

    private static Map<String, Verb> list(Items items, ItemShape shape, Function<List<String>, String> device) {
        Map<String, Verb> verbs = verbs(
                "GET",
                (call, user, below) -> items.list(call, user, device.apply(below)),
                "POST",
                (call, user, below) -> items.add(call, user, device.apply(below)));
        if (shape == ItemShape.SPEED_DIAL) {
            verbs.put("PUT", (call, user, below) -> items.changeInList(call, user, device.apply(below)));
            verbs.put("DELETE", (call, user, below) -> items.removeInList(call, user, device.apply(below)));
        }
        return verbs;
    }

    private static Row open(String path, Function<UdsCall, Reply> answer) {
        return new Row(List.of(path.split("/")), open -> false, true, get(answer));
    }

    private static Row own(String path, boolean steady, Map<String, Verb> verbs) {
        return new Row(path.isEmpty() ? List.of() : List.of(path.split("/")), always -> true, steady, verbs);
    }

    private static Row own(String path, String method, BiFunction<UdsCall, EndUser, Reply> answer) {
        return own(path, true, verbs(method, (call, user, below) -> answer.apply(call, user)));
    }

    private static Row own(
            String path,
            String method,
            BiFunction<UdsCall, EndUser, Reply> answer,
            String other,
            BiFunction<UdsCall, EndUser, Reply> otherAnswer) {
        Verb one = (call, user, below) -> answer.apply(call, user);
        Verb two = (call, user, below) -> otherAnswer.apply(call, user);
        return own(path, true, verbs(method, one, other, two));
    }

    private static Map<String, Verb> get(Function<UdsCall, Reply> answer) {
        return Map.of("GET", (call, user, below) -> answer.apply(call));
    }

    private static Map<String, Verb> verbs(String method, Verb verb) {
        return new TreeMap<>(Map.of(method, verb));
    }

    private static Map<String, Verb> verbs(String one, Verb first, String two, Verb second) {
        return new TreeMap<>(Map.of(one, first, two, second));
    }

    private static Map<String, Verb> verbs(String one, Verb first, String two, Verb second, String three, Verb third) {
        return new TreeMap<>(Map.of(one, first, two, second, three, third));
    }

    private interface DeviceVerb {
        Reply answer(UdsCall call, EndUser user, Device device);
    }

    private static Verb device(DeviceVerb verb) {
        return (call, user, below) -> user.devices().stream()
                .filter(each -> each.id().equals(below.get(1)))
                .findFirst()
                .map(device -> verb.answer(call, user, device))
                .orElseGet(() -> Reply.absent("device"));
    }

    private static boolean usersGuarded(ClusterState cluster) {
        return cluster.release().atLeast(11, 5)
                && cluster.config().settings().search().authenticated();
    }
}
