package org.uclab.sim.ucm.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.User;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.DeviceModel;
import org.uclab.sim.ucm.cluster.Installed;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmPerson;
import org.uclab.sim.ucm.cluster.UcmSection;

/**
 * A user in the database of a cluster.
 *
 * @param id          sign-in name; at least one character and no {@code /}, which UDS does not support
 * @param line        directory number, empty for a user without a phone
 * @param email       empty when the directory has none
 * @param homeCluster whether this cluster is the user's home
 * @param impNode     IM and Presence node the user is assigned to, empty for none
 * @param directory   the rest of the directory entry; what is absent is empty
 * @param serviceProfile name of the profile assigned to the user, empty for the default one
 * @param endUser whether the user has the role of an end user
 */
public record EndUser(
        String id,
        String password,
        String firstName,
        String lastName,
        String line,
        String email,
        boolean homeCluster,
        String impNode,
        List<Device> devices,
        Map<DirectoryField, String> directory,
        String serviceProfile,
        boolean endUser) {

    /** A user with the role of an end user. */
    public EndUser(
            String id,
            String password,
            String firstName,
            String lastName,
            String line,
            String email,
            boolean homeCluster,
            String impNode,
            List<Device> devices,
            Map<DirectoryField, String> directory,
            String serviceProfile) {
        this(
                id,
                password,
                firstName,
                lastName,
                line,
                email,
                homeCluster,
                impNode,
                devices,
                directory,
                serviceProfile,
                true);
    }

    /** A user with the default service profile. */
    public EndUser(
            String id,
            String password,
            String firstName,
            String lastName,
            String line,
            String email,
            boolean homeCluster,
            String impNode,
            List<Device> devices,
            Map<DirectoryField, String> directory) {
        this(id, password, firstName, lastName, line, email, homeCluster, impNode, devices, directory, "");
    }

    public EndUser {
        devices = List.copyOf(devices);
        directory = Map.copyOf(directory);
        if (id.isEmpty() || id.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a user id has characters and no slash: " + id);
        }
    }

    /** Everybody whom a cluster of the world knows when it is started. */
    public static Stream<EndUser> of(UcmSection section, LabModel model, UcmCluster cluster) {
        return section.people()
                .everybody(
                        model,
                        (user, person) -> person.synchronised()
                                ? Optional.of(of(user, person, cluster))
                                : Optional.<EndUser>empty())
                .flatMap(Optional::stream)
                .filter(user -> cluster.knowsEverybody() || user.homeCluster());
    }

    /**
     * The devices of a person on that cluster: none where it is not the home, for whoever is in every directory is
     * provisioned once (S4, several clusters), and else those that there can be with what is installed.
     */
    private static List<Device> devices(UcmPerson person, UcmCluster cluster) {
        if (!person.homeCluster().equals(cluster.id())) {
            return List.of();
        }
        Installed installed = cluster.settings().installed();
        boolean field = installed.supportField(cluster.release());
        if (installed.mobileDevices() && field) {
            return person.devices();
        }
        return person.devices().stream()
                .filter(device -> installed.mobileDevices()
                        || DeviceModel.named(device.model())
                                .filter(DeviceModel::mobile)
                                .isEmpty())
                .map(device -> field ? device : device.withoutSupportField())
                .toList();
    }

    private static EndUser of(User user, UcmPerson person, UcmCluster cluster) {
        return new EndUser(
                user.id(),
                user.password(),
                user.firstName(),
                user.lastName(),
                user.line(),
                user.email(),
                person.homeCluster().equals(cluster.id()),
                person.impNode(),
                devices(person, cluster),
                person.mobile().isEmpty() ? Map.of() : Map.of(DirectoryField.MOBILE_NUMBER, person.mobile()),
                person.serviceProfile(),
                person.endUser());
    }

    /** What the directory says there; empty when nothing. */
    public String directory(DirectoryField field) {
        return directory.getOrDefault(field, "");
    }

    /** The same with another password. */
    public EndUser withPassword(String other) {
        return changed(other, devices, directory);
    }

    /** The same with another entry in the directory. */
    public EndUser with(DirectoryField field, String value) {
        Map<DirectoryField, String> changed = new HashMap<>(directory);
        changed.put(field, value);
        return changed(password, devices, changed);
    }

    /** The same with that device at the place of the one with its key. */
    public EndUser with(Device device) {
        return withDevices(devices.stream()
                .map(each -> each.id().equals(device.id()) ? device : each)
                .toList());
    }

    /** The same with other devices. */
    public EndUser withDevices(List<Device> other) {
        return changed(password, other, directory);
    }

    private EndUser changed(String newPassword, List<Device> newDevices, Map<DirectoryField, String> newDirectory) {
        return new EndUser(
                id,
                newPassword,
                firstName,
                lastName,
                line,
                email,
                homeCluster,
                impNode,
                newDevices,
                newDirectory,
                serviceProfile,
                endUser);
    }
}
