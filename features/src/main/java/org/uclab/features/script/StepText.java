package org.uclab.features.script;

/**
 * A step that features may use.
 *
 * @param text its cucumber expression
 */
public record StepText(String text) {}
