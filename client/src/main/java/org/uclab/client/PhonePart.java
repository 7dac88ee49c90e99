package org.uclab.client;

import org.uclab.client.ccmcip.CcmcipLogin;
import org.uclab.client.ccmcip.DeviceNames;
import org.uclab.client.config.Configuration;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.http.RouteLost;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.uds.UcmRelease;
import org.uclab.lab.history.Phrase;

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
        Phrase problem = problem(profile, credentials);
        if (!problem.isNone()) {
            journal.decided(SignInDecisions.PHONE_SERVICES.of(), HttpDecisions.NONE.of(), problem);
        }
        return new Phone(withDialRules(profile), problem.text());
    }

    private Phrase problem(Profile profile, Credentials credentials) {
        if (!equipment.memory().telephony()) {
            return SignInDecisions.NO_TELEPHONY.of();
        }
        if (!profile.store().keepsDevice()) {
            return SignInDecisions.NO_DEVICE_FILE.of();
        }
        boolean old = UcmRelease.of(profile.uds().version())
                .filter(release -> release.before(WITHOUT_CCMCIP))
                .isPresent();
        if (!old || profile.route().throughEdge()) {
            return Phrase.none();
        }
        try {
            DeviceNames names = new CcmcipLogin(profile.route(), equipment.xml(), journal)
                    .devices(profile.store().ccmcipServers(), credentials);
            return names.listed() ? Phrase.none() : SignInDecisions.NO_DEVICE_LIST.of(names.because());
        } catch (RouteLost lost) {
            return SignInDecisions.NO_DEVICE_LIST.of(lost.because());
        } catch (Stopped unreached) {
            return SignInDecisions.NO_DEVICE_LIST.of(unreached.because());
        }
    }

    private Configuration withDialRules(Profile profile) {
        try {
            return profile.files().dialRules(profile.configuration());
        } catch (RouteLost | Stopped unreached) {
            journal.decided(
                    SignInDecisions.DIAL_RULES.of(),
                    HttpDecisions.NONE.of(),
                    SignInDecisions.NO_RULES.of(unreached.getMessage()));
            return profile.configuration();
        }
    }
}
