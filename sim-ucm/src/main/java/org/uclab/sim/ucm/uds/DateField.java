package org.uclab.sim.ucm.uds;

import java.time.Instant;
import org.uclab.lab.clock.FixDate;
import org.uclab.lab.wire.HttpFields.Field;

/** The field {@code Date}, RFC 9110 §5.6.7, written once for each second. Safe for any thread. */
final class DateField {

    private record Written(long second, Field field) {}

    private volatile Written last = new Written(Long.MIN_VALUE, new Field("Date", ""));

    Field at(Instant now) {
        Written known = last;
        if (known.second() != now.getEpochSecond()) {
            known = new Written(now.getEpochSecond(), new Field("Date", FixDate.of(now)));
            last = known;
        }
        return known.field();
    }
}
