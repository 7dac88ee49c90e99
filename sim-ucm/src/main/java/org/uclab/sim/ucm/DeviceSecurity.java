package org.uclab.sim.ucm;

/**
 * Security of a device.
 *
 * @param mode       of its security profile
 * @param capfString the string with which it may enrol at CAPF; empty when no enrolment is pending
 * @param lsc        SHA-256 of the certificate issued to it, lower-case hex; empty when it has none
 */
public record DeviceSecurity(Mode mode, String capfString, String lsc) {

    /** A device that signs in openly. */
    public static final DeviceSecurity NONE = new DeviceSecurity(Mode.NON_SECURE, "", "");

    /** Security modes, with their numbers in device files. */
    public enum Mode {
        NON_SECURE(1),
        AUTHENTICATED(2),
        ENCRYPTED(3);

        private final int number;

        Mode(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    /** Whether an enrolment is pending. */
    public boolean pending() {
        return !capfString.isEmpty();
    }

    /** After an enrolment: the string is used up. */
    DeviceSecurity enrolled(String certificate) {
        return new DeviceSecurity(mode, "", certificate);
    }
}
