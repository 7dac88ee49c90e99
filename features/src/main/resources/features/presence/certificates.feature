Feature: Certificates of presence servers
  A presence server shows one certificate at SOAP and at XMPP; a client checks both, and goes on to the next server.

  @CERT-02
  Scenario Outline: A bad certificate at XMPP is refused with its reason: <defect>
    Given the world "uclab"
    And the fault "certificate <defect>" at xmpp of cimp-pub
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "certificate of cimp-pub.uclab.com": "refused <reason>"
    And the client of mac.donald decided on "presence server": "not cimp-pub.uclab.com:5222"
    And the client of mac.donald decided on "presence server": "cimp-sub.uclab.com:5222"
    And cimp-pub was never asked "auth"
    When all faults are healed
    And mac.donald signs in from inside
    Then cimp-pub was asked "auth CISCO-VTG-TOKEN"
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

  @CERT-02
  Scenario Outline: A bad certificate at SOAP is refused with its reason: <defect>
    Given the world "uclab"
    And the fault "certificate <defect>" at soap of cimp-pub
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "certificate of cimp-pub.uclab.com": "refused <reason>"
    And the client of mac.donald decided on "presence log-in": "LERR_CUP_CERT (11) at cimp-pub.uclab.com:8443"
    And the client of mac.donald decided on "presence log-in": "cimp-sub.uclab.com:8443"
    And cimp-pub was never asked "POST /EPASSoap…"
    When all faults are healed
    And mac.donald signs in from inside
    Then cimp-pub was asked "POST /EPASSoap/service login mac.donald"
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
