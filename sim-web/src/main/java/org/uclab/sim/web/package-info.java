/**
 * Plays a plain web server with a fixed set of files, such as the pictures of people, over HTTP and without credentials.
 * It deliberately runs no script, lists no folder and takes no upload. Start with {@link org.uclab.sim.web.WebSystem}.
 */
package org.uclab.sim.web;
