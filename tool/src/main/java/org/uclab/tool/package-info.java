/**
 * Programs that we did not write, for tests: dig, curl and their kind check our servers with eyes of their own. It
 * deliberately knows nothing of what it runs and installs nothing; only tests depend on it. Start with
 * {@link org.uclab.tool.Tool}.
 */
package org.uclab.tool;
