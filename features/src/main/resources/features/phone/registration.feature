Feature: A phone is registered
  Once the configuration is stored the client signs in at CCMCIP, fetches the dial rules and registers its phone (S1).

  @UDS-43
  Scenario: The store, CCMCIP, the dial rules, the registration
    Given the world "uclab"
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And these messages arrived, in this order:
      | host          | message                          |
      | uclabcucm-pub | GET /MDonald.cnf.xml             |
      | uclabcucm-pub | POST /ccmcip/Personalization     |
      | uclabcucm-pub | GET /CUPC/AppDialRules.xml       |
      | uclabcucm-pub | GET /CUPC/DirLookupDialRules.xml |
      | uclabcucm-pub | REGISTER sip:uclabcucm-pub       |

  @SIP-01 @SIP-15
  Scenario Outline: A REGISTER tells device and model, over <transport>
    Given the world "uclab"
    And mac.donald has a client with:
      | setting       | value       |
      | SIP transport | <transport> |
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And the request "REGISTER sip:uclabcucm-pub" that uclabcucm-pub got has the header "Contact" like "<sip:[-0-9a-f]+@{client of mac.donald}:[0-9]+;transport=<parameter>>;.*;\+u\.sip!devicename\.ccm\.cisco\.com=\"MDonald\";\+u\.sip!model\.ccm\.cisco\.com=\"503\".*"
    And the request "REGISTER sip:uclabcucm-pub" that uclabcucm-pub got has the header "From" like "<sip:5002@uclabcucm-pub>;tag=.+"
    And the request "REGISTER sip:uclabcucm-pub" that uclabcucm-pub got has the header "User-Agent" like "Cisco-CSF"
    And the request "REGISTER sip:uclabcucm-pub" that uclabcucm-pub got has the header "Expires" like "3600"

    Examples:
      | transport | parameter |
      | TCP       | tcp       |
      | UDP       | udp       |

  @SIP-01
  Scenario: A device that encrypts registers by TLS on 5061
    Given the world "capf"
    And cara.capf has a client with:
      | setting     | value  |
      | CAPF string | 081547 |
    When cara.capf signs in from inside
    Then the phone of cara.capf is registered at cucm1
    And sips of cucm1 was asked "REGISTER sip:cucm1.example.com"
    And the request "REGISTER sip:cucm1.example.com" that cucm1 got has the header "Contact" like "<sip:[-0-9a-f]+@{client of cara.capf}:[0-9]+;transport=tls>;.*;\+u\.sip!devicename\.ccm\.cisco\.com=\"CSFCARA\";\+u\.sip!model\.ccm\.cisco\.com=\"503\".*"

  @SIP-01
  Scenario Outline: A node whose certificate is bad is passed over by a device that encrypts: <defect>
    Given the world "capf" where 60 lab seconds pass in a second
    And cara.capf has a client with:
      | setting     | value  |
      | CAPF string | 081547 |
    When the fault "certificate <defect>" at sips of cucm1
    And cara.capf signs in from inside
    Then the phone of cara.capf is registered at cucm2 within 120 lab seconds
    And the client of cara.capf decided on "certificate of cucm1.example.com": "refused <reason>"
    And the client of cara.capf decided on "phone registration": "cucm1.example.com passed over"
    When all faults are healed
    Then the phone of cara.capf is registered at cucm1 within 900 lab seconds

    Examples:
      | defect        | reason        |
      | expired       | EXPIRED       |
      | name-mismatch | NAME_MISMATCH |

  @SIP-02
  Scenario: An hour is asked for, two minutes are granted, and the phone comes back in time
    Given the world "uclab" where 60 lab seconds pass in a second
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-pub
    And the client of mac.donald decided on "phone registration": "uclabcucm-pub", because "for 120 s, a new registration there"
    When 300 lab seconds pass
    Then the phone of mac.donald is registered at uclabcucm-pub
    And these messages arrived, in this order:
      | host          | message                    |
      | uclabcucm-pub | REGISTER sip:uclabcucm-pub |
      | uclabcucm-pub | REGISTER sip:uclabcucm-pub |
      | uclabcucm-pub | REGISTER sip:uclabcucm-pub |

  Scenario: A device that proves its user by digest is asked at its registration and at its calls
    Given the world "softphone" where 60 lab seconds pass in a second
    When grace.hopper signs in from inside
    Then the phone of grace.hopper is registered at cucm1
    And cucm1 answered "401 REGISTER"
    When grace.hopper dials "9901"
    Then the call of grace.hopper is connected
    And cucm1 answered "401 INVITE"
    When grace.hopper hangs up
    Then the call of grace.hopper is over: "hung up"
    When 300 lab seconds pass
    Then the phone of grace.hopper is registered at cucm1

  Scenario: A phone that is reset leaves, fetches its file and begins anew
    Given the world "uclab" where 20 lab seconds pass in a second
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When the device "MDonald" of mac.donald is reset
    Then the client of mac.donald decided within 60 lab seconds on "phone registration": "uclabcucm-pub left"
    When 60 lab seconds pass
    Then the phone of mac.donald is registered at uclabcucm-pub
    And the client of mac.donald decided on "phone registration": "uclabcucm-pub left", because "the node wants a reset"
    And these messages arrived, in this order:
      | host          | message                    |
      | uclabcucm-pub | GET /MDonald.cnf.xml       |
      | uclabcucm-pub | REGISTER sip:uclabcucm-pub |
      | uclabcucm-pub | REGISTER sip:uclabcucm-pub |
      | uclabcucm-pub | GET /MDonald.cnf.xml       |
      | uclabcucm-pub | REGISTER sip:uclabcucm-pub |

  Scenario: Who signs in elsewhere takes the phone along
    Given the world "uclab" where 20 lab seconds pass in a second
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When mac.donald signs in from inside with a second client too
    Then the client of mac.donald decided within 300 lab seconds on "phone registration": "rejected by uclabcucm-pub"
    And the client of mac.donald decided on "phone registration": "rejected by uclabcucm-pub", because "403 Forbidden, 399 uclabcucm-pub \"Registration is active for another client\"; tried again in …"
    And the request "REGISTER sip:uclabcucm-pub" that uclabcucm-pub got has the header "Reason" like "SIP;cause=200;text=\"cisco-alarm:111 Name=MDonald .*"

  Scenario: A client that is to leave it takes no phone away
    Given the world "uclab" where 20 lab seconds pass in a second
    And mac.donald has a client with:
      | setting                | value |
      | phone in use elsewhere | left  |
    When mac.donald signs in from inside with a second client too
    Then the phone of the second client of mac.donald is registered at uclabcucm-pub
    When mac.donald signs in from inside
    Then the client of mac.donald decided within 60 lab seconds on "phone registration": "rejected by uclabcucm-pub"
    And the phone of the second client of mac.donald is registered at uclabcucm-pub
