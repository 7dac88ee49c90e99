package org.uclab.client.media;

/**
 * How a bit rate is divided: the sound has what it needs, and video the rest; with a share on, main and presentation video have half of the
 * rest each (S4, "Maximum Negotiated Bit Rate").
 *
 * @param main   kilobits of main video in a second
 * @param slides of presentation video
 */
public record Division(double main, double slides) {

    /**
     * Of a rate for a whole call.
     *
     * @param kbps  of all media
     * @param sound of them
     */
    public static Division of(double kbps, double sound, boolean main, boolean slides) {
        double rest = Math.max(0, kbps - sound);
        double each = main && slides ? rest / 2 : rest;
        return new Division(main ? each : 0, slides ? each : 0);
    }
}
