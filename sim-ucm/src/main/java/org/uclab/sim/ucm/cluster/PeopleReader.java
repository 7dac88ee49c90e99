package org.uclab.sim.ucm.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.uclab.lab.model.Crowd;
import org.uclab.lab.model.Reading;
import org.uclab.protocol.capf.CapfKey;

/** Takes what users and crowds say for Unified CM. */
final class PeopleReader {

    private static final int PRODUCT_MAX = 65_535;

    private final boolean homes;
    private final List<UcmCrowd> crowds = new ArrayList<>();

    /**
     * @param homes whether there are clusters, one of which must be everybody's home
     */
    PeopleReader(boolean homes) {
        this.homes = homes;
    }

    List<UcmCrowd> crowds() {
        return List.copyOf(crowds);
    }

    UcmPerson user(Reading user) {
        String id = user.text("id", "");
        if (homes && id.indexOf('/') >= 0) {
            user.note(user.line("id"), "the id of user " + id + " has a slash", "UDS supports none; leave it out");
        }
        boolean unknown = user.yes("notSynchronized");
        if (unknown && !user.text("homeCluster", "").isEmpty()) {
            user.note(
                    user.line("notSynchronized"),
                    "user " + id + " is not synchronized, and has a home cluster all the same",
                    "leave out the one or the other");
        }
        return new UcmPerson(
                unknown ? user.text("homeCluster", "") : home(user),
                user.text("serviceProfile", ""),
                user.domain("impNode", ""),
                user.list("devices", "a device of " + id, device -> device(id, device)).stream()
                        .flatMap(Optional::stream)
                        .toList(),
                !unknown,
                user.text("mobile", ""),
                endUser(user));
    }

    private static boolean endUser(Reading user) {
        for (Reading.Line role : user.lines("lacksRoles")) {
            if (!role.text().equals(UcmPerson.END_USER_ROLE)) {
                user.note(
                        role.line(),
                        "no role is called '" + role.text() + "'",
                        "the one that matters is '" + UcmPerson.END_USER_ROLE + "'");
            }
        }
        return user.texts("lacksRoles").isEmpty();
    }

    IntFunction<UcmPerson> crowd(Crowd crowd, Reading reading) {
        String device = reading.text("device", "");
        if (!device.isEmpty() && !Device.isName(crowd.text(device, crowd.count()))) {
            wrongName(reading, "device", device);
            device = "";
        }
        if (homes && crowd.id().indexOf('/') >= 0) {
            reading.note(reading.line("id"), "the id of crowd " + crowd.id() + " has a slash", "leave it out");
        }
        UcmCrowd known = new UcmCrowd(crowd, home(reading), reading.domain("impNode", ""), device);
        crowds.add(known);
        return known::person;
    }

    private String home(Reading person) {
        return homes ? person.text("homeCluster") : person.text("homeCluster", "");
    }

    private static Optional<Device> device(String user, Reading device) {
        String name = device.text("name");
        String id = device.text("id", Device.madeId(user, name));
        boolean good = Device.isName(name) && Device.isGuid(id);
        if (!name.isEmpty() && !Device.isName(name)) {
            wrongName(device, "name", name);
        }
        if (!Device.isGuid(id)) {
            device.note(device.line("id"), "'id' of a device is '" + id + "'", "write a GUID in lower case");
        }
        String model = device.text("model", Device.DESKTOP_MODEL);
        int product = device.number("product", 1, PRODUCT_MAX, Device.DESKTOP_PRODUCT);
        String description = device.text("description", "");
        String supportField = device.text("supportField", "");
        DeviceSecurity security = security(device);
        return good
                ? Optional.of(new Device(name, id, model, product, description, supportField, security))
                : Optional.empty();
    }

    private static void wrongName(Reading reading, String key, String name) {
        reading.note(
                reading.line(key),
                "'" + name + "' is no name of a device",
                "use letters, digits and . _ -, 128 at most");
    }

    private static DeviceSecurity security(Reading device) {
        String word = device.text("securityMode", DeviceSecurity.Mode.NON_SECURE.word());
        Optional<DeviceSecurity.Mode> mode = DeviceSecurity.Mode.of(word);
        if (mode.isEmpty()) {
            device.note(
                    device.line("securityMode"),
                    "'securityMode' of a device is '" + word + "'",
                    "one of: " + String.join(", ", DeviceSecurity.Mode.words()));
        }
        return new DeviceSecurity(mode.orElse(DeviceSecurity.Mode.NON_SECURE), device.yes("digest"), order(device), "");
    }

    /** What is pending: {@code capf} says it all, and an authentication string alone is a certificate by it. */
    private static Optional<CapfOrder> order(Reading device) {
        String string = device.text("capfString", "");
        if (!string.matches("([0-9]{4,10})?")) {
            device.note(
                    device.line("capfString"),
                    "'capfString' of a device is '" + string + "'",
                    "give 4 to 10 digits, in quotes");
        }
        Optional<CapfOrder> order = device.one("capf", "'capf' of a device", capf -> order(capf, string));
        if (order.isPresent()) {
            return order;
        }
        return string.isEmpty() ? Optional.empty() : Optional.of(CapfOrder.install(string));
    }

    private static CapfOrder order(Reading capf, String string) {
        CapfOrder.Operation operation = chosen(
                capf,
                "operation",
                CapfOrder.Operation.INSTALL.word(),
                CapfOrder.Operation::of,
                CapfOrder.Operation.words(),
                CapfOrder.Operation.INSTALL);
        CapfOrder.Authentication usual =
                string.isEmpty() ? CapfOrder.Authentication.NONE : CapfOrder.Authentication.STRING;
        CapfOrder.Authentication authentication = chosen(
                capf,
                "authentication",
                usual.word(),
                CapfOrder.Authentication::of,
                CapfOrder.Authentication.words(),
                usual);
        CapfKey key = chosen(
                capf,
                "key",
                CapfKey.RSA_2048.word(),
                CapfKey::of,
                Arrays.stream(CapfKey.values()).map(CapfKey::word).toList(),
                CapfKey.RSA_2048);
        if ((authentication == CapfOrder.Authentication.STRING) == string.isEmpty()) {
            capf.note(
                    capf.line(),
                    "'capf' of a device and its 'capfString' do not fit together",
                    "give a string for authentication by string, and none for another");
        }
        return new CapfOrder(operation, authentication, string, key);
    }

    private static <T> T chosen(
            Reading from, String key, String usual, Function<String, Optional<T>> of, List<String> words, T otherwise) {
        String word = from.text(key, usual);
        Optional<T> known = of.apply(word);
        if (known.isEmpty()) {
            from.note(
                    from.line(key),
                    "'" + key + "' of an order for CAPF is '" + word + "'",
                    "one of: " + String.join(", ", words));
        }
        return known.orElse(otherwise);
    }
}
