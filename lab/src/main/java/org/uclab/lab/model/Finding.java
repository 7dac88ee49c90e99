package org.uclab.lab.model;

/**
 * Something wrong with a world.
 *
 * @param line   from 1
 * @param remedy what to do about it
 */
public record Finding(String file, int line, String message, String remedy) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + message + "\n    remedy: " + remedy;
    }
}
