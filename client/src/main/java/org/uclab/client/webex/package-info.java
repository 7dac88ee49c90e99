/**
 * The log-in at the Webex Messenger cloud by HTTPS: a token for the password, and with it what the organisation's administrator has set.
 * It deliberately opens no stream and knows no discovery. Start with {@link org.uclab.client.webex.WebexLogin}.
 */
package org.uclab.client.webex;
