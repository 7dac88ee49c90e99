Feature: The Presence Web Service
  Programs log in at 8083 of a presence node, log users in without their passwords, and read and set presence for them.

  Background:
    Given the world "presence-login"
    And grace.hopper has a client with:
      | setting | value |
      | release | R11   |
    When grace.hopper signs in from inside
    And a program inside logs "portal" in at the presence web service of cup1 with the password "OpensDoors1"
    And that program logs "portal" in at the presence web service of cup1 for "ivy.profile"

  Scenario: A program sees who is there, on the other node too
    Then that program sees for "ivy.profile" at the presence web service of cup1 that grace.hopper is "AVAILABLE"
    When grace.hopper signs out
    Then that program sees for "ivy.profile" at the presence web service of cup1 that grace.hopper is "UNAVAILABLE"

  Scenario: What a program sets shows to contacts, though no client is there
    When that program sets the presence of "ivy.profile" to "AVAILABLE" at the presence web service of cup1
    Then grace.hopper sees that ivy.profile is available
    When that program sets the presence of "ivy.profile" to "UNAVAILABLE" at the presence web service of cup1
    Then grace.hopper sees that ivy.profile is gone
