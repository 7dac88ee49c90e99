Feature: Other companies
  Presence servers of different domains dial each other on 5269 (S4). In this world example.com and partner.test prove
  themselves by their certificates, and club.test, which talks to example.com alone, by dialback.

  Background:
    Given the world "federation" where 1 lab seconds pass in a second

  @IMP-10
  Scenario: Users of two domains see each other after an approval, and write
    When ada.home signs in from inside
    And pia.partner signs in from partners
    And ada.home asks to see pia.partner
    Then pia.partner is asked by ada.home to be seen
    And s2s of cup.partner was asked "presence subscribe"
    When pia.partner lets ada.home see
    Then ada.home sees that pia.partner is available
    When ada.home writes "from home" to pia.partner
    Then pia.partner reads "from home" from ada.home
    And s2s of cup.partner was asked "auth EXTERNAL"
    And s2s of cup.partner was asked "message chat"
    When pia.partner writes "from far" to ada.home
    Then ada.home reads "from far" from pia.partner
    When pia.partner signs out
    Then ada.home sees that pia.partner is gone

  @IMP-10
  Scenario: A domain that shows no certificate is asked whether it is itself
    When ada.home signs in from inside
    And cleo.club signs in from partners
    And cleo.club writes "may I?" to ada.home
    Then ada.home reads "may I?" from cleo.club
    And s2s of cup1 was asked "dialback result"
    And s2s of cup.club was asked "dialback verify"
    When ada.home writes "you may" to cleo.club
    Then cleo.club reads "you may" from ada.home

  @IMP-10
  Scenario: A domain that does not talk to another lets nothing in
    When pia.partner signs in from partners
    And cleo.club signs in from partners
    And pia.partner writes "anybody there?" to cleo.club
    Then pia.partner is told that "anybody there?" did not reach cleo.club
    When ada.home signs in from inside
    And ada.home writes "I am" to cleo.club
    Then cleo.club reads "I am" from ada.home

  @IMP-16
  Scenario: Whoever is outside has the users of other domains too
    When ada.home signs in from inside
    And pia.partner signs in from partners
    And ada.home asks to see pia.partner
    Then pia.partner is asked by ada.home to be seen
    When pia.partner lets ada.home see
    Then ada.home sees that pia.partner is available
    When ada.home signs out
    And ada.home signs in from outside
    Then ada.home is signed in outside through xpre1
    And ada.home sees that pia.partner is available
    When ada.home writes "from the train" to pia.partner
    Then pia.partner reads "from the train" from ada.home
    When pia.partner writes "mind the gap" to ada.home
    Then ada.home reads "mind the gap" from pia.partner
