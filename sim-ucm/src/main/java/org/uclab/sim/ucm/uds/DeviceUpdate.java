package org.uclab.sim.ucm.uds;

import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare.DeviceCare;

/** PUT to {@code user/{id}/device/{pk}}: description and do not disturb. */
final class DeviceUpdate {

    private DeviceUpdate() {}

    static Reply answer(UdsCall call, EndUser user, Device device) {
        Optional<XmlElement> root = Body.read(call.question(), "device");
        DeviceCare before = call.cluster().care(user).device(device.id());
        Optional<Boolean> disturb = root.flatMap(sent -> sent.child("doNotDisturbSettings")
                .flatMap(settings -> settings.childText("enable"))
                .map(text -> Body.truth(text, false))
                .orElse(Optional.of(before.doNotDisturb())));
        if (disturb.isEmpty()) {
            return Reply.problem(415, "the body is not a usable device");
        }
        Optional<String> description = root.get().childText("description");
        description.ifPresent(
                text -> call.database().changeUser(user.id(), known -> known.with(device.withDescription(text))));
        boolean described = description.map(text -> !text.isEmpty()).orElse(before.describedByUser());
        call.database()
                .change(
                        user.id(),
                        care -> care.withDevice(
                                device.id(),
                                now -> now.withDoNotDisturb(disturb.get()).withDescribedByUser(described)));
        UdsCall after = call.again();
        EndUser now = after.now(user);
        return now.devices().stream()
                .filter(each -> each.id().equals(device.id()))
                .findFirst()
                .map(each -> DeviceDocument.answer(after, now, each))
                .orElseGet(() -> Reply.absent("device"));
    }
}
