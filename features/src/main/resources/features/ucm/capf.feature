Feature: Enrolment at CAPF
  A device that has to enrol gets its certificate from the publisher, on 3804, by a string that counts once. There is no
  way to CAPF from outside.

  Background:
    Given the world "capf"
    And cara.capf has a client with:
      | setting     | value  |
      | CAPF string | 081547 |

  @PORT-03
  Scenario: Inside, a device enrols once
    When cara.capf signs in from inside
    Then cara.capf is signed in inside
    And the client of cara.capf decided on "device certificate of CSFCARA": "issued", because "by CAPF of cucm1.example.com"
    And these messages arrived, in this order:
      | host  | message               |
      | cucm1 | auth-response CSFCARA |
      | cucm1 | in-progress           |
      | cucm1 | key-response          |
      | cucm1 | store-response 1      |
    And a stranger inside who asks tftp-http of cucm2 for "/CSFCARA.cnf.xml" reads "<capfAuthMode>0</capfAuthMode>"
    When cara.capf launches the client again
    Then cara.capf is signed in inside
    And cucm1 was never asked "auth-response CSFCARA"

  @PORT-03
  Scenario: With another string there is no certificate, with the right one there is
    Given cara.capf has a client with:
      | setting     | value  |
      | CAPF string | 081548 |
    When cara.capf signs in from inside
    Then cara.capf is signed in inside
    And the client of cara.capf decided on "device certificate of CSFCARA": "none", because "cucm1.example.com ended the session with reason 7: …"
    Given cara.capf has a client with:
      | setting     | value  |
      | CAPF string | 081547 |
    When cara.capf signs in from inside
    Then the client of cara.capf decided on "device certificate of CSFCARA": "issued"

  @PORT-03 @EDGE-16
  Scenario: Outside there is no way to CAPF, and the first sign-in fails until done inside
    When cara.capf signs in from outside
    Then cara.capf is told that the server cannot be reached
    And the client of cara.capf decided on "device certificate of CSFCARA": "none", because "CAPF is not found: cucm1.example.com: …"
    And cucm1 was never asked "auth-response CSFCARA"
    When cara.capf moves inside and launches the client again
    Then cara.capf is signed in inside
    And the client of cara.capf decided on "device certificate of CSFCARA": "issued"
    When cara.capf moves outside and launches the client again
    Then cara.capf is signed in outside through xpre1

  @EDGE-16
  Scenario: A device that has nothing to enrol for signs in outside at once
    When otto.open signs in from outside
    Then otto.open is signed in outside through xpre1
    And cucm1 was never asked "auth-response CSFCARA"

  @DISC-46
  Scenario: Over the VPN a client is inside
    When cara.capf signs in from vpn
    Then cara.capf is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    And xpre1 heard nothing from any client
    And the client of cara.capf decided on "device certificate of CSFCARA": "issued"
    When cara.capf moves outside and launches the client again
    Then cara.capf is signed in outside through xpre1

  Scenario: A session that CAPF ends leaves the device without a certificate, until the next sign-in
    When the fault "capf-end 9" at capf of cucm1, where device is CSFCARA
    And cara.capf signs in from inside
    Then cara.capf is signed in inside
    And cucm1 answered "end-session 9"
    And the client of cara.capf decided on "device certificate of CSFCARA": "none", because "cucm1.example.com ended the session with reason 9: no such device"
    When all faults are healed
    And cara.capf signs in from inside
    Then the client of cara.capf decided on "device certificate of CSFCARA": "issued"

  @PORT-07b
  Scenario: No node but the publisher has a port for CAPF
    Then a stranger inside who calls cucm1 on port 3804 is let in
    And a stranger inside who calls cucm2 on port 3804 is refused
    And a stranger inside who calls cucm2 on port 8443 is let in

  @PORT-07a
  Scenario: Without the publisher nobody enrols, though the cluster serves
    When cucm1 loses power
    And cara.capf signs in from inside
    Then cara.capf is signed in inside
    And the user data of cara.capf came from cucm2
    And the client of cara.capf decided on "device certificate of CSFCARA": "none", because "cucm1.example.com: …"
    And cucm2 was never asked "auth-response CSFCARA"
    When cucm1 has power again
    And cara.capf signs in again with the same client
    Then cara.capf is signed in inside
    And the client of cara.capf decided on "device certificate of CSFCARA": "issued", because "by CAPF of cucm1.example.com"

  @CERT-02
  Scenario Outline: A bad certificate of CAPF is refused with its reason: <defect>
    Given the fault "certificate <defect>" at capf of cucm1
    When cara.capf signs in from inside
    Then the client of cara.capf decided on "device certificate of CSFCARA": "none"
    And the client of cara.capf decided on "certificate of cucm1.example.com": "refused <reason>"
    And cucm1 was never asked "auth-response CSFCARA"
    When all faults are healed
    And cara.capf signs in from inside
    Then the client of cara.capf decided on "device certificate of CSFCARA": "issued"

    @CERT-02a
    Examples: name mismatch
      | defect        | reason        |
      | name-mismatch | NAME_MISMATCH |

    @CERT-02b
    Examples: expired
      | defect  | reason  |
      | expired | EXPIRED |

    @CERT-02c
    Examples: not yet valid
      | defect        | reason        |
      | not-yet-valid | NOT_YET_VALID |

    @CERT-02d
    Examples: unknown ca
      | defect     | reason     |
      | unknown-ca | UNKNOWN_CA |

    @CERT-02e
    Examples: self signed
      | defect      | reason      |
      | self-signed | SELF_SIGNED |

    @CERT-02f
    Examples: revoked
      | defect  | reason  |
      | revoked | REVOKED |

    @CERT-02g
    Examples: weak key
      | defect   | reason   |
      | weak-key | WEAK_KEY |

    @CERT-02h
    Examples: md5 signature
      | defect        | reason        |
      | md5-signature | MD5_SIGNATURE |
