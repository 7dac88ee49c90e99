/**
 * What holds for every scenario of a run. It deliberately knows neither worlds nor steps. Start with
 * {@link org.uclab.features.RunTerms}.
 */
package org.uclab.features;
