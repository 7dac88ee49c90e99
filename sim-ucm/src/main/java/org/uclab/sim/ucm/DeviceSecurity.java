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

    /** Security modes, in the order of the numbers in device files, which begin at 1. */
    public enum Mode {
        NON_SECURE,
        AUTHENTICATED,
        ENCRYPTED;

        public int number() {
            return ordinal() + 1;
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
