Feature: In a meeting, in the Webex cloud
  The cloud reads no calendar: that its user is in a meeting the client sets, for whoever has chosen it (S4, "Client Availability").

  Background:
    Given the world "cloud" where 5 lab seconds pass in a second
    And ben.both has a client with:
      | setting  | value                       |
      | calendar | Outlook at mail.example.com |
    When ben.both signs in to the cloud from inside
    And bea.both signs in to the cloud from outside
    Then bea.both sees that ben.both is available

  @IMP-08e
  Scenario: The client sets it for who has chosen it, and takes it back
    When ben.both chooses In a meeting
    Then the client of ben.both decided on "who sets In a meeting": "the client", because "in the cloud it is the client's to set"
    When ben.both has a meeting in the calendar at mail for 40 lab seconds
    Then bea.both sees that ben.both is in a meeting
    And the client of ben.both decided on "availability": "in a meeting", because "the calendar of Outlook says so"
    And bea.both sees that ben.both is available and in no meeting

  @IMP-08f
  Scenario: Nothing changes for who has not chosen it
    When ben.both has a meeting in the calendar at mail for 300 lab seconds
    And 15 lab seconds pass
    Then bea.both does not see that ben.both is in a meeting
    And the client of ben.both decided on "who sets In a meeting": "nobody", because "the user has not chosen it"
    When ben.both chooses In a meeting
    Then bea.both sees that ben.both is in a meeting
