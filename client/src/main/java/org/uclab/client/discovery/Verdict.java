package org.uclab.client.discovery;

/** How discovery can end. */
public enum Verdict {
    MALFORMED_ADDRESS("what was typed is no address"),
    ADDRESS_NEEDED("nobody names a services domain: the e-mail screen is shown"),
    PHONE_BY_HAND("phone mode at the servers of the manual settings"),
    PRESENCE_BY_HAND("the presence server of the manual settings authenticates"),
    CLOUD_BY_HAND("Webex Messenger authenticates, as the manual settings say"),
    PHONE_INSTALLED("phone mode at the servers of the bootstrap file"),
    PRESENCE_INSTALLED("the presence server of the bootstrap file authenticates"),
    CLOUD_INSTALLED("Webex Messenger authenticates, as the bootstrap file says"),
    WEBEX("Webex Messenger authenticates; there is no call control of the company"),
    WEBEX_AND_INSIDE("Webex Messenger authenticates; phone services come from UCM"),
    WEBEX_AND_OUTSIDE("Webex Messenger authenticates; phone services come through Expressway"),
    PRESENCE_SERVER("inside; the presence server of `_cuplogin` authenticates"),
    INSIDE_IM_AND_PRESENCE("inside; IM and Presence authenticates"),
    INSIDE_PHONE_MODE("inside; UCM authenticates: phone mode"),
    INSIDE_WEBEX("inside; the service profile names Webex, whose credentials are asked for"),
    OUTSIDE_IM_AND_PRESENCE("through Expressway; IM and Presence authenticates"),
    OUTSIDE_PHONE_MODE("through Expressway; UCM authenticates: phone mode"),
    OUTSIDE_WEBEX("through Expressway; the service profile names Webex, whose credentials are asked for"),
    MANUAL_SETTINGS("the user is asked for an authenticator and its addresses"),
    CANNOT_REACH("the servers that were found cannot be reached"),
    WRONG_CREDENTIALS("user name or password is not correct"),
    USER_NOT_FOUND("no cluster knows the user"),
    NOT_SUPPORTED("the servers are of a release that cannot serve this client there");

    private final String says;

    Verdict(String says) {
        this.says = says;
    }

    /** What it means, in Markdown. */
    public String says() {
        return says;
    }

    /** As tables print it: {@code webex-and-inside}. */
    public String word() {
        return Fact.wordOf(this);
    }
}
