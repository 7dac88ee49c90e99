package org.uclab.client;

import org.uclab.client.ccmcip.CcmcipLogin;
import org.uclab.client.ccmcip.DeviceNames;
import org.uclab.client.config.Configuration;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.RouteLost;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.uds.UcmRelease;

/**
 * The phone part of a client, which begins when presence is up: first CCMCIP, then the dial rules (S1). What goes wrong
 * here costs the user the phone, not the sign-in.
 */
final class PhonePart {

    // ASSUMED(S1 S3): the trace of 9.1.2 shows the log-in at CCMCIP; S3 ties it to releases up to 9.
    // ASSUMED(expressway.md): behind Expressway the devices are those of UDS, because it lets nobody through to CCMCIP.
    private static final UcmRelease WITHOUT_CCMCIP = new UcmRelease(10, 0, 0);

    /**
     * What the user has.
     *
     * @param configuration with the dial rules
     * @param problem       why there is no phone; empty when there is one
     */
    record Phone(Configuration configuration, String problem) {

        boolean works() {
            return problem.isEmpty();
        }
    }

    private final Equipment equipment;
    private final Journal journal;

    PhonePart(Equipment equipment) {
        this.equipment = equipment;
        this.journal = equipment.journal();
    }

    /** Starts it. */
    Phone start(Profile profile, Credentials credentials) {
        if (profile.uds().device().isEmpty()) {
            return new Phone(withDialRules(profile), "the user has no device");
        }
        String problem = problem(profile, credentials);
        if (!problem.isEmpty()) {
            journal.decided("phone services", "none", problem);
        }
        return new Phone(withDialRules(profile), problem);
    }

    private String problem(Profile profile, Credentials credentials) {
        if (!profile.store().keepsDevice()) {
            return "there is no device file that can be used";
        }
        boolean old = UcmRelease.of(profile.uds().version())
                .filter(release -> release.before(WITHOUT_CCMCIP))
                .isPresent();
        if (!old || profile.route().throughEdge()) {
            return "";
        }
        try {
            DeviceNames names = new CcmcipLogin(profile.route(), equipment.xml(), journal)
                    .devices(profile.store().ccmcipServers(), credentials);
            return names.listed() ? "" : "no device list: " + names.problem();
        } catch (RouteLost | Stopped unreached) {
            return "no device list: " + unreached.getMessage();
        }
    }

    private Configuration withDialRules(Profile profile) {
        try {
            return profile.files().dialRules(profile.configuration());
        } catch (RouteLost | Stopped unreached) {
            journal.decided("dial rules", "none", unreached.getMessage());
            return profile.configuration();
        }
    }
}
