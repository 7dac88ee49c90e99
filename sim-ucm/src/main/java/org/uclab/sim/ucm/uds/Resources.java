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
import org.uclab.sim.ucm.cluster.Release;
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
     * @param there   the releases that have it
     */
    private record Row(
            List<String> pattern,
            Predicate<ClusterState> guarded,
            boolean steady,
            Map<String, Verb> verbs,
            Predicate<Release> there) {

        Row(List<String> pattern, Predicate<ClusterState> guarded, boolean steady, Map<String, Verb> verbs) {
            this(pattern, guarded, steady, verbs, always -> true);
        }

        /** The same, in that release and later ones. */
        Row from(int major, int minor) {
            return new Row(pattern, guarded, steady, verbs, release -> release.atLeast(major, minor));
        }

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

        /** Whether the release of that cluster has it; what a user has not is told to him alone. */
        boolean there(ClusterState cluster) {
            return row.map(known -> known.there().test(cluster.release())).orElse(true);
        }

        /** Whether its document changes with the database only. */
        boolean steady() {
            return row.map(Row::steady).orElse(false);
        }

        /** The answer to somebody who may see it. */
        Reply answer(UdsCall call) {
            if (row.isEmpty() || !there(call.cluster())) {
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
        List<Row> rows = new ArrayList<>(List.of(
                open("version", VersionDocument::answer),
                open("clusterUser", ClusterUserDocument::answer),
                open("servers", ServersDocument::answer),
                new Row(List.of("users"), Resources::usersGuarded, true, get(UsersDocument::answer)),
                open("options", OptionsDocument::all),
                open("options/installedLocales", OptionsDocument::installedLocales),
                open("options/models", OptionsDocument::models),
                open("options/timeZones", OptionsDocument::timeZones),
                new Row(List.of("options", "userPolicy"), always -> true, true, get(UserPolicyDocument::answer)),
                new Row(
                        List.of("options", "userPolicy", ANY),
                        always -> true,
                        true,
                        Map.of("GET", (call, user, below) -> UserPolicyDocument.one(call, below.get(2)))),
                open("phoneServices", PhoneServicesDocument::list),
                new Row(
                        List.of("phoneService", ANY),
                        open -> false,
                        true,
                        Map.of("GET", (call, user, below) -> PhoneServicesDocument.one(call, below.get(1)))),
                open("typeTables/typeUserLocale", OptionsDocument::typeUserLocale),
                open("groups", GroupsDocument::answer).from(11, 0)));
        for (OptionList list : OptionList.values()) {
            rows.add(open("options/" + list.element(), call -> OptionsDocument.list(call, list)));
        }
        return List.copyOf(rows);
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
        rows.add(own("conferencing", "GET", ConferencingDocument::answer, "PUT", ConferencingDocument::change)
                .from(11, 0));
        rows.add(own("device/{}/devicetoken", false, verbs("PUT", device(DeviceTokenDocument::change)))
                .from(12, 0));
        rows.add(own("device/{}/devicetoken/{}", false, verbs("DELETE", keyed(DeviceTokenDocument::remove)))
                .from(12, 0));
        extensions(rows);
        speedDials(rows);
        subscribedServices(rows);
        remoteDestinations(rows);
        return List.copyOf(rows);
    }

    private static void extensions(List<Row> rows) {
        rows.add(own("extensions", "GET", ExtensionsDocument::ofUser));
        rows.add(own(
                "extension/{}",
                true,
                verbs(
                        "GET",
                        (call, user, below) -> ExtensionsDocument.one(call, user, below.get(1)),
                        "PUT",
                        (call, user, below) -> ExtensionsDocument.change(call, user, below.get(1)))));
        rows.add(own("device/{}/extensions", true, verbs("GET", device(ExtensionsDocument::ofDevice))));
        rows.add(own(
                "device/{}/extension/{}",
                true,
                verbs("GET", keyed(ExtensionsDocument::one), "PUT", keyed(ExtensionsDocument::change))));
    }

    private static void speedDials(List<Row> rows) {
        Items dials = new Items(new SpeedDialShape());
        Map<String, Verb> ofUser = lists(dials);
        ofUser.put("DELETE", (call, user, below) -> dials.removeNamed(call, user));
        rows.add(own("speedDials", true, ofUser));
        rows.add(own("device/{}/speedDials", true, listsOfDevice(dials)));
        rows.add(own(
                "device/{}/speedDial", true, verbs("POST", device(dials::addOne), "PUT", device(dials::changeNamed))));
        rows.add(own("device/{}/speedDial/{}", true, verbs("GET", keyed(dials::one), "PUT", keyed(dials::change))));
    }

    private static void subscribedServices(List<Row> rows) {
        Items services = new Items(new SubscribedServiceShape());
        Map<String, Verb> ofUser = lists(services);
        ofUser.put("DELETE", (call, user, below) -> services.removeAll(call, user, user.devices()));
        rows.add(own("subscribedServices", true, ofUser));
        rows.add(own(
                "subscribedServices/{}",
                true,
                verbs("DELETE", (call, user, below) -> services.remove(call, user, below.get(1)))));
        Map<String, Verb> ofDevice = listsOfDevice(services);
        ofDevice.put("DELETE", device((call, user, device) -> services.removeAll(call, user, List.of(device))));
        rows.add(own("device/{}/subscribedServices", true, ofDevice));
        rows.add(own("device/{}/subscribedService", true, verbs("POST", device(services::addOne))));
        rows.add(own(
                "device/{}/subscribedService/{}",
                true,
                verbs("GET", keyed(services::one), "PUT", keyed(services::change))));
    }

    private static void remoteDestinations(List<Row> rows) {
        // ASSUMED(UDS API): where a POST without a key goes is not printed; both paths take it.
        Verb add = (call, user, below) -> RemoteDestinations.add(call, user, "");
        rows.add(own(
                "remoteDestinations",
                true,
                verbs("GET", (call, user, below) -> RemoteDestinations.list(call, user), "POST", add)));
        rows.add(own("remoteDestination", true, verbs("POST", add)));
        Map<String, Verb> one = verbs(
                "GET",
                (call, user, below) -> RemoteDestinations.one(call, user, below.get(1)),
                "PUT",
                (call, user, below) -> RemoteDestinations.change(call, user, below.get(1)));
        one.put("POST", (call, user, below) -> RemoteDestinations.add(call, user, below.get(1)));
        one.put("DELETE", (call, user, below) -> RemoteDestinations.remove(call, user, below.get(1)));
        rows.add(own("remoteDestination/{}", true, one));
    }

    /** GET, POST and PUT of a list that all devices of a user have. */
    private static Map<String, Verb> lists(Items items) {
        Map<String, Verb> verbs = verbs("GET", (call, user, below) -> items.ofUser(call, user));
        verbs.put("POST", onDevices((call, user) -> items.addAll(call, user, user.devices())));
        verbs.put(
                "PUT",
                onDevices((call, user) ->
                        items.replaceAll(call, user, user.devices(), after -> items.ofUser(after, after.now(user)))));
        return verbs;
    }

    /** GET, POST and PUT of the list of one device. */
    private static Map<String, Verb> listsOfDevice(Items items) {
        Map<String, Verb> verbs = verbs("GET", device(items::ofDevice));
        verbs.put("POST", device((call, user, device) -> items.addAll(call, user, List.of(device))));
        verbs.put(
                "PUT",
                device((call, user, device) ->
                        items.replaceAll(call, user, List.of(device), after -> items.ofDevice(after, user, device))));
        return verbs;
    }

    /** ASSUMED(UDS API): somebody without a device has nothing to put such things on. */
    private static Verb onDevices(BiFunction<UdsCall, EndUser, Reply> answer) {
        return (call, user, below) -> user.devices().isEmpty() ? Reply.absent("device") : answer.apply(call, user);
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

    private interface KeyedVerb {
        Reply answer(UdsCall call, EndUser user, Device device, String key);
    }

    /** Of a thing on a device, by its key. */
    private static Verb keyed(KeyedVerb verb) {
        return (call, user, below) -> device((its, owner, device) -> verb.answer(its, owner, device, below.get(3)))
                .answer(call, user, below);
    }

    private static boolean usersGuarded(ClusterState cluster) {
        return cluster.config().searchAuthenticated();
    }
}
