/**
 * Labs on demand: one warm process that starts a fresh lab for whoever asks and ends those that nobody renews. It
 * deliberately lets no lab know of another. Start with {@link org.uclab.control.house.LabHouse}.
 */
package org.uclab.control.house;
