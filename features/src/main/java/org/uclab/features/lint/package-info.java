/**
 * Finds what a feature says and does not prove. It deliberately reads no files and runs nothing: it is given scenarios.
 * Start with {@link org.uclab.features.lint.FeatureLint}; each rule is one small class.
 */
package org.uclab.features.lint;
