package org.uclab.features.run;

/**
 * A step that features may use.
 *
 * @param text its cucumber expression
 */
public record StepText(String text) {}
