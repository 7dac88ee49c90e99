Feature: Services that discovery leaves out
  Whoever configures a client can exclude the cloud, Unified CM and the presence server from discovery. What is excluded is not
  asked for; the rest is asked all the same.

  Background:
    Given the world "discovery"

  @DISC-10
  Scenario: With WEBEX excluded the cloud is not asked, and the name server is
    Given adam.mckenzie has a client with:
      | setting        | value                   |
      | bootstrap file | EXCLUDED_SERVICES=WEBEX |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    And ns-inside was asked "SRV _collab-edge._tls.example.com"
    And loginp.webexconnect.com was never asked "GET /cas/FederatedSSO…"

  @DISC-11
  Scenario: With CUCM excluded nobody asks for _cisco-uds
    Given adam.mckenzie has a client with:
      | setting        | value                  |
      | bootstrap file | EXCLUDED_SERVICES=CUCM |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
    And loginp.webexconnect.com was asked "GET /cas/FederatedSSO?org=example.com"
    And ns-inside was asked "SRV _collab-edge._tls.example.com"
    And ns-inside was never asked "SRV _cisco-uds._tcp.example.com"

  @DISC-12
  Scenario: With CUP excluded nobody asks for _cuplogin
    Given adam.mckenzie has a client with:
      | setting        | value                 |
      | release        | R11                   |
      | bootstrap file | EXCLUDED_SERVICES=CUP |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And loginp.webexconnect.com was asked "GET /cas/FederatedSSO?org=example.com"
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    And ns-inside was asked "SRV _collab-edge._tls.example.com"
    And ns-inside was never asked "SRV _cuplogin._tcp.example.com"

  @DISC-13a
  Scenario Outline: With <excluded> excluded one of the three is left
    Given adam.mckenzie has a client with:
      | setting        | value                        |
      | release        | R11                          |
      | bootstrap file | EXCLUDED_SERVICES=<excluded> |
    When adam.mckenzie signs in from inside
    Then ns-inside was asked "SRV _collab-edge._tls.example.com"
    And <asked> was asked "<question>"
    And <one> was never asked "<left out>"
    And <other> was never asked "<left out too>"

    Examples:
      | excluded   | asked                  | question                              | one                    | left out                       | other     | left out too                    |
      | WEBEX,CUCM | ns-inside              | SRV _cuplogin._tcp.example.com        | loginp.webexconnect.com | GET /cas/FederatedSSO…         | ns-inside | SRV _cisco-uds._tcp.example.com |
      | WEBEX,CUP  | ns-inside              | SRV _cisco-uds._tcp.example.com       | loginp.webexconnect.com | GET /cas/FederatedSSO…         | ns-inside | SRV _cuplogin._tcp.example.com  |
      | CUCM,CUP   | loginp.webexconnect.com | GET /cas/FederatedSSO?org=example.com | ns-inside              | SRV _cisco-uds._tcp.example.com | ns-inside | SRV _cuplogin._tcp.example.com  |

  @DISC-13b
  Scenario Outline: With everything excluded that <release> knows nobody is asked
    Given adam.mckenzie has a client with:
      | setting        | value                        |
      | release        | <release>                    |
      | bootstrap file | EXCLUDED_SERVICES=<excluded> |
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "services domain": "example.com"
    And the client of adam.mckenzie decided on "location" because "every service is excluded from discovery"
    And ns-inside was never asked "SRV"
    And loginp.webexconnect.com was never asked "GET /cas/FederatedSSO…"

    Examples:
      | release | excluded       |
      | R96     | WEBEX,CUCM,CUP |
      | R11     | WEBEX,CUCM,CUP |
      | R12     | WEBEX,CUCM     |

  @DISC-13c
  Scenario: With everything excluded the user is asked
    Given adam.mckenzie has a client with:
      | setting        | value                            |
      | release        | R11                              |
      | bootstrap file | EXCLUDED_SERVICES=WEBEX,CUCM,CUP |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
