Feature: Whom a certificate is for
  The client holds the host that it wants against the names in the certificate, strictly, and says which rule a name breaks. Of an edge
  server the certificate should name the services domain, too. The certificate of the trace passes.

  @CERT-01
  Scenario: What the certificate of an edge server says
    Given the world "uclab"
    Then the certificate that uclabexpwe01 shows at edge-https has:
      | common name | uclabexpwe-cluster.uclab.com                                                         |
      | DNS names   | uclabexpwe-cluster.uclab.com, uclabexpwe01.uclab.com, uclabexpwe02.uclab.com         |
      | SRVNames    | _collab-edge._tls.uclab.com                                                          |

  @CERT-01a
  Scenario: The common name counts where there is no other name
    Given the world "uclab"
    And the fault "certificate common-name-alone" at edge-https of uclabexpwe01
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    When all faults are healed
    And the fault "certificate common-name-only-right" at edge-https of uclabexpwe01
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe02
    And the client of mac.donald decided on "certificate of uclabexpwe01.uclab.com": "refused NAME_MISMATCH", because "uclabexpwe01.uclab.com is its common name, which does not count beside alternative names"
    When all faults are healed
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01

  @CERT-01b
  Scenario: Each node of an edge cluster is one of the DNS names
    Given the world "uclab"
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    When uclabexpwe01 loses power
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe02
    When uclabexpwe01 has power again
    Then uclabexpwe01 is linked to uclabexpwc01 within 60 lab seconds
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01

  @CERT-01c
  Scenario Outline: The SRVName of the services domain is there, or the user is asked: <defect>
    Given the world "uclab"
    Then the certificate that uclabexpwe01 shows at edge-https has:
      | SRVNames | _collab-edge._tls.uclab.com |
    When the fault "certificate <defect>" at edge-https of uclabexpwe01
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald decided on "certificate of uclabexpwe01.uclab.com": "the user is asked", because "<reason>"
    When all faults are healed
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01

    Examples:
      | defect                    | reason                                                                                                 |
      | srv-name-missing          | it does not name the services domain uclab.com                                                         |
      | srv-name-of-other-domain  | it is for [_collab-edge._tls.another-domain.invalid], and not for the services domain uclab.com           |
      | srv-name-of-other-service | it is for [_another-service._tls.uclab.com], and not for the services domain uclab.com                    |

  @CERT-01d
  Scenario Outline: A name that is not the host's is none, however close: <defect>
    Given the world "uclab"
    And the fault "certificate <defect>" at edge-https of uclabexpwe01
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe02
    And the client of mac.donald decided on "certificate of uclabexpwe01.uclab.com": "refused NAME_MISMATCH", because "<reason>"
    And uclabexpwe01 was never asked "GET /dWNsYWIuY29t/get_edge_config…"
    When all faults are healed
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And uclabexpwe01 was asked "GET /dWNsYWIuY29t/get_edge_config…"

    Examples:
      | defect            | reason                                                                                  |
      | domain-alone      | it is for [uclab.com], not for uclabexpwe01.uclab.com                                |
      | wildcard-in-label | its u*.uclab.com does not stand for uclabexpwe01.uclab.com                              |
      | wildcard-for-all  | its *.com does not stand for uclabexpwe01.uclab.com                                     |
      | address-alone     | it is for [another-host.invalid, 192.0.2.1], not for uclabexpwe01.uclab.com               |
      | name-with-nul     | it has a name that no host can have, and none that is uclabexpwe01.uclab.com            |

  @CERT-06 @CERT-01d
  Scenario Outline: The certificate of the trace is good enough for clients of its time and for the delegated check, that of a sibling is not: <release>
    Given the world "trace-certificate"
    And adam.mckenzie has a client with:
      | setting | value     |
      | release | <release> |
    Then the certificate that xpre1 shows at edge-https has:
      | common name | xpre.example.com                                                            |
      | DNS names   | xpre.example.com, xpre1.example.com, xpre2.example.com, xpre3.example.com   |
      | SRVNames    | _collab-edge._tls.example.com                                               |
      | key         | RSA 4096                                                                    |
      | signature   | SHA1withRSA                                                                 |
      | purposes    | server, client                                                              |
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1
    And the client of adam.mckenzie decided on "certificate of xpre3.example.com": "refused NAME_MISMATCH", because "it is for [another-host.example.com], not for xpre3.example.com"
    And the phone of adam.mckenzie is registered at cucm1
    And edge-sip of xpre1 was asked "REGISTER sip:cucm1.example.com"
    And xpre1 sent xprc1 a request "SERVICE sip:serviceserver@cucm1.example.com" with the headers:
      | header   | like                   |
      | Identity | "[A-Za-z0-9+/]{680,}=*" |
    And xpre1 got an answer "200 SERVICE" from xprc1 with the headers:
      | header | like           |
      | CSeq   | [0-9]+ SERVICE |

    Examples:
      | release |
      | R96     |
      | R11     |
