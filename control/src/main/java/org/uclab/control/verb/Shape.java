package org.uclab.control.verb;

import java.util.List;
import org.uclab.control.json.RecordJson;

/**
 * What a verb gives.
 *
 * @param of the record, or the record of each member
 */
public record Shape(Kind kind, Class<?> of) {

    /** Kinds, for switches without a default. */
    public enum Kind {
        /** One record, as JSON. */
        ONE,
        /** A list of records, as JSON. */
        MANY,
        /** Plain text. */
        TEXT,
        /** Events as they come, until somebody ends it. */
        FLOW
    }

    /** The value that JSON stands for, where it is JSON that is given. */
    public Object read(Object json) {
        return kind == Kind.MANY
                ? ((List<?>) json).stream().map(one -> RecordJson.read(one, of)).toList()
                : RecordJson.read(json, of);
    }
}
