/**
 * The words that features are written in. Steps are thin: they parse words and call one verb of the
 * {@link org.uclab.features.steps.Stage}; they deliberately hold no state of their own. Start with the stage.
 */
package org.uclab.features.steps;
