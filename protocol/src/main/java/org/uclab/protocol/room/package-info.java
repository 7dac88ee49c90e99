/**
 * Chat rooms (XEP-0045) on the aliases of the nodes: the Text Conferencing of the product, ad hoc and persistent. It knows
 * addresses and no users; what persists is in {@link org.uclab.protocol.room.RoomDatabase}, whose own language it deliberately
 * does not play. Start with {@link org.uclab.protocol.room.Rooms}.
 */
package org.uclab.protocol.room;
