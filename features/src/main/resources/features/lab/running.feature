Feature: A running lab obeys
  What a trainer can do to a running lab by a command or a call, a scenario does by a step: hosts are frozen, services
  stopped, and lab time is held, moved on and sped up.

  Scenario: A frozen host answers nobody, and serves again when it goes on
    Given the world "uclab" where 20 lab seconds pass in a second
    When uclabcucm-pub is paused
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the user data of mac.donald came from uclabcucm-sub
    When uclabcucm-pub goes on
    And mac.donald signs in from inside
    Then the user data of mac.donald came from uclabcucm-pub

  Scenario: A stopped service is passed over, and serves again when it is started
    Given the world "uclab"
    When uds of uclabcucm-pub is stopped
    And mac.donald signs in from inside
    Then the user data of mac.donald came from uclabcucm-sub
    When uds of uclabcucm-pub is started
    And mac.donald signs in from inside
    Then the user data of mac.donald came from uclabcucm-pub

  Scenario: Lab time that is moved on by hand brings what is due on the way
    Given the world "uclab"
    When mac.donald signs in from inside
    And lab time stands still
    And lab time moves on by 120 seconds
    And lab time goes on
    And 2 lab seconds pass
    Then cimp-pub was asked "iq get ping"

  Scenario: Lab time goes at another speed from now on
    Given the world "uclab"
    When mac.donald signs in from inside
    And 60 lab seconds pass in a second from now on
    And 120 lab seconds pass
    Then cimp-pub was asked "iq get ping"
