/**
 * The log-in of the phone part at CCMCIP, the older list of a user's devices, as clients of UCM 9 and earlier make it
 * once presence is up. It deliberately knows nothing of UDS. Start with {@link org.uclab.client.ccmcip.CcmcipLogin}.
 */
package org.uclab.client.ccmcip;
