Feature: One line on two phones
  What one of them holds the other takes up, at the same node or at another one.

  Background:
    Given the world "calls" where 1 lab seconds pass in a second
    And ben.brown has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When ada.byron signs in from inside
    And ben.brown signs in from inside

  @SIP-13
  Scenario: A call is held here and resumed there
    When sara.shared signs in from inside
    Then the phone of sara.shared is registered at cucm1
    When ben.brown dials "7001"
    And ada.byron answers
    Then ben.brown hears ada.byron
    And the line of sara.shared is in use at another phone
    When ada.byron holds the call
    Then the line of sara.shared has a call held at another phone
    When sara.shared takes up the call that is held
    Then ben.brown hears sara.shared
    And the call of ada.byron is over: "hung up there"
    And the line of ada.byron is in use at another phone
    When sara.shared hangs up
    Then the line of ada.byron is free at other phones

  @SIP-13
  Scenario: The other phone is registered at another node
    Given the fault "refuse" at sip of cucm1
    When sara.shared signs in from inside
    Then the phone of sara.shared is registered at cucm2
    When all faults are healed
    And ben.brown dials "7001"
    And ada.byron answers
    Then ben.brown hears ada.byron
    And the line of sara.shared is in use at another phone
    When ada.byron holds the call
    Then the line of sara.shared has a call held at another phone
    When sara.shared takes up the call that is held
    Then ben.brown hears sara.shared
    And the call of ada.byron is over: "hung up there"
    When ben.brown hangs up
    Then the call of sara.shared is over: "hung up there"
