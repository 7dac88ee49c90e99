package org.uclab.lab.history;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be decided on, as declared beside the code that decides.
 *
 * @param id       stable, in kebab case: {@code uds-server}
 * @param wording  a short noun phrase: {@code UDS server}
 * @param outcomes what may be decided
 * @param reasons  why
 */
public record Subject(String id, Wording wording, List<Outcome> outcomes, List<Reason> reasons) implements Words {

    public Subject {
        Words.checked(id);
        outcomes = List.copyOf(outcomes);
        reasons = List.copyOf(reasons);
    }

    /** Declares one. */
    public static Subject named(String id, String wording) {
        return new Subject(id, Wording.of(wording), List.of(), List.of());
    }

    /** The same with what may be decided. */
    public Subject decides(Outcome... more) {
        List<Outcome> all = new ArrayList<>(outcomes);
        all.addAll(List.of(more));
        return new Subject(id, wording, all, reasons);
    }

    /** The same with reasons. */
    public Subject because(Reason... more) {
        return because(List.of(more));
    }

    /** The same with reasons that are handed on from elsewhere. */
    public Subject because(List<Reason> more) {
        List<Reason> all = new ArrayList<>(reasons);
        all.addAll(more);
        return new Subject(id, wording, outcomes, all);
    }

    /** The subject with values in its places. */
    public Phrase of(Object... values) {
        return with(values);
    }
}
