/**
 * Phones, callers and readers of packets that we did not write, beside a running lab: baresip, Linphone, sipp, the stack of
 * JAIN-SIP, tshark and sox. They know nothing of each other or of us but an address, a number, a user and a password. Start
 * with {@link org.uclab.scenarios.sip.PhoneLab}.
 */
package org.uclab.scenarios.sip;
