/**
 * The pace of a sign-in: how long the user waits, which step is on, and how a step that cannot go on ends the whole.
 * It deliberately knows nothing of what the steps do. Start with {@link org.uclab.client.step.Patience}.
 */
package org.uclab.client.step;
