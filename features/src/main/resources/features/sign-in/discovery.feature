Feature: Finding the services
  What the name servers and the Webex cloud say of the typed domain decides where the client goes.

  Background:
    Given the world "uclab"

  @DISC-05
  Scenario: A domain without records
    When somebody types "ada@example.net" on a client outside
    Then somebody is asked for manual settings
    And ns-outside answered "NXDOMAIN SRV _cisco-uds._tcp.example.net"
    And ns-outside answered "NXDOMAIN SRV _collab-edge._tls.example.net"
    And uclabexpwe01 heard nothing from any client
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And uclabcucm-pub was asked "GET /cucm-uds/version"

  @DISC-05 @DNS-05
  Scenario: A domain without records, asked from inside
    When somebody types "ada@example.net" on a client inside
    Then somebody is asked for manual settings
    And ns-inside was asked "SRV _cisco-uds._tcp.example.net"
    And ns-outside was asked "SRV _cisco-uds._tcp.example.net"

  @CAS-01 @DISC-09
  Scenario Outline: A domain that the Webex cloud knows
    When somebody types "ada@<domain>" on a client <zone>
    Then somebody is asked for the credentials of "Webex Messenger"
    And loginp.webexconnect.com was asked "GET /cas/FederatedSSO?org=<domain>"
    And the client of somebody decided on "authenticator": "Webex Messenger"
    And uclabcucm-pub heard nothing from any client
    And uclabexpwe01 heard nothing from any client

    Examples:
      | domain                | zone    |
      | messenger.example.com | inside  |
      | messenger.example.com | outside |

  @CAS-01 @CAS-02
  Scenario: The cloud answers XML for known and unknown domains
    Then a stranger outside who asks cas of loginp.webexconnect.com for "/cas/FederatedSSO?org=messenger.example.com" reads "<errorcode>7</errorcode>"
    And a stranger outside who asks cas of loginp.webexconnect.com for "/cas/FederatedSSO?org=uclab.com" reads "<errorcode>1</errorcode>"

  @CAS-05
  Scenario Outline: Whatever is wrong with the cloud, discovery goes on
    When the fault "<fault>" at cas of loginp.webexconnect.com
    And mac.donald signs in from <zone>
    Then the client of mac.donald decided on "Webex": "not a Webex domain"
    And the client of mac.donald decided on "location": "<zone>"
    When all faults are healed
    And somebody types "ada@messenger.example.com" on a client <zone>
    Then somebody is asked for the credentials of "Webex Messenger"

    Examples:
      | fault                  | zone    |
      | refuse                 | inside  |
      | http-status 500        | outside |
      | http-malformed         | inside  |
      | certificate unknown-ca | outside |

  @CAS-05
  Scenario: A cloud that never answers does not hold the user up for ever
    Given the fault "http-no-reply" at cas of loginp.webexconnect.com
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "Webex": "not a Webex domain"
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside

  @CERT-02
  Scenario Outline: A bad certificate at the edge is refused with its reason
    Given the fault "certificate <defect>" at edge-https of uclabexpwe01
    When mac.donald signs in from outside
    Then the client of mac.donald decided on "certificate of uclabexpwe01.uclab.com": "refused <reason>"
    And the client of mac.donald decided on "edge server": "not uclabexpwe01.uclab.com"
    And mac.donald is signed in outside through uclabexpwe02
    When all faults are healed
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald passed no server over

    @CERT-02a
    Examples: name mismatch
      | defect | reason |
      | name-mismatch | NAME_MISMATCH |

    @CERT-02b
    Examples: expired
      | defect | reason |
      | expired | EXPIRED |

    @CERT-02c
    Examples: not yet valid
      | defect | reason |
      | not-yet-valid | NOT_YET_VALID |

    @CERT-02d
    Examples: unknown ca
      | defect | reason |
      | unknown-ca | UNKNOWN_CA |

    @CERT-02e
    Examples: self signed
      | defect | reason |
      | self-signed | SELF_SIGNED |

    @CERT-02f
    Examples: revoked
      | defect | reason |
      | revoked | REVOKED |

    @CERT-02g
    Examples: weak key
      | defect | reason |
      | weak-key | WEAK_KEY |

    @CERT-02h
    Examples: md5 signature
      | defect | reason |
      | md5-signature | MD5_SIGNATURE |
