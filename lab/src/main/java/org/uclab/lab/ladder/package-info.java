/**
 * Draws a stretch of history as a ladder: hosts as columns, one line per message, decisions and faults marked. It
 * deliberately judges nothing and leaves nothing out silently. Start with {@link org.uclab.lab.ladder.Ladder}.
 */
package org.uclab.lab.ladder;
