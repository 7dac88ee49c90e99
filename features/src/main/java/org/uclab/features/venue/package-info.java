/**
 * Where a scenario plays: a lab of its own in this process, or one that runs elsewhere and is commanded through its API.
 * Steps see one interface and cannot tell the two apart. Start with {@link org.uclab.features.venue.Venue}.
 */
package org.uclab.features.venue;
