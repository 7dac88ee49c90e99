package org.uclab.sim.ucm.uds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare.ItemKind;

/** How things a user has several of look, and what makes one usable. */
enum ItemShape {
    SPEED_DIAL(ItemKind.SPEED_DIAL, "speedDial", "index", "number", "label") {
        @Override
        boolean usable(UdsCall call, Map<String, String> values) {
            Optional<Integer> index = whole(values.get("index"));
            return index.filter(i -> i >= 1 && i <= SPEED_DIALS_MAX).isPresent()
                    && !values.get("number").isEmpty();
        }
    },
    // ASSUMED(API): that the resource exists and what it is for is public, the names of its elements are not.
    SUBSCRIBED_SERVICE(ItemKind.SUBSCRIBED_SERVICE, "subscribedService", "name", "phoneService") {
        @Override
        boolean usable(UdsCall call, Map<String, String> values) {
            return !values.get("name").isEmpty()
                    && call.cluster().config().settings().uds().phoneServices().stream()
                            .anyMatch(service -> service.id().equals(values.get("phoneService")));
        }
    },
    // ASSUMED(API): that the resource exists and what it is for is public, the names of its elements are not.
    REMOTE_DESTINATION(ItemKind.REMOTE_DESTINATION, "remoteDestination", "number", "name", "enableMobileConnect") {
        @Override
        boolean usable(UdsCall call, Map<String, String> values) {
            return !values.get("number").isEmpty()
                    && Body.truth(values.get("enableMobileConnect"), false).isPresent();
        }
    };

    /** Highest index of a speed dial: what the product's pages take. */
    static final int SPEED_DIALS_MAX = 199;

    private final ItemKind kind;
    private final String element;
    private final List<String> names;

    /**
     * @param names its elements in order; the first one tells the items of a list apart
     */
    ItemShape(ItemKind kind, String element, String... names) {
        this.kind = kind;
        this.element = element;
        this.names = List.of(names);
    }

    /** Whether an item with those values, one for each name, can be. */
    abstract boolean usable(UdsCall call, Map<String, String> values);

    ItemKind kind() {
        return kind;
    }

    String element() {
        return element;
    }

    String plural() {
        return element + "s";
    }

    List<String> names() {
        return names;
    }

    String unique() {
        return names.get(0);
    }

    String uri(UdsCall call, EndUser user, String id) {
        return call.uri(user) + "/" + element + "/" + id;
    }

    static Optional<Integer> whole(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
