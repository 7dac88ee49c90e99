Feature: A node that answers a phone wrongly
  A phone says what it saw of its node, goes on where it can, and is at home again when all is well.

  Scenario Outline: The first REGISTER: <fault>
    Given the world "uclab" where 20 lab seconds pass in a second
    When the fault "<fault>" at sip of uclabcucm-pub, where method is REGISTER, the first time
    And mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-sub within 300 lab seconds
    And the client of mac.donald decided on "phone registration": "uclabcucm-pub passed over", because "<reason>"
    When 240 lab seconds pass in a second from now on
    And all faults are healed
    Then the phone of mac.donald is registered at uclabcucm-pub within 900 lab seconds

    Examples:
      | fault            | reason                                        |
      | sip-no-reply     | not reached: it does not answer               |
      | sip-wrong-tag    | not reached: what it answers cannot be used   |

  Scenario Outline: The first REGISTER is refused with <status>
    Given the world "uclab" where 60 lab seconds pass in a second
    When the fault "sip-status <status>" at sip of uclabcucm-pub, where method is REGISTER, the first time
    And mac.donald signs in from inside
    Then the client of mac.donald decided within 120 lab seconds on "phone registration": "rejected by uclabcucm-pub"
    When all faults are healed
    Then the phone of mac.donald is registered at uclabcucm-pub within 900 lab seconds
    And the client of mac.donald decided on "phone registration": "rejected by uclabcucm-pub", because "<status> <phrase>; tried again in …"

    Examples:
      | status | phrase                |
      | 403    | Forbidden             |
      | 500    | Server Internal Error |
      | 606    | Not Acceptable        |

  Scenario Outline: What is late or comes twice does no harm: <fault>
    Given the world "uclab" where 60 lab seconds pass in a second
    When the fault "<fault>" at sip of uclabcucm-pub, where method is REGISTER, the first time
    And mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-pub within 60 lab seconds
    And the client of mac.donald decided on "phone registration": "uclabcucm-pub", because "for 120 s, a new registration there"
    When all faults are healed
    And 150 lab seconds pass
    Then the phone of mac.donald is registered at uclabcucm-pub
    And the phone of mac.donald never left its node

    Examples:
      | fault       |
      | sip-slow 5s |
      | sip-twice   |

  Scenario Outline: The INVITE of a call: <fault>
    Given the world "uclab" where 60 lab seconds pass in a second
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When the fault "<fault>" at sip of uclabcucm-pub, where method is INVITE, the first time
    And mac.donald dials "9901"
    Then the call of mac.donald is over within 120 lab seconds: "<end>"
    When all faults are healed
    And mac.donald dials "9901"
    Then the call of mac.donald is connected

    Examples:
      | fault            | end            |
      | sip-status 486   | busy           |
      | sip-status 404   | unknown number |
      | sip-status 480   | no answer      |
      | sip-status 603   | declined       |
      | sip-status 488   | no media       |
      | sip-status 503   | unreached      |
      | sip-status 500   | failed         |
      | sip-no-codec     | no media       |

  Scenario: An answer that comes twice makes one call
    Given the world "uclab"
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When the fault "sip-twice" at sip of uclabcucm-pub, where method is INVITE, the first time
    And mac.donald dials "9901"
    Then the call of mac.donald is connected
    When mac.donald hangs up
    Then the call of mac.donald is over: "hung up"
    When all faults are healed
    And mac.donald dials "9901"
    Then the call of mac.donald is connected
