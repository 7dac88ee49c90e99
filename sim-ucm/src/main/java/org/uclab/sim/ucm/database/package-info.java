/**
 * The replicated database of a cluster: its users with their devices, what they have set for themselves, and the
 * directory ready to be searched. It deliberately knows no protocol. Start with
 * {@link org.uclab.sim.ucm.database.UcmDatabase}.
 */
package org.uclab.sim.ucm.database;
