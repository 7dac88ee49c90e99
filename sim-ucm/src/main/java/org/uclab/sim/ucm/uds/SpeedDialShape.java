package org.uclab.sim.ucm.uds;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.database.SelfCare.ItemKind;
import org.uclab.sim.ucm.database.SelfCare.OwnItem;

/** Speed dials: an index and a number each, and perhaps a label. */
final class SpeedDialShape implements ItemShape {

    static final String INDEX = "index";
    static final String NUMBER = "number";
    static final String LABEL = "label";

    /** Highest index of a speed dial: what the product's pages take. */
    static final int INDEX_MAX = 199;

    @Override
    public ItemKind kind() {
        return ItemKind.SPEED_DIAL;
    }

    @Override
    public String element() {
        return "speedDial";
    }

    @Override
    public String unique() {
        return INDEX;
    }

    @Override
    public List<String> filters() {
        return List.of(INDEX, NUMBER);
    }

    @Override
    public Comparator<OwnItem> order() {
        return Comparator.comparingInt(item -> Integer.parseInt(item.value(INDEX)));
    }

    @Override
    public boolean counted() {
        return true;
    }

    @Override
    public boolean showsUpdates() {
        return false;
    }

    /** Index and number are required; a label that is absent stays, one that is empty is cleared. */
    @Override
    public Optional<Map<String, String>> read(UdsCall call, XmlElement sent, Map<String, String> before) {
        Optional<Integer> index = sent.childText(INDEX).flatMap(SpeedDialShape::index);
        Optional<String> number = sent.childText(NUMBER).filter(text -> !text.isEmpty());
        if (index.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put(INDEX, index.get().toString());
        values.put(NUMBER, number.get());
        values.put(LABEL, sent.childText(LABEL).orElse(before.getOrDefault(LABEL, "")));
        return Optional.of(values);
    }

    @Override
    public void summary(XmlText text, UdsCall call, OwnItem item) {
        text.element(INDEX, item.value(INDEX))
                .element(NUMBER, item.value(NUMBER))
                .element(LABEL, item.value(LABEL));
    }

    /** An index from 1 to the highest. */
    static Optional<Integer> index(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits
                ? Optional.of(Integer.valueOf(text)).filter(index -> index >= 1 && index <= INDEX_MAX)
                : Optional.empty();
    }
}
