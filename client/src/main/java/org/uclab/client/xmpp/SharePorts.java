package org.uclab.client.xmpp;

/**
 * Ports of which one is drawn for a screen that is shared by IM.
 *
 * @param first the lowest
 * @param size  how many there are
 */
public record SharePorts(int first, int size) {

    /** S4, port tables: the dynamic range of a usual system. */
    public static final SharePorts DYNAMIC = new SharePorts(49152, 16384);

    private static final int PORT_MAX = 65535;
    private static final int PORT_MIN = 1024;
    private static final String NUMBER = "[0-9]{1,5}";

    /**
     * S4: {@code SharePortRangeStart} and {@code SharePortRangeSize} narrow it. ASSUMED(choice): what is no such range, or only one of the
     * two, changes nothing.
     */
    public static SharePorts narrowed(String start, String size) {
        if (!start.matches(NUMBER) || !size.matches(NUMBER)) {
            return DYNAMIC;
        }
        SharePorts named = new SharePorts(Integer.parseInt(start), Integer.parseInt(size));
        boolean fits = named.first >= PORT_MIN && named.size >= 1 && named.last() <= PORT_MAX;
        return fits ? named : DYNAMIC;
    }

    int last() {
        return first + size - 1;
    }
}
