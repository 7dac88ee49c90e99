package org.uclab.sim.ucm.cti;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.uclab.lab.model.Spelling;
import org.uclab.protocol.cti.CtiKind;
import org.uclab.protocol.cti.CtiMessage;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.DeviceModel;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.sip.Terminals;

/**
 * What somebody may have of the CTI service, from message to message.
 *
 * <pre>
 * (nobody)   OPEN, right user and password   → (user)     DONE with the devices that can be controlled
 *            anything else                   → (over)     REFUSED
 * (user)     WATCH, one of those devices     → (user)     DONE, and STATE from then on
 *            CALL and its like               → (user)     DONE or REFUSED, when the phone has taken it or not
 *            a device that is none of those  → (user)     REFUSED
 *            HEARTBEAT                       → (user)     ALIVE
 *            OPEN once more                  → (over)     REFUSED
 * </pre>
 */
final class CtiSession {

    /** Why a device is out of reach: unknown ones and those without the right are told apart (JTAPI15). */
    static final String UNKNOWN = "no such device of this user";

    static final String MOBILE = "a mobile client cannot be controlled";
    static final String OTHERS = "a phone of somebody else's cannot be controlled";
    static final String CREDENTIALS = "user or password are wrong";
    static final String FIRST = "sign in first, and once";

    /** What comes of a message. */
    interface Turn {

        void say(CtiMessage message);

        void watch(String device);

        void order(int number, String device, Terminals.Order order, String value);

        /** Nothing more is said after what has been. */
        void over(String why);
    }

    private final Supplier<ClusterState> state;
    private Optional<EndUser> user = Optional.empty();

    CtiSession(Supplier<ClusterState> state) {
        this.state = state;
    }

    /** Who has signed in. */
    Optional<EndUser> user() {
        return user;
    }

    void heard(CtiMessage message, Turn turn) {
        if (user.isEmpty() || message.kind() == CtiKind.OPEN) {
            open(message, turn);
            return;
        }
        switch (message.kind()) {
            case HEARTBEAT -> turn.say(CtiMessage.of(CtiKind.ALIVE, message.number()));
            case WATCH -> {
                Optional<String> refused = refused(message.field(0));
                turn.say(answer(message, refused));
                if (refused.isEmpty()) {
                    turn.watch(device(message.field(0)).orElseThrow().name());
                }
            }
            case CALL -> order(message, Terminals.Order.CALL, turn);
            case ANSWER -> order(message, Terminals.Order.ANSWER, turn);
            case HOLD -> order(message, Terminals.Order.HOLD, turn);
            case RESUME -> order(message, Terminals.Order.RESUME, turn);
            case HANG_UP -> order(message, Terminals.Order.HANG_UP, turn);
            case OPEN, DONE, REFUSED, STATE, ALIVE ->
                turn.over("it says '" + message.kind().word() + "'");
        }
    }

    private void open(CtiMessage message, Turn turn) {
        boolean first = user.isEmpty() && message.kind() == CtiKind.OPEN;
        Optional<EndUser> known = first
                ? state.get()
                        .user(message.field(0))
                        .filter(one -> Spelling.SECRET.same(one.password(), message.field(1)))
                : Optional.empty();
        if (known.isEmpty()) {
            String why = first ? CREDENTIALS : FIRST;
            turn.say(CtiMessage.of(CtiKind.REFUSED, message.number(), why));
            turn.over(why);
            return;
        }
        user = known;
        List<String> devices = known.get().devices().stream()
                .filter(device -> refused(device).isEmpty())
                .limit(CtiMessage.FIELDS_MAX)
                .map(device -> device.name() + " " + kind(device))
                .toList();
        turn.say(new CtiMessage(CtiKind.DONE, message.number(), devices));
    }

    private static String kind(Device device) {
        return device.model().equals(Device.DESKTOP_MODEL) ? "softphone" : "desk-phone";
    }

    private void order(CtiMessage message, Terminals.Order order, Turn turn) {
        Optional<String> refused = refused(message.field(0));
        if (refused.isPresent()) {
            turn.say(answer(message, refused));
        } else {
            turn.order(message.number(), device(message.field(0)).orElseThrow().name(), order, message.field(1));
        }
    }

    static CtiMessage answer(CtiMessage question, Optional<String> refused) {
        return answer(question.number(), refused);
    }

    static CtiMessage answer(int number, Optional<String> refused) {
        return refused.map(why -> CtiMessage.of(CtiKind.REFUSED, number, why))
                .orElseGet(() -> CtiMessage.of(CtiKind.DONE, number));
    }

    /** As the database has the user now. */
    private Optional<Device> device(String name) {
        return user.flatMap(one -> state.get().user(one.id())).stream()
                .flatMap(one -> one.devices().stream())
                .filter(device -> Spelling.DEVICE_NAME.same(device.name(), name))
                .findFirst();
    }

    private Optional<String> refused(String name) {
        return device(name).map(CtiSession::refused).orElse(Optional.of(UNKNOWN));
    }

    /** S4: the softphone of a desktop obeys other applications, that of a mobile client does not; TAPI15: phones of others. */
    private static Optional<String> refused(Device device) {
        return Stream.of(DeviceModel.named(device.model()))
                .flatMap(Optional::stream)
                .flatMap(model ->
                        model.mobile() ? Stream.of(MOBILE) : model.thirdParty() ? Stream.of(OTHERS) : Stream.empty())
                .findFirst();
    }
}
