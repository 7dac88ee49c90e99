package org.uclab.client.capf;

/**
 * What a device file says of enrolment.
 *
 * @param pending whether the device is to enrol
 * @param server  host of CAPF, empty when the file names none
 */
public record CapfOffer(boolean pending, String server, int port) {

    /** The port of CAPF where a file names none. */
    public static final int PORT = 3804;

    public static CapfOffer none() {
        return new CapfOffer(false, "", PORT);
    }
}
