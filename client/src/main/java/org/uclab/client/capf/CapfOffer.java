package org.uclab.client.capf;

/**
 * What a device file says of CAPF.
 *
 * @param mode   how the device proves itself; {@link Mode#NONE} when nothing is pending
 * @param server host of CAPF, empty when the file names none
 */
public record CapfOffer(Mode mode, String server, int port) {

    /** The port of CAPF where a file names none. */
    public static final int PORT = 3804;

    /** Values of {@code capfAuthMode} (UCMNZ). */
    public enum Mode {
        NONE,
        STRING,
        NULL_STRING,
        CERTIFICATE;

        /** The mode of that number. 4, the certificate of a manufacturer, is one that this client has none for. */
        public static Mode of(String number) {
            return switch (number) {
                case "", "0" -> NONE;
                case "2" -> NULL_STRING;
                case "3", "4" -> CERTIFICATE;
                default -> STRING;
            };
        }
    }

    /** Whether the device is to come. */
    public boolean pending() {
        return mode != Mode.NONE;
    }

    public static CapfOffer none() {
        return new CapfOffer(Mode.NONE, "", PORT);
    }
}
