Feature: A phone outside
  Outside the phone registers at the same Unified CM through Expressway: E asks for credentials, C vouches for the user, and the
  REGISTER takes the way that the edge configuration names (S1).

  @ESIP-01
  Scenario: SIP goes to Expressway-E by TLS on 5061
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And edge-sip of uclabexpwe01 was asked "REGISTER sip:uclabcucm-pub"
    And mac.donald is served at port 5061 of uclabexpwe01 over TLS
    And the client of mac.donald decided on "phone registration": "uclabcucm-pub through uclabexpwe01.uclab.com", because "for 120 s, a new registration there"

  @ESIP-01
  Scenario Outline: The certificate of that port is looked at once more: <defect>
    Given the world "uclab"
    And the fault "certificate <defect>" at edge-sip of uclabexpwe01
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald decided within 60 lab seconds on "phone registration": "uclabexpwe01.uclab.com passed over"
    And the client of mac.donald decided on "certificate of uclabexpwe01.uclab.com": "refused <reason>"
    And the phone of mac.donald is registered at uclabcucm-pub within 60 lab seconds
    And edge-sip of uclabexpwe02 was asked "REGISTER sip:uclabcucm-pub"
    And uclabexpwe01 was never asked "REGISTER sip:uclabcucm-pub"
    When all faults are healed
    And mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And edge-sip of uclabexpwe01 was asked "REGISTER sip:uclabcucm-pub"

    Examples:
      | defect        | reason        |
      | name-mismatch | NAME_MISMATCH |
      | expired       | EXPIRED       |

  @ESIP-02a @ESIP-02b @ESIP-02f
  Scenario: The REGISTER of a phone outside names the line, its way and what it supports
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And the request "REGISTER sip:uclabcucm-pub" that uclabexpwe01 got has the header "From" like "<sip:5002@uclabcucm-pub>;tag=.+"
    And the request "REGISTER sip:uclabcucm-pub" that uclabexpwe01 got has the header "To" like "<sip:5002@uclabcucm-pub>"
    And the request "REGISTER sip:uclabcucm-pub" that uclabexpwe01 got has the header "Route" like "<sip:uclabexpwe01.uclab.com;transport=tls;lr>,<sip:{uclabexpwc01}:5061;transport=tls;zone-id=1;directed;lr>,<sip:uclabcucm-pub;transport=tcp;lr>"
    And the request "REGISTER sip:uclabcucm-pub" that uclabexpwe01 got has the header "Supported" like "replaces,join,sdp-anat,norefersub,resource-priority,extended-refer,X-cisco-callinfo,X-cisco-serviceuri,X-cisco-escapecodes,X-cisco-service-control,X-cisco-srtp-fallback,X-cisco-monrec,X-cisco-config,X-cisco-sis-7\.0\.0,X-cisco-xsi-8\.5\.1,X-cisco-graceful-reg,X-cisco-duplicate-reg"

  @ESIP-02c @ESIP-02d @ESIP-02e
  Scenario: Its Contact names the instance, the device and the model
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And the request "REGISTER sip:uclabcucm-pub" that uclabexpwe01 got has the header "Contact" like "<sip:[-0-9a-f]+@{client of mac.donald}:[0-9]+;transport=tls>;\+sip\.instance=\"<urn:uuid:00000000-0000-0000-0000-[0-9a-f]{12}>\";.*"
    And the request "REGISTER sip:uclabcucm-pub" that uclabexpwe01 got has the header "Contact" like ".*;\+u\.sip!devicename\.ccm\.cisco\.com=\"MDonald\";.*"
    And the request "REGISTER sip:uclabcucm-pub" that uclabexpwe01 got has the header "Contact" like ".*;\+u\.sip!model\.ccm\.cisco\.com=\"503\";video"

  @ESIP-02g @ESIP-02h
  Scenario: It gives its reason, and asks for an hour
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And the request "REGISTER sip:uclabcucm-pub" that uclabexpwe01 got has the header "Reason" like "SIP;cause=200;text=\"cisco-alarm:25 Name=MDonald ActiveLoad=Jabber_for_Windows-10\.5\.0 InactiveLoad=Jabber_for_Windows-10\.5\.0 Last=initialized\""
    And the request "REGISTER sip:uclabcucm-pub" that uclabexpwe01 got has the header "Expires" like "3600"

  @ESIP-03
  Scenario: E asks for credentials, and the client sends it again with them
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And an answer "407 REGISTER" of uclabexpwe01 has the headers:
      | header             | like                                                                                              |
      | Proxy-Authenticate | Digest realm="uclabexpwe01\.uclab\.com", nonce="[0-9a-f]{60}", algorithm=MD5, qop="auth"          |
      | CSeq               | 101 REGISTER                                                                                      |
      | Via                | SIP/2\.0/TLS {client of mac.donald}:.*;ingress-zone=CollaborationEdgeZone                         |
    And the request "REGISTER sip:uclabcucm-pub" that uclabexpwe01 got has the header "Proxy-Authorization" like "Digest username=\"mac\.donald\",realm=\"uclabexpwe01\.uclab\.com\",.*"

  @ESIP-04a @ESIP-04b @ESIP-04c
  Scenario: C checks the digest: E asks it by SERVICE on 7002, with its certificate
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And uclabexpwe01 is called by uclabexpwc02 at port 7002 from ports 25000 to 29999
    And uclabexpwe01 sent uclabexpwc02 a request "SERVICE sip:serviceserver@uclabcucm-pub" that contains "<methodName>DigestSA</methodName>"
    And uclabexpwe01 sent uclabexpwc02 a request "SERVICE sip:serviceserver@uclabcucm-pub" that contains "Content-Type: application/x-x509-ca-cert"
    And uclabexpwe01 sent uclabexpwc02 a request "SERVICE sip:serviceserver@uclabcucm-pub" that contains "-----BEGIN CERTIFICATE-----"
    And uclabexpwe01 sent uclabexpwc02 a request "SERVICE sip:serviceserver@uclabcucm-pub" with the headers:
      | header       | like                                  |
      | Via          | SIP/2\.0/TLS {uclabexpwe01}:7002;.*   |
      | Content-Type | multipart/mixed;boundary=boundary-.+  |

  @ESIP-04d @ESIP-04e
  Scenario: The SERVICE is signed, and C, which can tell, answers 200
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And uclabexpwe01 sent uclabexpwc02 a request "SERVICE sip:serviceserver@uclabcucm-pub" with the headers:
      | header   | like                  |
      | Identity | "[A-Za-z0-9+/]{80,}=*" |
      | Date     | .+ GMT                |
    And uclabexpwe01 got an answer "200 SERVICE" from uclabexpwc02 with the headers:
      | header | like        |
      | CSeq   | [0-9]+ SERVICE |

  @ESIP-05a @ESIP-05b @ESIP-05c
  Scenario: The REGISTER goes on to C with two Paths, an asserted identity and the last route
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And uclabexpwe01 sent uclabexpwc01 a request "REGISTER sip:uclabcucm-pub" with the headers:
      | header | like                                                                                |
      | Path   | <sip:{uclabexpwe01}:7002;transport=tls;lr>                                          |
      | Path   | <sip:{client of mac.donald}:[0-9]+;transport=tls;apparent;ds;lr>                    |
    And uclabexpwe01 sent uclabexpwc01 a request "REGISTER sip:uclabcucm-pub" with the headers:
      | header              | like                     |
      | P-Asserted-Identity | <sip:5002@uclabcucm-pub> |
    And uclabexpwe01 sent uclabexpwc01 a request "REGISTER sip:uclabcucm-pub" with the headers:
      | header | like                                 |
      | Route  | <sip:uclabcucm-pub;transport=tcp;lr> |

  @ESIP-05d @ESIP-05e @ESIP-17
  Scenario: It has fifteen hops left, and Unified CM sees C in the client's place, over TCP
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And uclabexpwe01 sent uclabexpwc01 a request "REGISTER sip:uclabcucm-pub" with the headers:
      | header       | like |
      | Max-Forwards | 15   |
    And uclabexpwc01 speaks with uclabcucm-pub at port 5060 over TCP
    And the request "REGISTER sip:uclabcucm-pub" that uclabcucm-pub got has the header "Contact" like "<sip:[-0-9a-f]+@{uclabexpwc01}:5060;transport=tcp;orig-hostport={client of mac.donald}:[0-9]+>;\+sip\.instance=.*"
    And the request "REGISTER sip:uclabcucm-pub" that uclabcucm-pub got has no header "Path"

  @ESIP-06a @ESIP-06b @ESIP-06c
  Scenario: The answer to a first registration
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And an answer "200 REGISTER" of uclabexpwe01 has the headers:
      | header  | like |
      | Expires | 120  |
    And an answer "200 REGISTER" of uclabexpwe01 has the headers:
      | header  | like                                                                                                                                        |
      | Contact | <sip:[-0-9a-f]+@{uclabexpwc01}:5060;transport=tcp;orig-hostport={client of mac.donald}:[0-9]+>;.*;video;x-cisco-newreg |
    And an answer "200 REGISTER" of uclabexpwe01 has the headers:
      | header       | like                                       |
      | Content-Type | application/x-cisco-remotecc-response\+xml |
    And the answer "200 REGISTER" of uclabexpwe01 contains:
      | <x-cisco-remotecc-response> |

  @ESIP-07a
  Scenario: A digest of a password that is not right any more: 407
    Given the world "uclab" where 60 lab seconds pass in a second
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When the password of mac.donald becomes "ilikeMRA2"
    And a stranger outside sends "GET /dWNsYWIuY29t/get_edge_config" to edge-https of uclabexpwe02 as "mac.donald" with the password "ilikeMRA2"
    Then the answer is 200
    When 700 lab seconds pass
    Then the client of mac.donald decided on "phone registration": "rejected by uclabexpwe01.uclab.com", because "407 Proxy Authentication Required; tried again in …"
    And uclabexpwe01 answered "407 REGISTER"

  @ESIP-07b
  Scenario: A device that Unified CM does not know any more: 404
    Given the world "uclab" where 60 lab seconds pass in a second
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When mac.donald loses the device "MDonald"
    And 130 lab seconds pass
    Then the client of mac.donald decided on "phone registration": "rejected by uclabexpwe01.uclab.com", because "404 Not Found, 399 uclabcucm-pub \"Unknown device\"; tried again in …"
    And uclabexpwe01 got an answer "404 REGISTER" from uclabexpwc01 with the headers:
      | header | like                                 |
      | Warning | 399 uclabcucm-pub "Unknown device"  |

  @ESIP-07c
  Scenario: Unified CM is down: 500
    Given the world "uclab" where 60 lab seconds pass in a second
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When uclabcucm-pub loses power
    And 240 lab seconds pass
    Then the client of mac.donald decided on "phone registration": "rejected by uclabexpwe01.uclab.com", because "500 Server Internal Error; tried again in …"
    And uclabexpwe01 got an answer "500 REGISTER" from uclabexpwc01 with the headers:
      | header | like         |
      | CSeq   | .* REGISTER  |
    And uclabcucm-sub was never asked "REGISTER sip:…"
    When ada.byron signs in from outside
    Then ada.byron is signed in outside through uclabexpwe01
    And uclabcucm-sub was asked "GET /cucm-uds/…"
    When uclabcucm-pub has power again
    Then the phone of mac.donald is registered at uclabcucm-pub within 400 lab seconds

  @ESIP-11a
  Scenario: A node that is silent is not left for another one
    Given the world "uclab" where 60 lab seconds pass in a second
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When uclabcucm-pub is paused
    And 1000 lab seconds pass
    Then the client of mac.donald decided on "phone registration": "uclabexpwe01.uclab.com passed over"
    And uclabcucm-sub was never asked "REGISTER sip:…"
    When uclabcucm-pub goes on
    Then the phone of mac.donald is registered at uclabcucm-pub within 900 lab seconds

  @ESIP-11b
  Scenario: Instant messaging does go to another node
    Given the world "uclab" where 20 lab seconds pass in a second
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 2 s |
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When cimp-pub loses power
    Then mac.donald is not connected
    And mac.donald is signed in again at uclabexpwe01 within 400 lab seconds
    And cimp-sub was asked "iq set bind"
    And the phone of mac.donald is registered at uclabcucm-pub
    When cimp-pub has power again
    Then mac.donald is still connected

  @ESIP-12
  Scenario: A refresh is answered without what a first registration is told
    Given the world "uclab" where 60 lab seconds pass in a second
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When 150 lab seconds pass
    Then an answer "200 REGISTER" of uclabexpwe01 has the headers:
      | header         | like                                                                        |
      | Expires        | 120                                                                         |
      | Contact        | <sip:[-0-9a-f]+@{uclabexpwc01}:5060;transport=tcp;orig-hostport=.*>;(?!.*x-cisco-newreg).*;video;bfcp |
      | Content-Type   |                                                                             |
      | Content-Length | 0                                                                           |
    And the phone of mac.donald is registered at uclabcucm-pub

  @ESIP-13 @ESIP-15
  Scenario: One C vouches, and the REGISTER goes to the C of the first route
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And the answer "200" of uclabexpwe01 contains:
      | <sipRequest><route>&lt;sip:{uclabexpwc01}:5061;transport=tls;zone-id=1;directed;lr&gt;</route> |
    And uclabexpwe01 sent uclabexpwc02 a request "SERVICE sip:serviceserver@uclabcucm-pub" with the headers:
      | header | like      |
      | CSeq   | 1 SERVICE |
    And uclabexpwe01 sent uclabexpwc01 a request "REGISTER sip:uclabcucm-pub" with the headers:
      | header | like         |
      | CSeq   | 102 REGISTER |
    And uclabexpwe01 never sent uclabexpwc02 a request "REGISTER sip:…"

  @ESIP-16
  Scenario: What E hands on is the same request, without the credentials
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And uclabexpwe01 sent uclabexpwc01 each request "REGISTER sip:uclabcucm-pub" with the header "Call-ID" as it came
    And uclabexpwe01 sent uclabexpwc01 a request "REGISTER sip:uclabcucm-pub" with the headers:
      | header              | like         |
      | CSeq                | 102 REGISTER |
      | Proxy-Authorization |              |

  @ESIP-18
  Scenario: E says in the client's Via where it came from
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And uclabexpwe01 sent uclabexpwc01 a request "REGISTER sip:uclabcucm-pub" with the headers:
      | header | like                                                                                                                                           |
      | Via    | SIP/2\.0/TLS {client of mac.donald}:[0-9]+;branch=[^;]+;received={client of mac.donald};ingress-zone=CollaborationEdgeZone |

  @ESIP-19
  Scenario: DigestSA names the user and not the line
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And uclabexpwe01 sent uclabexpwc02 a request "SERVICE sip:serviceserver@uclabcucm-pub" that contains "<username>mac.donald</username><realm>uclabexpwe01.uclab.com</realm><reqtype>collab-edge</reqtype></params>"
    And uclabexpwe01 sent uclabexpwc02 a request "SERVICE sip:serviceserver@uclabcucm-pub" that contains "<sipdomain>uclabcucm-pub</sipdomain></methodCall>"
    And uclabexpwe01 sent uclabexpwc01 a request "REGISTER sip:uclabcucm-pub" with the headers:
      | header | like                             |
      | To     | <sip:5002@uclabcucm-pub>         |
      | From   | <sip:5002@uclabcucm-pub>;tag=.+  |

  @ESIP-20
  Scenario: C signs its answer, too
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And uclabexpwe01 got an answer "200 SERVICE" from uclabexpwc02 with the headers:
      | header       | like                                 |
      | Identity     | "[A-Za-z0-9+/]{80,}=*"               |
      | Content-Type | multipart/mixed;boundary=boundary-.+ |

  @EDGE-29
  Scenario: The ports between E and C
    Given the world "uclab"
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And uclabexpwe01 is called by uclabexpwc01 at port 7002 from ports 25000 to 29999
    And uclabexpwe01 is called by uclabexpwc02 at port 7002 from ports 25000 to 29999
    And uclabexpwe01 handed requests on to uclabexpwc01 and uclabexpwc02

  @CERT-03a @CERT-03b @CERT-03c
  Scenario: A certificate that is signed with MD5 keeps the phone away, and nothing else
    Given the world "uclab" where 60 lab seconds pass in a second
    And the fault "certificate md5-signature" at traversal-sip of uclabexpwe01
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And mac.donald is in full UC
    And the client of mac.donald decided within 60 lab seconds on "phone registration": "rejected by uclabexpwe01.uclab.com"
    And uclabexpwe01 got an answer "437 SERVICE" from uclabexpwc02 with the headers:
      | header         | like                   |
      | Server         | TANDBERG/4130 .*       |
      | Content-Length | 0                      |
    And uclabexpwe01 never sent uclabexpwc01 a request "REGISTER sip:…"
    And uclabexpwe01 never sent uclabexpwc02 a request "REGISTER sip:…"
    When ada.byron signs in from inside
    And ada.byron writes "can you hear me?" to mac.donald
    Then mac.donald reads "can you hear me?" from ada.byron
    When all faults are healed
    Then the phone of mac.donald is registered at uclabcucm-pub within 400 lab seconds

  @CERT-07
  Scenario Outline: Whatever is wrong with that certificate, the phone is away and all else is there: <defect>
    Given the world "uclab" where 60 lab seconds pass in a second
    And the fault "certificate <defect>" at traversal-sip of uclabexpwe01
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And mac.donald is in full UC
    And the client of mac.donald decided within 60 lab seconds on "phone registration": "rejected by uclabexpwe01.uclab.com"
    And uclabexpwe01 got an answer "437 SERVICE" from uclabexpwc02 with the headers:
      | header         | like |
      | Content-Length | 0    |
    And mac.donald is still connected
    When all faults are healed
    Then the phone of mac.donald is registered at uclabcucm-pub within 400 lab seconds

    Examples:
      | defect        |
      | expired       |
      | not-yet-valid |
      | name-mismatch |
      | unknown-ca    |
      | self-signed   |
      | revoked       |
      | weak-key      |

  Scenario: Expressway-E dies, and the phone comes back over the other one
    Given the world "uclab" where 60 lab seconds pass in a second
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When uclabexpwe01 loses power
    Then the client of mac.donald decided within 200 lab seconds on "phone registration": "uclabexpwe01.uclab.com passed over"
    And the client of mac.donald decided within 200 lab seconds on "phone registration": "uclabcucm-pub through uclabexpwe02.uclab.com"
    And the phone of mac.donald is registered at uclabcucm-pub within 200 lab seconds
    When uclabexpwe01 has power again
    Then uclabexpwe01 is linked to uclabexpwc01 within 200 lab seconds
    And the phone of mac.donald is registered at uclabcucm-pub

  Scenario: Two phones behind one Expressway-C are told apart
    Given the world "uclab" where 60 lab seconds pass in a second
    When mac.donald signs in from outside
    And ada.byron signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And the phone of ada.byron is registered at uclabcucm-pub
    When 300 lab seconds pass
    Then the phone of mac.donald is registered at uclabcucm-pub
    And the phone of ada.byron is registered at uclabcucm-pub
    When mac.donald signs out
    And 130 lab seconds pass
    Then the phone of ada.byron is registered at uclabcucm-pub
    And every request "REGISTER sip:uclabcucm-pub" that uclabcucm-pub got has the header "Contact" like "<sip:[-0-9a-f]+@{uclabexpwc01}:5060;.*"
