/**
 * Chat rooms (XEP-0045) on the aliases of the nodes: the Text Conferencing of the product, as far as ad-hoc rooms go. It knows
 * addresses and no users, and keeps nothing: a room ends with its last occupant, or with the power of its node. Rooms in an
 * external database, which outlive both, it deliberately does not play. Start with {@link org.uclab.sim.imp.room.Rooms}.
 */
package org.uclab.sim.imp.room;
