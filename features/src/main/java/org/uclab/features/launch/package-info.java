/**
 * How somebody's client is launched, and the settings that a feature may give it. It deliberately launches nothing. Start
 * with {@link org.uclab.features.launch.ClientSetting}.
 */
package org.uclab.features.launch;
