package org.uclab.sim.ucm.uds;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.EndUser;

/**
 * {@code device/{pk}/devicetoken}, from 12.0: where notifications to a device are pushed. Nothing is pushed here, but the
 * token is kept, and each device has one at most.
 */
final class DeviceTokenDocument {

    private static final String TOKEN = "pushNotifyToken";
    private static final List<String> NAMES = List.of(TOKEN, "pushChannelType", "key", "algorithm");
    private static final List<String> NAMES_OF_14 =
            List.of("application", "payloadVersion", "deviceToken", "isCallKitDisabled", "isMultilineSupported");

    private DeviceTokenDocument() {}

    static Reply change(UdsCall call, EndUser user, Device device) {
        Optional<XmlElement> root = Body.read(call.question(), "token");
        // ASSUMED(UDS API): of the elements only the token itself is indispensable.
        if (root.flatMap(sent -> sent.childText(TOKEN))
                .filter(token -> !token.isEmpty())
                .isEmpty()) {
            return Reply.problem(415, "the body is not a usable token");
        }
        Map<String, String> values = new LinkedHashMap<>();
        NAMES.forEach(name -> root.get().childText(name).ifPresent(text -> values.put(name, text)));
        if (call.cluster().release().atLeast(14, 0)) {
            NAMES_OF_14.forEach(name -> root.get().childText(name).ifPresent(text -> values.put(name, text)));
        }
        call.database().change(user.id(), care -> care.withDevice(device.id(), before -> before.withPushToken(values)));
        // ASSUMED(UDS API): the message is public, its media type is not.
        byte[] message = "1 : row(s) updated".getBytes(StandardCharsets.UTF_8);
        return new Reply(200, "text/plain", message, List.of());
    }

    static Reply remove(UdsCall call, EndUser user, Device device, String token) {
        boolean gone = call.database()
                .changeIf(
                        user.id(),
                        care -> token.equals(
                                care.device(device.id()).pushToken().get(TOKEN)),
                        care -> care.withDevice(device.id(), before -> before.withPushToken(Map.of())));
        return gone ? Reply.done() : Reply.absent("token");
    }
}
