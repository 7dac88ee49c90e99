Feature: Separate domains
  Inside is example.local, outside is example.com; what the inside server does not have it forwards, and never the other
  way round.

  @DNS-04
  Scenario: Each server is the authority for its own domain
    Given the world "separate-domains"
    Then a stranger inside who asks ns-inside for A "cucm1.example.local" gets:
      | answer | cucm1.example.local. 3600 IN A {cucm1} |
      | flag   | AA                                     |
    And a stranger inside who asks ns-inside for A "nobody.example.local" gets NXDOMAIN with:
      | flag      | AA                                                                                                           |
      | authority | example.local. 900 IN SOA ns-inside.example.local. hostmaster.example.local. 1 3600 600 86400 900 |
    And ns-outside was never asked "A"
    And a stranger outside who asks ns-outside for A "shop.example.com" gets:
      | answer | shop.example.com. 3600 IN CNAME www.example.com. |
      | answer | www.example.com. 3600 IN A 192.0.2.80            |
      | flag   | AA                                               |

  @DNS-05
  Scenario: What the inside server does not have it asks the outside one for
    Given the world "separate-domains"
    Then a stranger inside who asks ns-inside for A "www.example.com" gets:
      | answer  | www.example.com. 3600 IN A 192.0.2.80 |
      | no flag | AA                                    |
    And a stranger inside who asks ns-inside for A "nobody.example.com" gets NXDOMAIN with:
      | no flag   | AA                                                                                           |
      | authority | example.com. 900 IN SOA ns-outside.example.com. hostmaster.example.com. 1 3600 600 86400 900 |
    And ns-outside was asked "A www.example.com"

  @DNS-06b
  Scenario: The outside server asks another one outside
    Given the world "separate-domains"
    Then a stranger outside who asks ns-outside for A "www.example.org" gets:
      | answer  | www.example.org. 3600 IN A 192.0.2.90 |
      | no flag | AA                                    |
    And ns-public was asked "A www.example.org"

  @DNS-06a
  Scenario: The outside server never asks the inside one, whose names nobody outside is told
    Given the world "separate-domains"
    Then a stranger inside who asks ns-inside for A "cucm1.example.local" gets:
      | answer | cucm1.example.local. 3600 IN A {cucm1} |
    And a stranger outside who asks ns-outside for A "cucm1.example.local" gets SERVFAIL
    And a stranger outside who asks ns-outside for SRV "_cisco-uds._tcp.example.local" gets SERVFAIL
    And ns-public was asked "A cucm1.example.local"
    And ns-inside was never asked "SRV"

  @DNS-04 @DISC-36 @EDGE-14
  Scenario: Without records inside, a forwarded _collab-edge sends the inside client through Expressway, in vain
    Given the world "separate-domains"
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "location": "outside"
    And adam.mckenzie is told that the server cannot be reached
    And the client of adam.mckenzie decided on "UDS server": "none", because "the inside has no _cisco-uds: NameError"
    And xpre1 answered "200"
    And xpre1 was asked "GET /ZXhhbXBsZS5jb20/get_edge_config…"
    When rosa.local signs in from inside
    Then rosa.local is signed in inside

  @DNS-07a
  Scenario: With a services zone inside the inside server is its authority
    Given the world "services-zone-inside"
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.example.com" gets:
      | answer | _cisco-uds._tcp.example.com. 3600 IN SRV 6 30 8443 cucm3.example.local. |
      | answer | _cisco-uds._tcp.example.com. 3600 IN SRV 2 20 8443 cucm2.example.local. |
      | answer | _cisco-uds._tcp.example.com. 3600 IN SRV 1 5 8443 cucm1.example.local.  |
      | flag   | AA                                                                      |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1

  @DNS-07b
  Scenario: Nothing of a services zone is forwarded
    Given the world "services-zone-inside"
    Then a stranger inside who asks ns-inside for SRV "_collab-edge._tls.example.com" gets NXDOMAIN
    And a stranger inside who asks ns-inside for A "www.example.com" gets NXDOMAIN
    And ns-outside was never asked "SRV _collab-edge._tls.example.com"
    And ns-outside was never asked "A www.example.com"
    And a stranger outside who asks ns-outside for SRV "_collab-edge._tls.example.com" gets:
      | answer | _collab-edge._tls.example.com. 3600 IN SRV 3 7 8443 xpre1.example.com. |
      | answer | _collab-edge._tls.example.com. 3600 IN SRV 4 8 8443 xpre2.example.com. |
      | answer | _collab-edge._tls.example.com. 3600 IN SRV 5 0 8443 xpre3.example.com. |

  @DNS-07c
  Scenario: A name that exists outside only is gone inside
    Given the world "services-zone-inside"
    Then a stranger inside who asks ns-inside for A "www.example.com" gets NXDOMAIN with:
      | flag      | AA                                                                                           |
      | authority | example.com. 900 IN SOA ns-inside.example.local. hostmaster.example.com. 1 3600 600 86400 900 |
    And a stranger inside who asks ns-inside for A "shop.example.com" gets NXDOMAIN
    And a stranger outside who asks ns-outside for A "www.example.com" gets:
      | answer | www.example.com. 3600 IN A 192.0.2.80 |

  @DNS-09a
  Scenario: Inside, the voice services domain has _cisco-uds
    Given the world "voice-services-domain"
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.cisco-uc.example.com" gets:
      | answer | _cisco-uds._tcp.cisco-uc.example.com. 3600 IN SRV 6 30 8443 cucm3.example.local. |
      | answer | _cisco-uds._tcp.cisco-uc.example.com. 3600 IN SRV 2 20 8443 cucm2.example.local. |
      | answer | _cisco-uds._tcp.cisco-uc.example.com. 3600 IN SRV 1 5 8443 cucm1.example.local.  |
      | flag   | AA                                                                               |
    And a stranger outside who asks ns-outside for SRV "_cisco-uds._tcp.cisco-uc.example.com" gets NXDOMAIN
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.cisco-uc.example.com"
    And ns-inside was never asked "SRV _cisco-uds._tcp.example.com"

  @DNS-09b
  Scenario: Inside, the voice services domain has _cuplogin
    Given the world "voice-services-domain"
    And adam.mckenzie has a client with:
      | setting               | value                |
      | release               | R11                  |
      | voice services domain | cisco-uc.example.com |
    Then a stranger inside who asks ns-inside for SRV "_cuplogin._tcp.cisco-uc.example.com" gets:
      | answer | _cuplogin._tcp.cisco-uc.example.com. 3600 IN SRV 8 50 8443 cup3.example.local.  |
      | answer | _cuplogin._tcp.cisco-uc.example.com. 3600 IN SRV 5 100 8443 cup1.example.local. |
      | answer | _cuplogin._tcp.cisco-uc.example.com. 3600 IN SRV 7 4 8443 cup2.example.local.   |
      | flag   | AA                                                                              |
    And a stranger outside who asks ns-outside for SRV "_cuplogin._tcp.cisco-uc.example.com" gets NXDOMAIN
    When ns-inside loses its SRV records for "_cisco-uds._tcp.cisco-uc.example.com"
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "authenticator": "presence server"
    And adam.mckenzie is signed in inside

  @DNS-09c
  Scenario: Outside, the voice services domain has _collab-edge
    Given the world "voice-services-domain"
    Then a stranger inside who asks ns-inside for SRV "_collab-edge._tls.cisco-uc.example.com" gets NXDOMAIN
    And a stranger outside who asks ns-outside for SRV "_collab-edge._tls.cisco-uc.example.com" gets:
      | answer | _collab-edge._tls.cisco-uc.example.com. 3600 IN SRV 3 7 8443 xpre1.example.com. |
      | answer | _collab-edge._tls.cisco-uc.example.com. 3600 IN SRV 4 8 8443 xpre2.example.com. |
      | answer | _collab-edge._tls.cisco-uc.example.com. 3600 IN SRV 5 0 8443 xpre3.example.com. |
      | flag   | AA                                                                              |
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1
    And ns-outside was asked "SRV _collab-edge._tls.cisco-uc.example.com"

  @DNS-09
  Scenario: A client that does not know the voice services domain finds nothing
    Given the world "voice-services-domain"
    And adam.mckenzie has a client with:
      | setting               | value   |
      | voice services domain | unknown |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
