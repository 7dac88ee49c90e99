package org.uclab.lab.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.uclab.lab.words.Nearest;

/** Every fault of a house by the name users type, and the way from text to value. */
public final class FaultCatalogue {

    private final Map<String, FaultForm> forms = new LinkedHashMap<>();

    private FaultCatalogue(Collection<FaultForm> all) {
        for (FaultForm form : all) {
            FaultForm other = forms.putIfAbsent(form.name(), form);
            if (other != null && !Objects.equals(other, form)) {
                throw new IllegalArgumentException("two faults are called " + form.name());
            }
        }
    }

    /**
     * The kernel's own faults and these. Systems may share a family.
     *
     * @throws IllegalArgumentException when two different ones have one name
     */
    public static FaultCatalogue with(Collection<FaultForm> others) {
        List<FaultForm> all = new ArrayList<>(LinkFault.FORMS);
        all.addAll(others);
        all.add(CertificateFault.FORM);
        all.addAll(NodeFault.FORMS);
        return new FaultCatalogue(all);
    }

    /** All faults, in the order users see them. */
    public List<FaultForm> forms() {
        return List.copyOf(forms.values());
    }

    /**
     * The fault that a text such as {@code delay 300ms} stands for; behind one that concerns an answer may stand its phase,
     * {@code before it is done} or {@code once it is done}.
     *
     * @throws IllegalArgumentException with a remedy, when there is none such
     */
    public Fault parse(String text) {
        for (AnswerFault.Phase phase : AnswerFault.Phase.values()) {
            String words = " " + phase.words();
            if (text.strip().endsWith(words)) {
                Fault fault = unphased(text.strip().substring(0, text.strip().length() - words.length()));
                if (fault instanceof AnswerFault answer) {
                    return answer.in(phase);
                }
                throw new IllegalArgumentException(
                        "'" + fault.text() + "' is not about an answer; write it without '" + phase.words() + "'");
            }
        }
        return unphased(text);
    }

    private Fault unphased(String text) {
        String[] words = text.strip().split("\\s+", 2);
        FaultForm form = forms.get(words[0]);
        if (form == null) {
            throw new IllegalArgumentException("there is no fault '" + words[0] + "'; known: "
                    + String.join(", ", forms.keySet()) + Nearest.hint(words[0], forms.keySet()));
        }
        if (form.takesArgument() != (words.length == 2)) {
            throw new IllegalArgumentException("'" + text + "' is incomplete or too long; write: " + form.form());
        }
        return form.maker().apply(words.length == 2 ? words[1] : "");
    }
}
