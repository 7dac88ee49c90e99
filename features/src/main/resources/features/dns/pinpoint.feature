Feature: The pinpoint subdomain
  The inside server has cisco-internal.example.com and forwards the rest of example.com.

  Background:
    Given the world "pinpoint"

  @DNS-08a
  Scenario: The inside server is the authority for the subdomain, which nobody outside has
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.cisco-internal.example.com" gets:
      | answer | _cisco-uds._tcp.cisco-internal.example.com. 3600 IN SRV 6 30 8443 cucm3.example.local. |
      | answer | _cisco-uds._tcp.cisco-internal.example.com. 3600 IN SRV 2 20 8443 cucm2.example.local. |
      | answer | _cisco-uds._tcp.cisco-internal.example.com. 3600 IN SRV 1 5 8443 cucm1.example.local.  |
      | flag   | AA                                                                                     |
    And a stranger inside who asks ns-inside for SRV "_sip._tcp.cisco-internal.example.com" gets NXDOMAIN with:
      | flag      | AA                                                                                                                                    |
      | authority | cisco-internal.example.com. 900 IN SOA ns-inside.example.local. hostmaster.cisco-internal.example.com. 1 3600 600 86400 900 |
    And ns-outside was never asked "SRV"
    And a stranger outside who asks ns-outside for SRV "_cisco-uds._tcp.cisco-internal.example.com" gets NXDOMAIN

  @DNS-08b
  Scenario: Other names of the parent are forwarded
    Then a stranger inside who asks ns-inside for A "www.example.com" gets:
      | answer  | www.example.com. 3600 IN A 192.0.2.80 |
      | no flag | AA                                    |
    And ns-outside was asked "A www.example.com"
    And a stranger inside who asks ns-inside for SRV "_collab-edge._tls.example.com" gets:
      | answer  | _collab-edge._tls.example.com. 3600 IN SRV 3 7 8443 xpre1.example.com. |
      | answer  | _collab-edge._tls.example.com. 3600 IN SRV 4 8 8443 xpre2.example.com. |
      | answer  | _collab-edge._tls.example.com. 3600 IN SRV 5 0 8443 xpre3.example.com. |
      | no flag | AA                                                                     |
    And a stranger inside who asks ns-inside for A "nobody.example.com" gets NXDOMAIN with:
      | no flag   | AA                                                                                           |
      | authority | example.com. 900 IN SOA ns-outside.example.com. hostmaster.example.com. 1 3600 600 86400 900 |

  @DISC-07 @DISC-37
  Scenario: A client of release 9.6 asks there too, and what it finds wins over the forwarded _collab-edge
    Given adam.mckenzie has a client with:
      | setting | value |
      | release | R96   |
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "_collab-edge._tls.example.com": "found"
    And the client of adam.mckenzie decided on "location": "inside"
    And adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "UDS server": "cucm1.example.local"
    And xpre1 heard nothing from any client
    And these messages arrived, in this order:
      | host      | message                                        |
      | ns-inside | SRV _cisco-uds._tcp.example.com                |
      | ns-inside | SRV _cisco-uds._tcp.cisco-internal.example.com |
    And these messages arrived, in this order:
      | host      | message                                       |
      | ns-inside | SRV _cuplogin._tcp.example.com                |
      | ns-inside | SRV _cuplogin._tcp.cisco-internal.example.com |

  @DISC-07
  Scenario: With only _cuplogin in the pinpoint subdomain the presence server signs a client of release 9.6 in
    Given adam.mckenzie has a client with:
      | setting | value |
      | release | R96   |
    And ns-inside loses its SRV records for "_cisco-uds._tcp.cisco-internal.example.com"
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "authenticator": "presence server"
    And adam.mckenzie is signed in inside

  @DISC-07
  Scenario: Outside, a client of release 9.6 asks there in vain and goes through Expressway
    Given adam.mckenzie has a client with:
      | setting | value |
      | release | R96   |
    When adam.mckenzie signs in from outside
    Then the client of adam.mckenzie decided on "location": "outside"
    And ns-outside was asked "SRV _cisco-uds._tcp.cisco-internal.example.com"
    And ns-outside was asked "SRV _cuplogin._tcp.cisco-internal.example.com"
    And xpre1 was asked "GET /ZXhhbXBsZS5jb20/get_edge_config…"

  @DISC-36
  Scenario Outline: A client of release <release> does not ask there and goes through Expressway
    Given adam.mckenzie has a client with:
      | setting | value     |
      | release | <release> |
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "location": "outside"
    And ns-inside was never asked "SRV _cisco-uds._tcp.cisco-internal.example.com"
    And ns-inside was never asked "SRV _cuplogin._tcp.cisco-internal.example.com"
    And xpre1 was asked "GET /ZXhhbXBsZS5jb20/get_edge_config…"
    And cucm1 heard nothing from any client

    Examples:
      | release |
      | R11     |
      | R12     |
