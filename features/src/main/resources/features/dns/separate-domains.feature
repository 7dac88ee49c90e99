Feature: Separate domains
  Inside is example.local, outside is example.com; what the inside server does not have it forwards, and never the other
  way round.

  @DNS-04 @DNS-05 @DNS-06
  Scenario: The inside server forwards, the outside one does not
    Given the world "separate-domains"
    Then a stranger inside who asks ns-inside for A "www.example.com" gets:
      | answer | www.example.com. 3600 IN A 192.0.2.80 |
    And ns-outside was asked "A www.example.com"
    And a stranger inside who asks ns-inside for A "cucm1.example.local" gets:
      | answer | cucm1.example.local. 3600 IN A {cucm1} |
    And a stranger outside who asks ns-outside for A "cucm1.example.local" gets REFUSED
    And ns-inside was never asked "A www.example.org"

  @DNS-04 @DISC-36 @EDGE-14
  Scenario: Without records inside, a forwarded _collab-edge sends the inside client through Expressway, in vain
    Given the world "separate-domains"
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "location": "outside"
    And adam.mckenzie is told that the server cannot be reached
    And xpre1 was asked "GET /ZXhhbXBsZS5jb20/get_edge_config"
    When rosa.local signs in from inside
    Then rosa.local is signed in inside

  @DNS-07
  Scenario: A services zone inside hides what exists outside only
    Given the world "services-zone-inside"
    Then a stranger inside who asks ns-inside for A "www.example.com" gets NXDOMAIN
    And a stranger outside who asks ns-outside for A "www.example.com" gets:
      | answer | www.example.com. 3600 IN A 192.0.2.80 |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-outside was never asked "SRV _cisco-uds._tcp.example.com"
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1

  @DNS-09
  Scenario: The voice services domain is on both servers
    Given the world "voice-services-domain"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.cisco-uc.example.com"
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1
    And ns-outside was asked "SRV _collab-edge._tls.cisco-uc.example.com"

  @DNS-09
  Scenario: A client that does not know the voice services domain finds nothing
    Given the world "voice-services-domain"
    And adam.mckenzie has a client that does not know the voice services domain
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
