Feature: Dial via Office, reverse
  The office calls the mobile phone of the user, and then whom the user wants to talk to; the client steers the call.

  Background:
    Given the world "calls" where 1 lab seconds pass in a second
    And ada.byron has a client with:
      | setting | value |
      | codecs  | PCMU  |
    And ben.brown has a client with:
      | setting       | value   |
      | mobile number | 5550102 |
    When ada.byron signs in from inside
    And ben.brown signs in from inside

  @SIP-10
  Scenario: The mobile phone has the sound, and the client steers
    When ben.brown calls ada.byron via the office
    Then the phone of ada.byron rings
    When ada.byron answers
    Then the call of ben.brown is connected
    And ada.byron hears the own voice come back
    When ben.brown hangs up
    Then the call of ada.byron is over: "hung up there"

  Scenario: A number outside is called through the gateway
    When ada.byron dials "95550102"
    Then the call of ada.byron is connected
    And ada.byron hears the own voice come back
