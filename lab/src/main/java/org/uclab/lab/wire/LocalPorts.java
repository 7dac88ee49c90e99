package org.uclab.lab.wire;

/**
 * Ports that somebody opens connections from.
 *
 * @param first 0 where the system is to choose
 * @param last  not below the first
 */
public record LocalPorts(int first, int last) {

    /** Whichever the system chooses. */
    public static final LocalPorts ANY = new LocalPorts(0, 0);

    private static final int PORT_MAX = 65_535;

    public LocalPorts {
        if (first < 0 || last < first || last > PORT_MAX || (first == 0 && last > 0)) {
            throw new IllegalArgumentException("no ports: " + first + " to " + last);
        }
    }

    boolean any() {
        return first == 0;
    }

    /** The next one after that; the first after the last, and after one that is not of them. */
    int after(int port) {
        return port < first || port >= last ? first : port + 1;
    }
}
