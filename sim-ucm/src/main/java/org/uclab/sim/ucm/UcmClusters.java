package org.uclab.sim.ucm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.Spelling;
import org.uclab.lab.model.User;
import org.uclab.lab.node.Program;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.DeviceModel;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.sip.ClusterPhones;

/** The databases of the clusters of one lab. */
final class UcmClusters implements UcmSystem.Clusters {

    private final Map<String, Supplier<Program>> byHost;
    private final List<UcmDatabase> databases;
    private final List<ClusterPhones> phones;

    UcmClusters(Map<String, Supplier<Program>> byHost, List<UcmDatabase> databases, List<ClusterPhones> phones) {
        this.byHost = byHost;
        this.databases = List.copyOf(databases);
        this.phones = List.copyOf(phones);
    }

    @Override
    public Optional<Supplier<Program>> of(Host host) {
        return Optional.ofNullable(byHost.get(host.name()));
    }

    /** Clusters that know everybody of each other's people get the user too, without devices, as they have the other. */
    @Override
    public synchronized void addUser(User user, String like) {
        if (databases.stream()
                .anyMatch(database -> database.state().user(user.id()).isPresent())) {
            throw new IllegalArgumentException("there is a user with the id " + user.id() + " already");
        }
        home(like);
        for (UcmDatabase database : databases) {
            database.state().user(like).ifPresent(other -> database.putUser(as(other, user)));
        }
    }

    private static EndUser as(EndUser other, User user) {
        return new EndUser(
                user.id(),
                user.password(),
                user.firstName(),
                user.lastName(),
                user.line(),
                user.email(),
                other.homeCluster(),
                other.impNode(),
                List.of(),
                Map.of(),
                other.serviceProfile(),
                other.endUser());
    }

    @Override
    public synchronized void removeUser(String user) {
        home(user);
        for (UcmDatabase database : databases) {
            if (database.state().user(user).isPresent()) {
                database.removeUser(user);
            }
        }
    }

    @Override
    public synchronized void setPassword(String user, String password) {
        home(user).setPassword(user, password);
    }

    @Override
    public synchronized void addDevice(String user, String device, String model) {
        UcmDatabase home = home(user);
        DeviceModel known = DeviceModel.named(model)
                .orElseThrow(() -> new IllegalArgumentException("there is no model of device '" + model + "'; models: "
                        + DeviceModel.all().stream().map(DeviceModel::name).toList()));
        if (known.mobile() && !home.state().config().settings().installed().mobileDevices()) {
            throw new IllegalArgumentException("the package for devices of mobile clients is not installed");
        }
        if (home.state().device(device).isPresent()) {
            throw new IllegalArgumentException("there is a device with the name " + device + " already");
        }
        home.changeUser(user, owner -> {
            List<Device> devices = new ArrayList<>(owner.devices());
            devices.add(Device.of(owner.id(), device, known));
            return owner.withDevices(devices);
        });
    }

    @Override
    public synchronized void removeDevice(String user, String device) {
        UcmDatabase home = home(user);
        owned(user, device);
        home.changeUser(
                user,
                owner -> owner.withDevices(owner.devices().stream()
                        .filter(one -> !Spelling.DEVICE_NAME.same(one.name(), device))
                        .toList()));
    }

    private void owned(String user, String device) {
        List<String> its = devices(user);
        if (its.stream().noneMatch(name -> Spelling.DEVICE_NAME.same(name, device))) {
            throw new IllegalArgumentException(user + " has no device " + device + "; devices: " + its);
        }
    }

    @Override
    public synchronized void resetDevice(String user, String device) {
        home(user);
        owned(user, device);
        phones.forEach(cluster -> cluster.order(device, "reset"));
    }

    @Override
    public List<String> devices(String user) {
        return databases.stream()
                .flatMap(database -> database.state().user(user).stream())
                .filter(EndUser::homeCluster)
                .flatMap(owner -> owner.devices().stream())
                .map(Device::name)
                .toList();
    }

    @Override
    public void synchronise(BiConsumer<String, Optional<String>> with) {
        databases.forEach(database -> database.synchronise(with));
    }

    private UcmDatabase home(String user) {
        return databases.stream()
                .filter(database ->
                        database.state().user(user).filter(EndUser::homeCluster).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no cluster is home to a user with the id " + user));
    }
}
