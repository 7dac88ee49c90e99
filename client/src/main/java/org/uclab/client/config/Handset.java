package org.uclab.client.config;

import java.util.Arrays;

/**
 * What a client runs on, as far as that keeps it from registering: the Android devices whose kernel loses SIP in the clear (S4,
 * hardware requirements). ASSUMED(S4): nothing is said of what happens then; here the phone does not begin to register.
 */
public enum Handset {
    /** Any other. */
    PLAIN("other", Remedy.NONE_NEEDED),
    SAMSUNG_GALAXY_SII("Samsung Galaxy SII", Remedy.KERNEL),
    SAMSUNG_GALAXY_SIII("Samsung Galaxy SIII", Remedy.KERNEL),
    SAMSUNG_GALAXY_S4("Samsung Galaxy S4", Remedy.KERNEL),
    SAMSUNG_GALAXY_S4_MINI("Samsung Galaxy S4 mini", Remedy.KERNEL),
    SAMSUNG_GALAXY_S5("Samsung Galaxy S5", Remedy.KERNEL),
    SAMSUNG_GALAXY_NOTE_II("Samsung Galaxy Note II", Remedy.KERNEL),
    SAMSUNG_GALAXY_NOTE_III("Samsung Galaxy Note III", Remedy.KERNEL),
    SAMSUNG_GALAXY_RUGBY_PRO("Samsung Galaxy Rugby Pro", Remedy.KERNEL),
    SAMSUNG_GALAXY_NOTE_PRO_12_2("Samsung Galaxy Note Pro 12.2", Remedy.KERNEL),
    GOOGLE_NEXUS_5("Google Nexus 5", Remedy.KERNEL),
    GOOGLE_NEXUS_10("Google Nexus 10", Remedy.KERNEL),
    LG_G2("LG G2", Remedy.KERNEL),
    MOTOROLA_MOTO_G("Motorola Moto G", Remedy.KERNEL),
    SONY_XPERIA_Z1("Sony Xperia Z1", Remedy.ENCRYPTION),
    SONY_XPERIA_ZR_A("Sony Xperia ZR/A", Remedy.ENCRYPTION),
    SONY_XPERIA_Z2("Sony Xperia Z2", Remedy.ENCRYPTION),
    SONY_XPERIA_M2("Sony Xperia M2", Remedy.ENCRYPTION);

    private enum Remedy {
        NONE_NEEDED,
        /** The newest kernel. */
        KERNEL,
        /** Mixed mode, and SIP over TLS at 5061. */
        ENCRYPTION
    }

    private final String model;
    private final Remedy remedy;

    Handset(String model, Remedy remedy) {
        this.model = model;
        this.remedy = remedy;
    }

    /** The one of that model, with its maker or without; {@link #PLAIN} for all that are not listed. */
    public static Handset named(String model) {
        String given = model.strip();
        return Arrays.stream(values())
                .filter(one -> one.model.equalsIgnoreCase(given)
                        || one.model.substring(one.model.indexOf(' ') + 1).equalsIgnoreCase(given))
                .findFirst()
                .orElse(PLAIN);
    }

    /**
     * Whether a client on it can register.
     *
     * @param upgraded  whether it has the newest kernel
     * @param encrypted whether its SIP goes over TLS
     */
    public boolean registers(boolean upgraded, boolean encrypted) {
        return switch (remedy) {
            case NONE_NEEDED -> true;
            case KERNEL -> upgraded || encrypted;
            case ENCRYPTION -> encrypted;
        };
    }

    /** For people. */
    @Override
    public String toString() {
        return model;
    }
}
