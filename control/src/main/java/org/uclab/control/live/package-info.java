/**
 * A running lab with the clients in it, and everything that a person can do to them as verbs. It deliberately judges
 * nothing. Start with {@link org.uclab.control.live.LiveLab} and {@link org.uclab.control.live.LabVerbs}.
 */
package org.uclab.control.live;
