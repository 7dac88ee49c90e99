Feature: Messages that are logged
  Where a compliance server is set, presence nodes bring it every message before it goes on. Clients talk to their nodes by TLS, and
  what is logged is not encrypted (S4, "Instant Message Logging").

  @IMP-19
  Scenario: What goes by TLS to the presence server stands in the log as it was written
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
    When lea.logged writes "between you and me" to max.mate
    Then max.mate reads "between you and me" from lea.logged
    And lea.logged is served at port 5222 of cup1 over TLS
    And cup1 is heard by log at port 7999 in the clear
    And a stranger inside who asks message-log of log for "/messages" reads "to max.mate@example.com: between you and me"
    When max.mate writes "who else?" to lea.logged
    Then lea.logged reads "who else?" from max.mate
    And cup2 is heard by log at port 7999 in the clear
    And a stranger inside who asks message-log of log for "/messages" reads "to lea.logged@example.com: who else?"

  @IMP-19
  Scenario: What cannot be logged comes back, and what was logged is still there when the compliance server is
    Given the world "message-log" where 10 lab seconds pass in a second
    And lea.logged has a client with:
      | setting | value |
      | release | R11   |
    And max.mate has a client with:
      | setting | value |
      | release | R11   |
    When lea.logged signs in from inside
    And max.mate signs in from inside
    Then lea.logged sees that max.mate is available
    When lea.logged writes "one" to max.mate
    Then max.mate reads "one" from lea.logged
    When log loses power
    And lea.logged writes "two" to max.mate
    Then lea.logged is told that "two" did not reach max.mate
    And max.mate sees that lea.logged is available
    When log has power again
    And 30 lab seconds pass
    And lea.logged writes "three" to max.mate
    Then max.mate reads "three" from lea.logged
    And a stranger inside who asks message-log of log for "/messages" reads "to max.mate@example.com: one"
    And a stranger inside who asks message-log of log for "/messages" reads "to max.mate@example.com: three"

  Scenario: A compliance server that says nothing is waited for, and then the message comes back
    Given the world "message-log" where 20 lab seconds pass in a second
    And lea.logged has a client with:
      | setting | value |
      | release | R11   |
    And max.mate has a client with:
      | setting | value |
      | release | R11   |
    When lea.logged signs in from inside
    And max.mate signs in from inside
    Then lea.logged sees that max.mate is available
    When the fault "silent" at compliance of log
    And lea.logged writes "anybody?" to max.mate
    And 31 lab seconds pass
    Then lea.logged is told that "anybody?" did not reach max.mate
    When all faults are healed
    And lea.logged writes "again" to max.mate
    Then max.mate reads "again" from lea.logged
