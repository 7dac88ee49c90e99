/**
 * The catalogue of documented behaviours and how many scenarios prove each. It deliberately judges no scenario. Start
 * with {@link org.uclab.features.catalogue.Catalogue}.
 */
package org.uclab.features.catalogue;
