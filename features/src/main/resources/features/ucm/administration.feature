Feature: Users and devices change while everything runs
  Call control has the users and their devices; presence takes over from it who there is and with which password.

  Scenario: An administrator gives a user another password
    Given the world "uclab"
    When the password of mac.donald becomes "Different1"
    And mac.donald signs in from inside
    Then mac.donald is told that the user name or password is not correct
    And a program inside that logs "mac.donald" in by SOAP at cimp-pub with the password "ilikeMRA1" is refused
    When mac.donald signs in from inside with the password "Different1"
    Then mac.donald is signed in inside
    And mac.donald is in full UC

  Scenario: A password that a user changes by UDS counts for presence too
    Given the world "self-care"
    When adam.mckenzie sends "PUT /cucm-uds/user/adam.mckenzie/credentials" from inside to uds of cucm1 with:
      """
      <credentials><credential type="password">Backward9</credential></credentials>
      """
    Then the answer is 204
    And a program inside that logs "adam.mckenzie" in by SOAP at cup1 with the password "Forward1" is refused
    When adam.mckenzie signs in from inside with the password "Backward9"
    Then adam.mckenzie is in full UC

  Scenario: A new user signs in, inside and outside, and is gone again
    Given the world "uclab"
    When a user "new.comer" like mac.donald is added with the password "Welcome1"
    And new.comer gets the device "CSFNEWCOMER"
    And new.comer signs in from inside
    Then new.comer is signed in inside
    And new.comer is in full UC
    And the device of new.comer is "CSFNEWCOMER"
    When ada.byron signs in from inside
    And new.comer writes "hello" to ada.byron
    Then ada.byron reads "hello" from new.comer
    When new.comer signs in from outside
    Then new.comer is signed in outside through uclabexpwe01
    When new.comer is removed from call control
    And somebody types "new.comer@uclab.com" on a client inside
    Then somebody is told that the user was not found
    And a program inside that logs "new.comer" in by SOAP at cimp-pub with the password "Welcome1" is refused

  Scenario: A device comes and goes
    Given the world "uclab"
    When grace.hopper gets the device "TCTGHOPPER" of the model "Cisco Dual Mode for iPhone"
    And grace.hopper loses the device "CSFGHOPPER"
    And grace.hopper signs in from inside
    Then grace.hopper is signed in inside
    And the client of grace.hopper decided on "device": "none"
    When grace.hopper gets the device "CSFANOTHER"
    And grace.hopper signs in from inside
    Then the device of grace.hopper is "CSFANOTHER"
