package org.uclab.shell.rtp;

import org.uclab.protocol.rtp.session.SessionFigures;

/**
 * What a leg can tell of its media.
 *
 * @param forged   packets that were not protected with the key agreed on, or not at all
 * @param replayed protected packets that had been there, or were too old to know
 */
public record LegFigures(SessionFigures session, long forged, long replayed) {}
