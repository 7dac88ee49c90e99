Feature: Several clients of one user
  Who is signed in with several clients gets the first message of a conversation on all of them; the client that answers has
  the conversation from then on, until another one answers (S4, "Multiple Resource Login"). What both clients say to
  somebody else first shows that the nodes know them.

  Background:
    Given the world "uclab"
    When ada.byron signs in from inside
    And grace.hopper signs in from inside
    And mac.donald signs in from inside
    And mac.donald signs in from inside with a second client too
    And mac.donald writes "one is here" to ada.byron
    Then ada.byron reads "one is here" from mac.donald
    When mac.donald writes "both are here" to ada.byron on the second client
    Then ada.byron reads "both are here" from mac.donald

  @IMP-04a
  Scenario: The first message goes to every client
    When grace.hopper writes "anybody there?" to mac.donald
    Then mac.donald reads "anybody there?" from grace.hopper
    And mac.donald reads "anybody there?" from grace.hopper on the second client

  @IMP-04a
  Scenario: It goes to every client as long as nobody answers
    When grace.hopper writes "one" to mac.donald
    And grace.hopper writes "two" to mac.donald
    Then mac.donald reads "one" from grace.hopper
    And mac.donald reads "two" from grace.hopper
    And mac.donald reads "one" from grace.hopper on the second client
    And mac.donald reads "two" from grace.hopper on the second client

  @IMP-04b
  Scenario: The client that answers gets what follows
    When grace.hopper writes "anybody there?" to mac.donald
    Then mac.donald reads "anybody there?" from grace.hopper
    And mac.donald reads "anybody there?" from grace.hopper on the second client
    When mac.donald writes "here" to grace.hopper on the second client
    Then grace.hopper reads "here" from mac.donald
    When grace.hopper writes "good" to mac.donald
    Then mac.donald reads "good" from grace.hopper on the second client
    And the messages of mac.donald are, in this order:
      | anybody there? |

  @IMP-04c
  Scenario: An answer from another client moves the conversation there
    When grace.hopper writes "anybody there?" to mac.donald
    Then mac.donald reads "anybody there?" from grace.hopper
    And mac.donald reads "anybody there?" from grace.hopper on the second client
    When mac.donald writes "here" to grace.hopper on the second client
    Then grace.hopper reads "here" from mac.donald
    When grace.hopper writes "good" to mac.donald
    Then mac.donald reads "good" from grace.hopper on the second client
    When mac.donald writes "now here" to grace.hopper
    Then grace.hopper reads "now here" from mac.donald
    When grace.hopper writes "I follow" to mac.donald
    Then mac.donald reads "I follow" from grace.hopper
    And the messages of the second client of mac.donald are, in this order:
      | anybody there? |
      | good           |

  @IMP-04c
  Scenario: A client that has gone has no conversation any more, not even when it comes back
    When grace.hopper writes "anybody there?" to mac.donald
    Then mac.donald reads "anybody there?" from grace.hopper
    And mac.donald reads "anybody there?" from grace.hopper on the second client
    When mac.donald writes "here" to grace.hopper on the second client
    Then grace.hopper reads "here" from mac.donald
    When mac.donald signs out on the second client
    And mac.donald signs in again on the second client
    And mac.donald writes "back" to ada.byron on the second client
    Then ada.byron reads "back" from mac.donald
    When grace.hopper writes "are you back?" to mac.donald
    Then mac.donald reads "are you back?" from grace.hopper
    And mac.donald reads "are you back?" from grace.hopper on the second client

  @IMP-03c
  Scenario: A user is gone when the last client is
    Then ada.byron sees that mac.donald is available
    When mac.donald signs out on the second client
    And mac.donald writes "one of me" to ada.byron
    Then ada.byron reads "one of me" from mac.donald
    And ada.byron sees that mac.donald is available
    When mac.donald signs out
    Then ada.byron sees that mac.donald is gone
