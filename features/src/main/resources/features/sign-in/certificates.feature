Feature: Certificates on the way in
  Whatever is wrong with the certificate of a server, the client says what it is, tells that server nothing, and goes on without
  it. Those of presence servers, of the edge's HTTPS, of directories, CAPF and voicemail have features of their own.

  Background:
    Given the world "uclab"

  @CERT-02
  Scenario Outline: A bad certificate at <service> is refused with its reason: <defect>
    Given the fault "certificate <defect>" at <service> of <host>
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "certificate of <name>": "refused <reason>"
    And <host> was never asked "<request>"
    When all faults are healed
    And mac.donald signs in from inside
    Then <host> was asked "<request>"

    @CERT-02a
    Examples: name mismatch
      | service | host          | name                    | request                               | defect        | reason        |
      | uds     | uclabcucm-pub | uclabcucm-pub.uclab.com | GET /cucm-uds/user/mac.donald/devices | name-mismatch | NAME_MISMATCH |
      | cas     | loginp        | loginp.webexconnect.com | GET /cas/FederatedSSO?org=uclab.com   | name-mismatch | NAME_MISMATCH |

    @CERT-02b
    Examples: expired
      | service | host          | name                    | request                               | defect  | reason  |
      | uds     | uclabcucm-pub | uclabcucm-pub.uclab.com | GET /cucm-uds/user/mac.donald/devices | expired | EXPIRED |
      | cas     | loginp        | loginp.webexconnect.com | GET /cas/FederatedSSO?org=uclab.com   | expired | EXPIRED |

    @CERT-02c
    Examples: not yet valid
      | service | host          | name                    | request                               | defect        | reason        |
      | uds     | uclabcucm-pub | uclabcucm-pub.uclab.com | GET /cucm-uds/user/mac.donald/devices | not-yet-valid | NOT_YET_VALID |
      | cas     | loginp        | loginp.webexconnect.com | GET /cas/FederatedSSO?org=uclab.com   | not-yet-valid | NOT_YET_VALID |

    @CERT-02d
    Examples: unknown ca
      | service | host          | name                    | request                               | defect     | reason     |
      | uds     | uclabcucm-pub | uclabcucm-pub.uclab.com | GET /cucm-uds/user/mac.donald/devices | unknown-ca | UNKNOWN_CA |
      | cas     | loginp        | loginp.webexconnect.com | GET /cas/FederatedSSO?org=uclab.com   | unknown-ca | UNKNOWN_CA |

    @CERT-02e
    Examples: self signed
      | service | host          | name                    | request                               | defect      | reason      |
      | uds     | uclabcucm-pub | uclabcucm-pub.uclab.com | GET /cucm-uds/user/mac.donald/devices | self-signed | SELF_SIGNED |
      | cas     | loginp        | loginp.webexconnect.com | GET /cas/FederatedSSO?org=uclab.com   | self-signed | SELF_SIGNED |

    @CERT-02f
    Examples: revoked
      | service | host          | name                    | request                               | defect  | reason  |
      | uds     | uclabcucm-pub | uclabcucm-pub.uclab.com | GET /cucm-uds/user/mac.donald/devices | revoked | REVOKED |
      | cas     | loginp        | loginp.webexconnect.com | GET /cas/FederatedSSO?org=uclab.com   | revoked | REVOKED |

    @CERT-02g
    Examples: weak key
      | service | host          | name                    | request                               | defect   | reason   |
      | uds     | uclabcucm-pub | uclabcucm-pub.uclab.com | GET /cucm-uds/user/mac.donald/devices | weak-key | WEAK_KEY |
      | cas     | loginp        | loginp.webexconnect.com | GET /cas/FederatedSSO?org=uclab.com   | weak-key | WEAK_KEY |

    @CERT-02h
    Examples: md5 signature
      | service | host          | name                    | request                               | defect        | reason        |
      | uds     | uclabcucm-pub | uclabcucm-pub.uclab.com | GET /cucm-uds/user/mac.donald/devices | md5-signature | MD5_SIGNATURE |
      | cas     | loginp        | loginp.webexconnect.com | GET /cas/FederatedSSO?org=uclab.com   | md5-signature | MD5_SIGNATURE |

  @CERT-02
  Scenario Outline: A bad certificate at the edge's XMPP is refused with its reason: <defect>
    Given the fault "certificate <defect>" at edge-xmpp of uclabexpwe01
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald decided on "certificate of uclabexpwe01.uclab.com": "refused <reason>"
    And the client of mac.donald decided on "presence server": "not uclabexpwe01.uclab.com:5222"
    And the client of mac.donald decided on "presence server": "uclabexpwe02.uclab.com:5222"
    When all faults are healed
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald decided on "presence server": "uclabexpwe01.uclab.com:5222"

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
