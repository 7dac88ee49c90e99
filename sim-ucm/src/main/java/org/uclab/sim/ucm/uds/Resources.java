package org.uclab.sim.ucm.uds;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.uclab.sim.ucm.ClusterState;
import org.uclab.sim.ucm.UcmConfig.Device;
import org.uclab.sim.ucm.UcmConfig.User;

/** The table of resources: which path leads to which document, and whether credentials are wanted. */
final class Resources {

    /** A resource below {@code /cucm-uds/} that belongs to nobody. */
    private record Common(String name, Predicate<ClusterState> guarded, Function<UdsCall, Reply> answer) {}

    /** A resource below {@code /cucm-uds/user/{id}}, the user given. */
    private interface Personal {
        Reply answer(UdsCall call, User user, List<String> below);
    }

    private record PersonalRow(List<String> pattern, Personal answer) {}

    private static final String ANY = "{}";

    private static final List<Common> COMMON = List.of(
            new Common("version", open -> false, VersionDocument::answer),
            new Common("clusterUser", open -> false, ClusterUserDocument::answer),
            new Common("servers", open -> false, ServersDocument::answer),
            new Common("users", Resources::usersGuarded, UsersDocument::answer));

    private static final List<PersonalRow> PERSONAL = List.of(
            new PersonalRow(List.of(), (call, user, below) -> UserDocument.answer(call, user)),
            new PersonalRow(List.of("devices"), (call, user, below) -> DevicesDocument.answer(call, user)),
            new PersonalRow(List.of("device", ANY), (call, user, below) -> device(call, user, below.get(1))));

    private Resources() {}

    /** A resource that exists, or for a user's own ones may exist. */
    interface Found {

        boolean guarded(ClusterState cluster);

        /** The user id in the path, where the path has one. */
        Optional<String> userId();

        /** The answer to a GET by somebody who may see it. */
        Reply answer(UdsCall call);
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
            return segments.size() == 1
                    ? Optional.empty()
                    : Optional.of(new Someone(segments.get(1), segments.subList(2, segments.size())));
        }
        return segments.size() > 1
                ? Optional.empty()
                : COMMON.stream()
                        .filter(resource -> resource.name().equals(segments.get(0)))
                        .findFirst()
                        .map(Shared::new);
    }

    private record Shared(Common resource) implements Found {

        @Override
        public boolean guarded(ClusterState cluster) {
            return resource.guarded().test(cluster);
        }

        @Override
        public Optional<String> userId() {
            return Optional.empty();
        }

        @Override
        public Reply answer(UdsCall call) {
            return resource.answer().apply(call);
        }
    }

    private record Someone(String id, List<String> below) implements Found {

        @Override
        public boolean guarded(ClusterState cluster) {
            return true;
        }

        @Override
        public Optional<String> userId() {
            return Optional.of(id);
        }

        @Override
        public Reply answer(UdsCall call) {
            User user = call.cluster().user(id).orElseThrow();
            return PERSONAL.stream()
                    .filter(row -> matches(row.pattern(), below))
                    .findFirst()
                    .map(row -> row.answer().answer(call, user, below))
                    .orElseGet(() -> Reply.problem(404, "no such resource"));
        }
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

    private static Reply device(UdsCall call, User user, String id) {
        Optional<Device> device =
                user.devices().stream().filter(each -> each.id().equals(id)).findFirst();
        return device.map(found -> DeviceDocument.answer(call, user, found))
                .orElseGet(() -> Reply.problem(404, "no such device"));
    }

    private static boolean usersGuarded(ClusterState cluster) {
        return cluster.release().atLeast(11, 5) && cluster.config().settings().usersResourceAuth();
    }
}
