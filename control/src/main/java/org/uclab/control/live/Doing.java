package org.uclab.control.live;

import java.util.function.Supplier;
import org.uclab.control.verb.Refused;

/** What the rooms below say of a wrong word, as a verb says it. */
final class Doing {

    private Doing() {}

    /** Does it; what does not go together or not now is refused. */
    static <T> T fitting(Supplier<T> what) {
        try {
            return what.get();
        } catch (IllegalArgumentException unfit) {
            throw new Refused(Refused.Why.UNFIT, unfit.getMessage());
        } catch (IllegalStateException notNow) {
            throw new Refused(Refused.Why.CONFLICT, notNow.getMessage());
        }
    }

    /** The same for what gives nothing. */
    static void fitting(Runnable what) {
        fitting(() -> {
            what.run();
            return null;
        });
    }

    /** Finds it; what there is not is refused. */
    static <T> T known(Supplier<T> what) {
        try {
            return what.get();
        } catch (IllegalArgumentException unknown) {
            throw new Refused(Refused.Why.UNKNOWN, unknown.getMessage());
        }
    }
}
