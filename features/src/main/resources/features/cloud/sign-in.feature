Feature: Users of the Webex cloud
  A client whose domain the cloud knows asks for credentials of the cloud, logs in by HTTPS, is told the configuration and the UC
  services that the administrator has set, and has presence there over XMPP (S3, S4).

  Background:
    Given the world "cloud" where 1 lab seconds pass in a second

  @CAS-03a
  Scenario: The client asks for the credentials of the cloud before it logs in there
    When paul.plain signs in from outside
    Then paul.plain is asked for the credentials of "Webex Messenger"
    And loginp.webexconnect.com was asked "GET /cas/FederatedSSO?org=plain.example.com"
    And loginp.webexconnect.com was never asked "POST /cas/auth.do"
    When paul.plain gives the credentials of the cloud
    Then paul.plain is signed in to the cloud
    And loginp.webexconnect.com was asked "POST /cas/auth.do"

  @CAS-03b
  Scenario: The cloud gives a token for the password, and the token opens the stream
    When paul.plain signs in to the cloud from outside
    Then paul.plain is signed in to the cloud
    And these messages arrived, in this order:
      | host                    | message              |
      | loginp.webexconnect.com | POST /cas/auth.do    |
      | loginp.webexconnect.com | POST /op.do          |
      | isj1.webexconnect.com   | auth WEBEX-TOKEN     |
      | isj1.webexconnect.com   | iq set bind          |
    And the client of paul.plain decided on "Webex log-in": "loginp.webexconnect.com", because "it gave a token for the password of paul.plain@plain.example.com"
    And the client of paul.plain decided on "signing into presence server": "result: 0", because "login mode: CLOUD, server: isj1.webexconnect.com:443"

  @CAS-03b
  Scenario: A wrong password is refused, and the client asks again
    When paul.plain signs in from outside
    And paul.plain gives the credentials of the cloud with the password "Clearly2"
    Then paul.plain is told that the user name or password is not correct
    And isj1.webexconnect.com was never asked "auth WEBEX-TOKEN"
    When paul.plain signs in again with the same client
    Then paul.plain is asked for the credentials of "Webex Messenger"
    When paul.plain gives the credentials of the cloud
    Then paul.plain is signed in to the cloud
    And isj1.webexconnect.com was asked "auth WEBEX-TOKEN"

  @CAS-03c
  Scenario: The client fetches the configuration that the administrator has set
    When paul.plain signs in to the cloud from outside
    Then the client of paul.plain decided on "Webex configuration": "Disable_IM_History false, Screen_Capture_Enabled true", because "loginp.webexconnect.com tells it of the organisation"
    And the client of paul.plain decided on "encoding for IM": "AES false, no encoding true"
    And paul.plain takes "Screen_Capture_Enabled" from the configuration file: "true"
    When sue.strict signs in to the cloud from outside
    Then the client of sue.strict decided on "Webex configuration": "nothing"
    And the client of sue.strict decided on "encoding for IM": "AES true, no encoding false"

  Scenario Outline: A log-in that fails with <fault> is no sign-in, and the next one is
    When paul.plain signs in from outside
    And the fault "<fault>" at cas of loginp.webexconnect.com
    And paul.plain gives the credentials of the cloud
    Then paul.plain is told that the server cannot be reached
    When all faults are healed
    And paul.plain signs in again with the same client
    Then paul.plain is signed in to the cloud

    Examples:
      | fault           |
      | http-status 500 |
      | http-malformed  |

  Scenario: A cloud that shows a bad certificate is told no token
    Given the fault "certificate expired" at xmpp-443 of isj1
    And the fault "certificate self-signed" at xmpp of isj1
    When paul.plain signs in from outside
    And paul.plain gives the credentials of the cloud
    Then paul.plain is told that the server cannot be reached
    And isj1 was asked "starttls"
    And isj1 was never asked "auth WEBEX-TOKEN"
    When all faults are healed
    And paul.plain signs in again with the same client
    Then paul.plain is signed in to the cloud
    And isj1 was asked "auth WEBEX-TOKEN"

  @CAS-08
  Scenario: The stream of the cloud is on port 443
    When paul.plain signs in to the cloud from outside
    Then paul.plain is served at port 443 of isj1 over TLS
    And the client of paul.plain passed no server over

  @CAS-08
  Scenario Outline: Where 443 is blocked (<fault>) the stream is on 5222, and later on 443 again
    Given the fault "<fault>" at xmpp-443 of isj1
    When paul.plain signs in to the cloud from outside
    Then paul.plain is signed in to the cloud
    And paul.plain is served at port 5222 of isj1 over TLS
    And the client of paul.plain decided on "presence server": "not isj1.webexconnect.com:443"
    When all faults are healed
    And paul.plain signs in to the cloud from outside
    Then paul.plain is served at port 443 of isj1 over TLS

    Examples:
      | fault  |
      | refuse |
      | silent |

  Scenario: A cloud that loses power is come back to with a new token
    Given paul.plain has a client with:
      | setting  | value      |
      | re-login | 1 s to 2 s |
    When paul.plain signs in to the cloud from outside
    And isj1 loses power
    Then paul.plain is not connected
    When isj1 has power again
    Then paul.plain is signed in again at isj1 within 60 lab seconds
    And loginp.webexconnect.com was asked "POST /cas/auth.do"
    When pia.plain signs in to the cloud from outside
    Then pia.plain sees that paul.plain is available
    When pia.plain writes "back?" to paul.plain
    Then paul.plain reads "back?" from pia.plain

  Scenario: A user of the cloud who goes to another network is signed in there, and is asked for nothing
    When paul.plain signs in to the cloud from inside
    And pia.plain signs in to the cloud from outside
    Then pia.plain sees that paul.plain is available
    When paul.plain moves outside
    Then paul.plain is signed in to the cloud
    And loginp.webexconnect.com was asked "POST /cas/auth.do" by paul.plain
    When paul.plain writes "out here" to pia.plain
    Then pia.plain reads "out here" from paul.plain
    When pia.plain writes "how is it?" to paul.plain
    Then paul.plain reads "how is it?" from pia.plain
