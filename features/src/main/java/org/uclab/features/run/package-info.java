/**
 * Running features outside a test framework: find what cannot run before anything starts, run, report. It deliberately
 * knows no lab. Start with {@link org.uclab.features.run.FeatureRun}.
 */
package org.uclab.features.run;
