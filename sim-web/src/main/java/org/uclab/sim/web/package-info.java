/**
 * Plays a plain web server with a fixed set of files, such as the pictures of people, over HTTP and HTTPS and without
 * credentials; what is uploaded is taken and not kept. It deliberately runs no script and lists no folder. Start with
 * {@link org.uclab.sim.web.WebSystem}.
 */
package org.uclab.sim.web;
