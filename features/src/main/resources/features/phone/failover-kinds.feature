Feature: What breaks, and what phones do about it
  A phone leaves its node when the way to it breaks, or when the node answers no more. A node that says no is there: the phone
  asks it again. docs/failover.md has the times.

  Scenario Outline: <what>: the phone is elsewhere at once
    Given the world "branch" where 5 lab seconds pass in a second
    When sara.site signs in from site
    Then the phone of sara.site is registered at cucm1
    When the fault "<fault>" at <where>
    Then the phone of sara.site is registered at cucm2 within 120 lab seconds
    And the phone of sara.site was elsewhere 0 to 20 lab seconds after the fault
    When all faults are healed
    And 100 lab seconds pass in a second from now on
    Then the phone of sara.site is registered at cucm1 within 600 lab seconds

    Examples:
      | what                    | fault           | where        |
      | The node has no power   | power-cut       | cucm1        |
      | SIP is stopped there    | service-stopped | sip of cucm1 |
      | The connection is reset | reset           | sip of cucm1 |

  Scenario Outline: <what>: the phone notices within the interval
    Given the world "branch" where 5 lab seconds pass in a second
    When sara.site signs in from site
    Then the phone of sara.site is registered at cucm1
    When the fault "<fault>" at <where>
    And 60 lab seconds pass in a second from now on
    Then the phone of sara.site is registered at cucm2 within 300 lab seconds
    And the phone of sara.site was left without cucm1 after 112 to 120 lab seconds there
    When all faults are healed
    And 100 lab seconds pass in a second from now on
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds

    Examples:
      | what                        | fault        | where        |
      | The node is silent          | silent       | sip of cucm1 |
      | The node is frozen          | pause        | cucm1        |
      | The node answers no request | sip-no-reply | sip of cucm1 |

  Scenario: All nodes have no power: the phone is at the router at once
    Given the world "branch" where 5 lab seconds pass in a second
    When sara.site signs in from site
    Then the phone of sara.site is registered at cucm1
    When the fault "power-cut" at cucm3
    And the fault "power-cut" at cucm2
    And the fault "power-cut" at cucm1
    Then the phone of sara.site is registered at router within 120 lab seconds
    And the phone of sara.site was elsewhere 0 to 20 lab seconds after the fault
    When all faults are healed
    And 100 lab seconds pass in a second from now on
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds

  Scenario: The line to the centre is down: the phone tries node by node, and then the router
    Given the world "branch" where 5 lab seconds pass in a second
    When sara.site signs in from site
    Then the phone of sara.site is registered at cucm1
    When the fault "zone-cut" at router
    And 60 lab seconds pass in a second from now on
    Then the phone of sara.site is registered at router within 400 lab seconds
    And the phone of sara.site was left without cucm1 after 112 to 120 lab seconds there
    And the phone of sara.site was elsewhere 100 to 240 lab seconds after the fault
    When all faults are healed
    And 100 lab seconds pass in a second from now on
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds

  Scenario: One of the others has no power: the phone stays
    Given the world "branch" where 5 lab seconds pass in a second
    When sara.site signs in from site
    Then the phone of sara.site is registered at cucm1
    When the fault "power-cut" at cucm2
    And 60 lab seconds pass in a second from now on
    And 250 lab seconds pass
    Then the phone of sara.site is registered at cucm1
    And the phone of sara.site never left its node
    When all faults are healed
    Then the phone of sara.site is registered at cucm1

  Scenario: The node is slow: the phone stays
    Given the world "branch" where 5 lab seconds pass in a second
    When sara.site signs in from site
    Then the phone of sara.site is registered at cucm1
    When the fault "sip-slow 4s" at sip of cucm1, where method is REGISTER
    And 60 lab seconds pass in a second from now on
    And 250 lab seconds pass
    Then the phone of sara.site is registered at cucm1
    And the phone of sara.site never left its node
    When all faults are healed
    Then the phone of sara.site is registered at cucm1

  Scenario: The node refuses with 503: the phone asks the same node again
    Given the world "branch" where 5 lab seconds pass in a second
    When sara.site signs in from site
    Then the phone of sara.site is registered at cucm1
    When the fault "sip-status 503" at sip of cucm1, where method is REGISTER
    And 60 lab seconds pass in a second from now on
    Then the client of sara.site decided within 120 lab seconds on "phone registration": "rejected by cucm1.example.com"
    When all faults are healed
    Then the phone of sara.site is registered at cucm1 within 400 lab seconds
    And the client of sara.site decided on "phone registration": "rejected by cucm1.example.com", because "503 …; tried again in …"

  Scenario Outline: <what> during a call: the sound goes on, and nothing else can be done
    Given the world "branch"
    And sara.site has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When sara.site signs in from site
    And sid.site signs in from site
    And sara.site calls sid.site
    And sid.site answers
    Then sara.site hears sid.site
    When the fault "<fault>" at <where>
    Then the call of sara.site goes on without its node
    And holding is refused to sara.site: "the node of this call is lost"
    And sid.site hears sara.site
    And the phone of sara.site is registered at cucm2
    When sara.site hangs up
    Then the call of sara.site is over: "hung up"
    When all faults are healed
    And 100 lab seconds pass in a second from now on
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds

    Examples:
      | what                    | fault     | where        |
      | The node has no power   | power-cut | cucm1        |
      | The connection is reset | reset     | sip of cucm1 |

  Scenario Outline: <what> during a call: the call goes on as if nothing had happened
    Given the world "branch"
    And sara.site has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When sara.site signs in from site
    And sid.site signs in from site
    And sara.site calls sid.site
    And sid.site answers
    Then sara.site hears sid.site
    When the fault "<fault>" at <where>
    And 2 lab seconds pass
    Then sid.site hears sara.site
    And the phone of sara.site is registered at cucm1
    When all faults are healed
    And sara.site holds the call
    Then the call of sid.site is held at the other side

    Examples:
      | what                           | fault    | where        |
      | The node is silent             | silent   | sip of cucm1 |
      | The line to the centre is down | zone-cut | router       |
