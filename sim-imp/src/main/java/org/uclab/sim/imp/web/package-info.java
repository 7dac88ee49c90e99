/**
 * Plays the Presence Web Service of a node: programs log users in over HTTP, read and set presence, and are told of changes. It does not
 * play the service's SOAP. Start at {@link org.uclab.sim.imp.web.PresenceWebService}.
 */
package org.uclab.sim.imp.web;
