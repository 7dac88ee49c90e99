Feature: In a meeting
  Who sets that a user is in a meeting depends on whether the presence servers read calendars, and on whether the user has chosen it
  (S4, "Client Availability"). In the world "meetings" they read none, in "meetings-integrated" they do.

  @IMP-08a
  Scenario: Where the servers read calendars they set it for whoever has chosen it, and take it back
    Given the world "meetings-integrated" where 5 lab seconds pass in a second
    And mia.meeting has a client with:
      | setting  | value                       |
      | release  | R11                         |
      | calendar | Outlook at mail.example.com |
    And wim.watcher has a client with:
      | setting | value |
      | release | R11   |
    When mia.meeting signs in from inside
    And wim.watcher signs in from inside
    And mia.meeting chooses In a meeting
    Then the client of mia.meeting decided on "who sets In a meeting": "the presence server", because "the presence server reads the calendar"
    And wim.watcher sees that mia.meeting is available and in no meeting
    When mia.meeting has a meeting in the calendar at mail for 40 lab seconds
    Then wim.watcher sees that mia.meeting is in a meeting
    And wim.watcher sees that mia.meeting is available and in no meeting

  @IMP-08b
  Scenario: Where the servers read calendars nothing changes for who has not chosen it
    Given the world "meetings-integrated" where 5 lab seconds pass in a second
    And mia.meeting has a client with:
      | setting  | value                       |
      | release  | R11                         |
      | calendar | Outlook at mail.example.com |
    And wim.watcher has a client with:
      | setting | value |
      | release | R11   |
    When mia.meeting signs in from inside
    And wim.watcher signs in from inside
    Then wim.watcher sees that mia.meeting is available
    When mia.meeting has a meeting in the calendar at mail for 300 lab seconds
    And 15 lab seconds pass
    Then wim.watcher does not see that mia.meeting is in a meeting
    And the client of mia.meeting decided on "who sets In a meeting": "nobody", because "the user has not chosen it"
    When mia.meeting chooses In a meeting
    Then wim.watcher sees that mia.meeting is in a meeting

  @IMP-08c
  Scenario: Where they read none the client sets it, and takes it back
    Given the world "meetings" where 5 lab seconds pass in a second
    And mia.meeting has a client with:
      | setting  | value                       |
      | release  | R11                         |
      | calendar | Outlook at mail.example.com |
    And wim.watcher has a client with:
      | setting | value |
      | release | R11   |
    When mia.meeting signs in from inside
    And wim.watcher signs in from inside
    And mia.meeting chooses In a meeting
    Then the client of mia.meeting decided on "who sets In a meeting": "the client", because "the presence server reads no calendar"
    When mia.meeting has a meeting in the calendar at mail for 40 lab seconds
    Then wim.watcher sees that mia.meeting is in a meeting
    And the client of mia.meeting decided on "availability": "in a meeting", because "the calendar of Outlook says so"
    And wim.watcher sees that mia.meeting is available and in no meeting

  @IMP-08d
  Scenario: Where they read none nothing changes for who has not chosen it
    Given the world "meetings" where 5 lab seconds pass in a second
    And mia.meeting has a client with:
      | setting  | value                       |
      | release  | R11                         |
      | calendar | Outlook at mail.example.com |
    And wim.watcher has a client with:
      | setting | value |
      | release | R11   |
    When mia.meeting signs in from inside
    And wim.watcher signs in from inside
    Then wim.watcher sees that mia.meeting is available
    When mia.meeting has a meeting in the calendar at mail for 300 lab seconds
    And 15 lab seconds pass
    Then wim.watcher does not see that mia.meeting is in a meeting
    And the client of mia.meeting decided on "who sets In a meeting": "nobody", because "the user has not chosen it"
    When mia.meeting chooses In a meeting
    Then wim.watcher sees that mia.meeting is in a meeting

  @IMP-17a @IMP-17b
  Scenario: Client and server have one value, that of the last change
    Given the world "meetings-integrated" where 5 lab seconds pass in a second
    And mia.meeting has a client with:
      | setting | value |
      | release | R11   |
    And wim.watcher has a client with:
      | setting | value |
      | release | R11   |
    When mia.meeting signs in from inside
    And wim.watcher signs in from inside
    And mia.meeting chooses In a meeting
    And a program inside logs "mia.meeting" in by SOAP at cup1 with the password "Agenda1"
    Then that program reads "true" for In a meeting of mia.meeting at cup1
    When mia.meeting has a meeting in the calendar at mail for 300 lab seconds
    Then wim.watcher sees that mia.meeting is in a meeting
    When that program sets In a meeting of mia.meeting to "false" at cup1
    Then wim.watcher sees that mia.meeting is available and in no meeting
    When mia.meeting chooses In a meeting
    Then that program reads "true" for In a meeting of mia.meeting at cup1
    And wim.watcher sees that mia.meeting is in a meeting

  @IMP-17c
  Scenario: What changes on the server takes effect in the client when it is launched again
    Given the world "meetings" where 5 lab seconds pass in a second
    And mia.meeting has a client with:
      | setting  | value                       |
      | release  | R11                         |
      | calendar | Outlook at mail.example.com |
    And wim.watcher has a client with:
      | setting | value |
      | release | R11   |
    When mia.meeting signs in from inside
    And wim.watcher signs in from inside
    And mia.meeting has a meeting in the calendar at mail for 300 lab seconds
    And a program inside logs "mia.meeting" in by SOAP at cup1 with the password "Agenda1"
    And that program sets In a meeting of mia.meeting to "true" at cup1
    And 15 lab seconds pass
    Then wim.watcher does not see that mia.meeting is in a meeting
    When mia.meeting launches the client again
    Then wim.watcher sees that mia.meeting is in a meeting

  @IMP-18a
  Scenario: Where the servers read calendars who is offline is in a meeting, too
    Given the world "meetings-integrated" where 5 lab seconds pass in a second
    And mia.meeting has a client with:
      | setting | value |
      | release | R11   |
    And wim.watcher has a client with:
      | setting | value |
      | release | R11   |
    When mia.meeting signs in from inside
    And wim.watcher signs in from inside
    And mia.meeting chooses In a meeting
    And mia.meeting signs out
    Then wim.watcher sees that mia.meeting is gone
    When mia.meeting has a meeting in the calendar at mail for 300 lab seconds
    Then wim.watcher sees that mia.meeting is in a meeting

  @IMP-18a
  Scenario: Where the servers read no calendar nobody who is offline is in a meeting
    Given the world "meetings" where 5 lab seconds pass in a second
    And mia.meeting has a client with:
      | setting  | value                       |
      | release  | R11                         |
      | calendar | Outlook at mail.example.com |
    And wim.watcher has a client with:
      | setting | value |
      | release | R11   |
    When mia.meeting signs in from inside
    And wim.watcher signs in from inside
    And mia.meeting chooses In a meeting
    And mia.meeting has a meeting in the calendar at mail for 300 lab seconds
    Then wim.watcher sees that mia.meeting is in a meeting
    When mia.meeting signs out
    And 15 lab seconds pass
    Then wim.watcher sees that mia.meeting is gone

  @IMP-18b
  Scenario Outline: A meeting that is in no calendar: <world>
    Given the world "<world>" where 5 lab seconds pass in a second
    And mia.meeting has a client with:
      | setting  | value                       |
      | release  | R11                         |
      | calendar | Outlook at mail.example.com |
    And wim.watcher has a client with:
      | setting | value |
      | release | R11   |
    When mia.meeting signs in from inside
    And wim.watcher signs in from inside
    And mia.meeting chooses In a meeting
    And mia.meeting begins a meeting that is in no calendar
    And 10 lab seconds pass
    Then wim.watcher <sees> that mia.meeting is in a meeting
    When mia.meeting ends the meeting that is in no calendar
    And mia.meeting has a meeting in the calendar at mail for 300 lab seconds
    Then wim.watcher sees that mia.meeting is in a meeting

    Examples:
      | world               | sees         |
      | meetings            | sees         |
      | meetings-integrated | does not see |

  @IMP-18c
  Scenario Outline: A client on <platform> never sets it
    Given the world "meetings" where 5 lab seconds pass in a second
    And mia.meeting has a client with:
      | setting  | value                       |
      | release  | R11                         |
      | device   | <device>                    |
      | calendar | Outlook at mail.example.com |
    And wim.watcher has a client with:
      | setting | value |
      | release | R11   |
    When mia.meeting signs in from inside
    And wim.watcher signs in from inside
    And mia.meeting chooses In a meeting
    And mia.meeting has a meeting in the calendar at mail for 300 lab seconds
    And mia.meeting begins a meeting that is in no calendar
    And 15 lab seconds pass
    Then the client of mia.meeting decided on "who sets In a meeting": "nobody", because "a client on <platform> never sets it"
    And wim.watcher sees that mia.meeting is available
    And wim.watcher does not see that mia.meeting is in a meeting

    Examples:
      | device | platform |
      | BOT    | Android  |
      | TCT    | Ios      |

  @IMP-23
  Scenario Outline: Calendars of the list alone put users in meetings: <calendar>
    Given the world "meetings" where 5 lab seconds pass in a second
    And mia.meeting has a client with:
      | setting  | value                          |
      | release  | R11                            |
      | calendar | <calendar> at mail.example.com |
    And wim.watcher has a client with:
      | setting | value |
      | release | R11   |
    When mia.meeting signs in from inside
    And wim.watcher signs in from inside
    And mia.meeting chooses In a meeting
    And mia.meeting has a meeting in the calendar at mail for 300 lab seconds
    And 10 lab seconds pass
    Then wim.watcher <sees> that mia.meeting is in a meeting
    When mia.meeting begins a meeting that is in no calendar
    Then wim.watcher sees that mia.meeting is in a meeting

    Examples:
      | calendar    | sees         |
      | Outlook     | sees         |
      | Notes       | sees         |
      | Google      | sees         |
      | Thunderbird | does not see |
