package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;

/**
 * How an operation ended (RFC 4511 §4.1.9).
 *
 * @param code      result code
 * @param text      diagnostic message
 * @param referrals where to go instead, of a referral only
 */
record Outcome(int code, String text, List<String> referrals) {

    static final Outcome SUCCESS = of(ResultCode.SUCCESS, "");

    static Outcome of(ResultCode code, String text) {
        return new Outcome(code.intValue(), text, List.of());
    }

    static Outcome referral(List<String> urls) {
        return new Outcome(ResultCode.REFERRAL_INT_VALUE, "", urls);
    }

    boolean success() {
        return code == ResultCode.SUCCESS_INT_VALUE;
    }
}
