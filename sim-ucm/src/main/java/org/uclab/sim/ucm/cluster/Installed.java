package org.uclab.sim.ucm.cluster;

import java.util.Set;

/**
 * What is installed on a cluster besides the release itself, and switched on.
 *
 * @param copFiles          names of options packages
 * @param deviceCop         version of the package with the device types of mobile clients, 0 for none
 * @param extensionMobility whether users may sign in at phones
 * @param cti               whether nodes let applications control phones, in the lab's own framing
 */
public record Installed(Set<String> copFiles, int deviceCop, boolean extensionMobility, boolean cti) {

    /** The package with which 9.1(2) is a contact source (S4). */
    public static final String CONTACT_SOURCE_COP = "cmterm-cucm-uds-912-5.cop.sgn";

    /** The package with which desktop clients have a Cisco Support Field up to 8.6(1) (S4). */
    public static final String SUPPORT_FIELD_COP = "ciscocm.addcsfsupportfield.cop.sgn";

    /** The package with which dial rules are published up to 8.6(1) (S4). */
    public static final String DIAL_RULES_COP = "cmterm-cupc-dialrule-wizard-0.1.cop.sgn";

    /** The package with which desktop clients of 8.6(2) share their screen (S4). */
    public static final String DESKTOP_SHARE_COP = "cmterm-bfcp-e.8-6-2.cop.sgn";

    /** Groups of mobile clients have configuration files with packages later than this version (S3). */
    private static final int GROUPS_AFTER = 14_122;

    public Installed {
        copFiles = Set.copyOf(copFiles);
    }

    /** The same without CTI. */
    public Installed(Set<String> copFiles, int deviceCop, boolean extensionMobility) {
        this(copFiles, deviceCop, extensionMobility, false);
    }

    /** What the lab takes where nothing else is said. */
    public static Installed usual() {
        return new Installed(Set.of(CONTACT_SOURCE_COP), 0, false);
    }

    /** Whether clients may find contacts by UDS: from 9.1(2) on with the package, from 10.0(1) on always (S4). */
    public boolean contactSource(Release release) {
        return release.atLeast(10, 0) || (release.atLeast(9, 1, 2) && copFiles.contains(CONTACT_SOURCE_COP));
    }

    /** Whether the device types of mobile clients are there, which a package adds (S4). */
    public boolean mobileDevices() {
        return deviceCop > 0;
    }

    /** Whether desktop clients have a Cisco Support Field: after 8.6(1), earlier with a package (S4). */
    public boolean supportField(Release release) {
        return release.atLeast(8, 6, 2) || copFiles.contains(SUPPORT_FIELD_COP);
    }

    /** Whether dial rules are published as files: after 8.6(1), earlier with a package (S4). */
    public boolean dialRules(Release release) {
        return release.atLeast(8, 6, 2) || copFiles.contains(DIAL_RULES_COP);
    }

    /** Whether desktop clients share their screen by BFCP: after 8.6(2), with it by a package (S4). */
    public boolean desktopShare(Release release) {
        return release.atLeast(9, 0) || (release.atLeast(8, 6, 2) && copFiles.contains(DESKTOP_SHARE_COP));
    }

    /** Whether devices of mobile clients have a Cisco Support Field. */
    public boolean mobileGroups() {
        return deviceCop > GROUPS_AFTER;
    }

    /** Whether a node lists devices by CCMCIP only with its Extension Mobility service active: 9.x and earlier (S3). */
    public boolean listsNeedExtensionMobility(Release release) {
        return extensionMobility && !release.atLeast(10, 0);
    }
}
