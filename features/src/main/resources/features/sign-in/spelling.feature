Feature: One identity in any spelling
  Names of people and domains are the same in any case for every service that a sign-in comes to; a password is not.

  Scenario: UDS, CCMCIP, SOAP and XMPP take the same name, however it is spelt
    Given the world "uclab"
    When mac.donald signs in from inside as "Mac.DONALD@UCLab.COM"
    Then mac.donald is signed in inside
    And mac.donald is in full UC
    And the client of mac.donald decided on "device list": "MDonald", because "CCMCIP of uclabcucm-pub"
    And cimp-pub was asked "auth CISCO-VTG-TOKEN"
    And cimp-pub was asked "iq set bind"
    When mac.donald signs in from inside with the password "ILIKEmra1"
    Then mac.donald is told that the user name or password is not correct

  Scenario: SOAP logs a name in however it is spelt, and no password but the right one
    Given the world "presence-login"
    When a program inside logs "Ivy.PROFILE" in by SOAP at cup1 with the password "Profile1"
    Then the SOAP session of "Ivy.PROFILE" is open at cup1
    And a program inside that logs "Ivy.PROFILE" in by SOAP at cup1 with the password "PROFILE1" is refused

  Scenario: A directory binds a name however it is spelt
    Given the world "directory"
    When ada.byron signs in from inside as "Ada.BYRON@Example.com"
    Then ada.byron is signed in inside
    When ada.byron searches for "hop"
    Then ada.byron finds "Grace Hopper"
    And dc1 was asked "bind Ada.BYRON@example.com simple"

  Scenario: The edge takes the same name, however it is spelt
    Given the world "uclab"
    When mac.donald signs in from outside as "MAC.donald@uclab.COM"
    Then mac.donald is signed in outside through uclabexpwe01
    When mac.donald signs in from outside with the password "ILIKEmra1"
    Then mac.donald is told that the user name or password is not correct
