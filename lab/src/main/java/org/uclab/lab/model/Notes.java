package org.uclab.lab.model;

import java.util.ArrayList;
import java.util.List;

/** Everything found wrong with a world so far. */
final class Notes {

    private final Places places = new Places();
    private final List<Finding> findings = new ArrayList<>();

    Places places() {
        return places;
    }

    void note(int line, String message, String remedy) {
        findings.add(places.finding(line, message, remedy));
    }

    void note(List<Finding> others) {
        findings.addAll(others);
    }

    List<Finding> findings() {
        return findings;
    }
}
