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

  @DISC-09a
  Scenario: Settings by hand come first: nobody is asked where the services are
    Given mac.donald has a client with:
      | setting | value                                                        |
      | servers | TFTP uclabcucm-pub.uclab.com; CCMCIP uclabcucm-pub.uclab.com |
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "services": "manual settings"
    And uclabcucm-pub was asked "POST /ccmcip/Personalization"
    And ns-inside was never asked "SRV"
    And loginp.webexconnect.com was never asked "GET /cas/FederatedSSO…"

  @DISC-09b @CAS-19
  Scenario: A domain that once was found to be Webex's goes to Webex at later launches, and nobody is asked
    When somebody types "ada@messenger.example.com" on a client inside
    Then somebody is asked for the credentials of "Webex Messenger"
    And loginp.webexconnect.com was asked "GET /cas/FederatedSSO?org=messenger.example.com"
    And ns-inside was asked "SRV _cisco-uds._tcp.messenger.example.com"
    When somebody types "ada@messenger.example.com" on the same client, launched again
    Then somebody is asked for the credentials of "Webex Messenger"
    And the client of somebody decided on "Webex": "Webex domain", because "CAS knew the domain at an earlier launch"
    And loginp.webexconnect.com was never asked "GET /cas/FederatedSSO…"
    And ns-inside was never asked "SRV"
    When somebody types "ada@sso.example.com" on the same client, launched again
    Then somebody is asked for the credentials of "Webex Messenger"
    And loginp.webexconnect.com was asked "GET /cas/FederatedSSO?org=sso.example.com"

  @CAS-19
  Scenario: Only what the cloud knew is remembered of it
    When somebody types "ada@example.net" on a client inside
    Then somebody is asked for manual settings
    When somebody types "ada@example.net" on the same client, launched again
    Then somebody is asked for manual settings
    And the client of somebody decided on "Webex": "not a Webex domain", because "CAS does not know the domain (error code 1)"
    And loginp.webexconnect.com was asked "GET /cas/FederatedSSO?org=example.net"

  @DISC-09c
  Scenario: What the Webex cloud says counts more than SRV records
    When ns-outside gets new SRV records for "_cisco-uds._tcp.messenger.example.com", to be kept 60 seconds:
      | 0 0 8443 uclabcucm-pub.uclab.com. |
    And somebody types "ada@messenger.example.com" on a client inside
    Then somebody is asked for the credentials of "Webex Messenger"
    And the client of somebody decided on "_cisco-uds._tcp.messenger.example.com": "found"
    And the client of somebody decided on "authenticator": "Webex Messenger", because "CAS knows the domain, without SSO (error code 7); SRV records do not count then"
    And uclabcucm-pub heard nothing from any client

  @DISC-09e
  Scenario: Of a domain that the Webex cloud does not know the SRV records count, wherever the client is
    When mac.donald signs in from inside
    Then the client of mac.donald decided on "Webex": "not a Webex domain", because "CAS does not know the domain (error code 1)"
    And the client of mac.donald decided on "location": "inside", because "_cisco-uds._tcp exists"
    And mac.donald is signed in inside
    When mac.donald signs in from outside
    Then the client of mac.donald decided on "location": "outside", because "_collab-edge._tls exists; …"
    And mac.donald is signed in outside through uclabexpwe01

  @DISC-09f
  Scenario: When nobody knows anything of the domain, the user is asked
    When somebody types "ada@example.net" on a client outside
    Then somebody is asked for manual settings
    And the client of somebody decided on "Webex": "not a Webex domain"
    And the client of somebody decided on "location": "unknown"
    And ns-outside was asked "SRV _collab-edge._tls.example.net"

  @CAS-01
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

  @CAS-01
  Scenario: The cloud answers XML for known domains, however they are spelt
    Then a stranger outside who asks cas of loginp.webexconnect.com for "/cas/FederatedSSO?org=messenger.example.com" reads "<errorcode>7</errorcode>"
    And a stranger outside who asks cas of loginp.webexconnect.com for "/cas/FederatedSSO?org=Messenger.Example.COM" reads "<errorcode>7</errorcode>"
    And a stranger outside who asks cas of loginp.webexconnect.com for "/cas/FederatedSSO?org=sso.example.com" reads "<errorcode>0</errorcode>"

  @CAS-02
  Scenario: The cloud answers XML for unknown domains, and the client falls back to the records
    Then a stranger outside who asks cas of loginp.webexconnect.com for "/cas/FederatedSSO?org=uclab.com" reads "<errorcode>1</errorcode>"
    And a stranger outside who asks cas of loginp.webexconnect.com for "/cas/FederatedSSO?org=deeper.messenger.example.com" reads "<errorcode>1</errorcode>"
    When mac.donald signs in from inside
    Then loginp.webexconnect.com was asked "GET /cas/FederatedSSO?org=uclab.com"
    And the client of mac.donald decided on "Webex": "not a Webex domain", because "CAS does not know the domain (error code 1)"
    And mac.donald is signed in inside

  @CAS-05a
  Scenario: A cloud that is slow is waited for, so long and no longer
    Given 1 lab second passes in a second from now on
    And the fault "http-slow 2s" at cas of loginp.webexconnect.com
    When somebody types "ada@messenger.example.com" on a client inside
    Then somebody is asked for the credentials of "Webex Messenger"
    When all faults are healed
    And the fault "http-slow 30s" at cas of loginp.webexconnect.com
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "Webex": "not a Webex domain", because "CAS: …: taken as not a Webex domain"
    When all faults are healed
    And somebody types "ada@messenger.example.com" on a client inside
    Then somebody is asked for the credentials of "Webex Messenger"

  @CAS-05b
  Scenario: A cloud that cannot be reached is no obstacle
    When loginp.webexconnect.com loses power
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "Webex": "not a Webex domain", because "CAS: …: taken as not a Webex domain"
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    When loginp.webexconnect.com has power again
    And somebody types "ada@messenger.example.com" on a client outside
    Then somebody is asked for the credentials of "Webex Messenger"

  @CAS-05b
  Scenario: A cloud whose name nobody knows is no obstacle either
    When ns-outside loses its A records for "loginp.webexconnect.com"
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "Webex" because "loginp.webexconnect.com: the name does not exist: taken as not a Webex domain"

  @CAS-05c
  Scenario: A cloud that answers 500 knows no domain
    Given the fault "http-status 500" at cas of loginp.webexconnect.com
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald decided on "Webex": "not a Webex domain", because "CAS answered 500: taken as not a Webex domain"
    When somebody types "ada@messenger.example.com" on a client outside
    Then somebody is asked for manual settings
    When all faults are healed
    And somebody types "ada@messenger.example.com" on a client outside
    Then somebody is asked for the credentials of "Webex Messenger"

  @CAS-05d
  Scenario Outline: An answer that is no such XML (<fault>) knows no domain
    Given the fault "<fault>" at cas of loginp.webexconnect.com
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "Webex": "not a Webex domain", because "CAS answered with a document without an error code: taken as not a Webex domain"
    When somebody types "ada@messenger.example.com" on a client outside
    Then somebody is asked for manual settings
    When all faults are healed
    And somebody types "ada@messenger.example.com" on a client outside
    Then somebody is asked for the credentials of "Webex Messenger"

    Examples:
      | fault           |
      | http-malformed  |
      | http-login-page |

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
      | certificate unknown-ca | outside |

  @CAS-05a
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
