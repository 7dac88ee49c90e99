package org.uclab.sim.ucm.uds;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.EndUser;

/** {@code user/{id}/devices}: in full up to 9.x, a short list that leads to the details from 10.0. */
final class DevicesDocument {

    private DevicesDocument() {}

    static Reply answer(UdsCall call, EndUser user) {
        return call.cluster().release().atLeast(10, 0) ? later(call, user) : captured(call, user);
    }

    private static Reply captured(UdsCall call, EndUser user) {
        XmlText text = Reply.begin().open("devices", "version", call.version(), "uri", call.uri(user) + "/devices");
        for (Device device : user.devices()) {
            text.open("device", "hasPrimaryNumber", primary(user), "uri", call.uri(user, device));
            DeviceDocument.captured(text, call, user, device);
            text.close();
        }
        return Reply.document(text);
    }

    private static Reply later(UdsCall call, EndUser user) {
        Filters filters = new Filters(call.question().query());
        if (!filters.sound(List.of("model"))) {
            return Reply.problem(415, "the model is empty, repeated or not usable");
        }
        Optional<String> model = filters.value("model");
        XmlText text = Reply.begin().open("devices", "uri", call.uri(user) + "/devices", "version", call.version());
        for (Device device : user.devices()) {
            if (model.isEmpty() || model.get().equals(device.model())) {
                text.open("device", "uri", call.uri(user, device))
                        .element("id", device.id())
                        .element("name", device.name())
                        .element("type", "Phone")
                        .element("model", device.model());
                DeviceDocument.description(text, call, user, device);
                text.element("protocol", "SIP").close();
            }
        }
        return Reply.document(text);
    }

    /** Whether a device has its owner's primary number. */
    static String primary(EndUser user) {
        return Boolean.toString(!user.line().isEmpty());
    }
}
