package org.uclab.protocol.sip.dialog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/**
 * Who has which dialog, up to a number.
 *
 * @param <T> who has one
 */
public final class Dialogs<T> {

    private final int most;
    private final Map<DialogId, T> owners = new LinkedHashMap<>();

    /**
     * @param most dialogs at once, at least 1
     */
    public Dialogs(int most) {
        this.most = most;
    }

    /** Whether there is room for one more; who comes in vain is answered 503. */
    public boolean room() {
        return owners.size() < most;
    }

    /**
     * Somebody has that dialog from now on.
     *
     * @throws IllegalStateException when there is no {@link #room()}
     */
    public void put(DialogId id, T owner) {
        if (!room() && !owners.containsKey(id)) {
            throw new IllegalStateException("there are " + most + " dialogs already");
        }
        owners.put(id, owner);
    }

    public Optional<T> get(DialogId id) {
        return Optional.ofNullable(owners.get(id));
    }

    /** Who has the dialog of a request that came; a request that names a dialog which nobody has is answered 481. */
    public Optional<T> of(SipRequest received) {
        return get(DialogId.of(received));
    }

    /** Who has the dialog of an answer that came. */
    public Optional<T> of(SipResponse received) {
        return get(DialogId.of(received));
    }

    public void remove(DialogId id) {
        owners.remove(id);
    }

    public int size() {
        return owners.size();
    }

    /** Everybody, each dialog once. */
    public List<T> all() {
        return List.copyOf(owners.values());
    }
}
