package org.uclab.lab.model;

import java.util.List;
import java.util.Map;

/**
 * A person of the company.
 *
 * @param id          sign-in name, as spelt
 * @param domain      services domain of the typed address
 * @param line        directory number
 * @param homeCluster UCM cluster
 * @param impNode     IM and Presence node the user is assigned to
 * @param serviceProfile name of the service profile assigned to the user; empty for the cluster's default
 * @param directory   further attributes in LDAP directories, by their names there
 * @param sourceLine  line in the world
 */
public record User(
        String id,
        String domain,
        String password,
        String firstName,
        String lastName,
        String line,
        String email,
        String homeCluster,
        String impNode,
        String serviceProfile,
        List<Device> devices,
        List<String> contacts,
        Map<String, String> directory,
        int sourceLine) {

    /** What the user types. */
    public String address() {
        return id + "@" + domain;
    }

    /**
     * A device of a user.
     *
     * @param id    lower-case GUID
     * @param model as UCM names it, such as {@code Cisco Unified Client Services Framework}
     * @param product number of the model in UCM's product table
     * @param supportField the Cisco Support Field, empty for nothing
     * @param security     how it signs in
     */
    public record Device(
            String name,
            String id,
            String model,
            int product,
            String description,
            String supportField,
            DeviceSecurity security) {}

    /**
     * Security of a device.
     *
     * @param mode       {@code none}, {@code authenticated} or {@code encrypted}
     * @param capfString the string with which it may enrol at CAPF once; empty when no enrolment is wanted
     */
    public record DeviceSecurity(String mode, String capfString) {

        /** A device that signs in openly and enrols nowhere. */
        public static final DeviceSecurity NONE = new DeviceSecurity("none", "");

        /** The modes, the usual one first. */
        public static final List<String> MODES = List.of("none", "authenticated", "encrypted");
    }
}
