/**
 * What features say, as Cucumber reads them in a dry run: their scenarios, the step each line means, and what nobody
 * knows. It deliberately runs and judges nothing. Start with {@link org.uclab.features.script.Script}.
 */
package org.uclab.features.script;
