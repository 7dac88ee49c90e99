Feature: What presence nodes say to each other
  Nodes of a cluster tell each other of their clients, and hand stanzas on, at 7400. Whether that is secured is a setting (S4,
  "XMPP Encryption"); the clients of both notice nothing of it.

  @IMP-22
  Scenario: Where the setting says so it goes by TLS
    Given the world "meetings" where 1 lab seconds pass in a second
    And mia.meeting has a client with:
      | setting | value |
      | release | R11   |
    And wim.watcher has a client with:
      | setting | value |
      | release | R11   |
    When mia.meeting signs in from inside
    And wim.watcher signs in from inside
    Then mia.meeting sees that wim.watcher is available
    When mia.meeting writes "over there?" to wim.watcher
    Then wim.watcher reads "over there?" from mia.meeting
    And cup1 is heard by cup2 at port 7400 over TLS
    And cup2 is heard by cup1 at port 7400 over TLS

  @IMP-22
  Scenario: Where it does not it goes in the clear
    Given the world "message-log" where 1 lab seconds pass in a second
    And lea.logged has a client with:
      | setting | value |
      | release | R11   |
    And max.mate has a client with:
      | setting | value |
      | release | R11   |
    When lea.logged signs in from inside
    And max.mate signs in from inside
    Then lea.logged sees that max.mate is available
    When lea.logged writes "over there?" to max.mate
    Then max.mate reads "over there?" from lea.logged
    And cup1 is heard by cup2 at port 7400 in the clear
    And cup2 is heard by cup1 at port 7400 in the clear
    And lea.logged is served at port 5222 of cup1 over TLS
