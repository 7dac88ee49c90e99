Feature: Who sees whom
  Presence is shown to those who were approved, and to nobody else (S4; RFC 6121, section 3). In this world ivy.profile and
  dora.direct are on the same presence node and have never heard of each other.

  Background:
    Given the world "presence-login"
    And ivy.profile has a client with:
      | setting | value |
      | release | R11   |
    And dora.direct has a client with:
      | setting | value |
      | release | R11   |
    And grace.hopper has a client with:
      | setting | value |
      | release | R11   |

  @IMP-03b
  Scenario: Strangers write to each other, and see each other only after an approval, each by itself
    When ivy.profile signs in from inside
    And dora.direct signs in from inside
    And dora.direct writes "do we know each other?" to ivy.profile
    Then ivy.profile reads "do we know each other?" from dora.direct
    And ivy.profile does not see that dora.direct is available
    When dora.direct asks to see ivy.profile
    Then ivy.profile is asked by dora.direct to be seen
    When ivy.profile writes "not yet" to dora.direct
    Then dora.direct reads "not yet" from ivy.profile
    And dora.direct does not see that ivy.profile is available
    When ivy.profile lets dora.direct see
    Then dora.direct sees that ivy.profile is available
    When dora.direct writes "there you are" to ivy.profile
    Then ivy.profile reads "there you are" from dora.direct
    And ivy.profile does not see that dora.direct is available
    When ivy.profile asks to see dora.direct
    Then dora.direct is asked by ivy.profile to be seen
    When dora.direct lets ivy.profile see
    Then ivy.profile sees that dora.direct is available

  @IMP-03b
  Scenario: An approval that nobody asked for shows nobody
    When ivy.profile signs in from inside
    And dora.direct signs in from inside
    And ivy.profile lets dora.direct see
    And ivy.profile writes "can you see me?" to dora.direct
    Then dora.direct reads "can you see me?" from ivy.profile
    And dora.direct does not see that ivy.profile is available

  @IMP-03c
  Scenario: A sign-out is seen on the same node, and on the other
    When ivy.profile signs in from inside
    And dora.direct signs in from inside
    And grace.hopper signs in from inside
    And dora.direct asks to see ivy.profile
    Then ivy.profile is asked by dora.direct to be seen
    When ivy.profile lets dora.direct see
    Then dora.direct sees that ivy.profile is available
    And grace.hopper sees that ivy.profile is available
    When ivy.profile signs out
    Then dora.direct sees that ivy.profile is gone
    And grace.hopper sees that ivy.profile is gone
    When ivy.profile signs in from inside
    Then dora.direct sees that ivy.profile is available

  @IMP-03a
  Scenario: Who is approved sees presence at once, and at each later sign-in
    When ivy.profile signs in from inside
    And dora.direct signs in from inside
    And dora.direct asks to see ivy.profile
    Then ivy.profile is asked by dora.direct to be seen
    When ivy.profile lets dora.direct see
    Then dora.direct sees that ivy.profile is available
    When dora.direct signs out
    And dora.direct signs in from inside
    Then dora.direct sees that ivy.profile is available
    When ivy.profile signs out
    Then dora.direct sees that ivy.profile is gone
    When ivy.profile signs in from inside
    Then dora.direct sees that ivy.profile is available

  @IMP-03a
  Scenario: A program puts somebody on a contact list by SOAP, who is asked and then seen
    When ivy.profile signs in from inside
    And dora.direct signs in from inside
    And a program inside logs "portal" in by SOAP at cup2 with the password "OpensDoors1"
    And that program logs "portal" in by SOAP at cup2 for "ivy.profile"
    And that program puts dora.direct on the contact list of "ivy.profile" at cup2, in the group "Contacts"
    Then dora.direct is asked by ivy.profile to be seen
    When dora.direct lets ivy.profile see
    Then ivy.profile sees that dora.direct is available
