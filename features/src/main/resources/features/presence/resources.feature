Feature: Several clients of one user
  Who is signed in with several clients gets the first message of a conversation on all of them; the client that answers has
  the conversation from then on, until another one answers (S4, "Multiple Resource Login").

  Background:
    Given the world "uclab"
    When ada.byron signs in from inside
    And mac.donald signs in from inside
    And mac.donald signs in from inside with a second client too
    Then ada.byron sees that mac.donald is available

  @IMP-04a
  Scenario: The first message goes to every client
    When ada.byron writes "anybody there?" to mac.donald
    Then mac.donald reads "anybody there?" from ada.byron
    And mac.donald reads "anybody there?" from ada.byron on the second client

  @IMP-04a
  Scenario: It goes to every client as long as nobody answers
    When ada.byron writes "one" to mac.donald
    And ada.byron writes "two" to mac.donald
    Then mac.donald reads "one" from ada.byron
    And mac.donald reads "two" from ada.byron
    And mac.donald reads "one" from ada.byron on the second client
    And mac.donald reads "two" from ada.byron on the second client

  @IMP-04b
  Scenario: The client that answers gets what follows
    When ada.byron writes "anybody there?" to mac.donald
    Then mac.donald reads "anybody there?" from ada.byron
    And mac.donald reads "anybody there?" from ada.byron on the second client
    When mac.donald writes "here" to ada.byron on the second client
    Then ada.byron reads "here" from mac.donald
    When ada.byron writes "good" to mac.donald
    Then mac.donald reads "good" from ada.byron on the second client
    And the messages of mac.donald are, in this order:
      | anybody there? |

  @IMP-04c
  Scenario: An answer from another client moves the conversation there
    When ada.byron writes "anybody there?" to mac.donald
    Then mac.donald reads "anybody there?" from ada.byron
    And mac.donald reads "anybody there?" from ada.byron on the second client
    When mac.donald writes "here" to ada.byron on the second client
    Then ada.byron reads "here" from mac.donald
    When ada.byron writes "good" to mac.donald
    Then mac.donald reads "good" from ada.byron on the second client
    When mac.donald writes "now here" to ada.byron
    Then ada.byron reads "now here" from mac.donald
    When ada.byron writes "I follow" to mac.donald
    Then mac.donald reads "I follow" from ada.byron
    And the messages of the second client of mac.donald are, in this order:
      | anybody there? |
      | good           |
