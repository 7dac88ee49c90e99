package org.uclab.client.uds;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Which of a user's devices a client takes: the first one of its own kind, and no other. */
public final class DeviceChoice {

    /** File names on the TFTP server are made of the device name, so it must be one. */
    private static final String DEVICE_NAME = "[A-Za-z0-9._-]{1,128}";

    private DeviceChoice() {}

    /** The choice, by model, else by product number, else by the prefix of the name. */
    public static Optional<Device> of(List<Device> devices, DeviceKind kind) {
        List<Predicate<Device>> preferences = List.of(
                device -> device.model().equalsIgnoreCase(kind.model()),
                device -> device.product().equals(kind.product()),
                device -> device.model().isEmpty()
                        && device.name().toUpperCase(Locale.ROOT).startsWith(kind.name()));
        for (Predicate<Device> preference : preferences) {
            Optional<Device> fit = devices.stream()
                    .filter(device -> device.name().matches(DEVICE_NAME))
                    .filter(preference)
                    .findFirst();
            if (fit.isPresent()) {
                return fit;
            }
        }
        return Optional.empty();
    }
}
