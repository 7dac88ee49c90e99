package org.uclab.lab.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a world and their lines, numbered through: the world's own first, so that one number is enough to find
 * file and line again.
 */
public final class Places {

    private final TreeMap<Integer, String> files = new TreeMap<>();
    private int lines;

    Places() {}

    /** Takes another file in; what its line numbers are shifted by. */
    int add(String name, String text) {
        int shift = lines;
        files.put(shift, name);
        lines += (int) text.lines().count() + 1;
        return shift;
    }

    /**
     * Something wrong with the world.
     *
     * @param line as the model's records have it
     */
    public Finding finding(int line, String message, String remedy) {
        int place = Math.max(1, line);
        Map.Entry<Integer, String> file = files.lowerEntry(place);
        return new Finding(file.getValue(), place - file.getKey(), message, remedy);
    }
}
