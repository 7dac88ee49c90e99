Feature: What a client keeps of chats
  A chat is there when its window is closed, and gone when the user signs out (S4). Disable_IM_History has the client forget it with
  its window, but not where the user has presence and nothing else.

  @IMP-20a
  Scenario: The history of a chat outlives its window, and not the sign-out
    Given the world "uclab"
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And mac.donald writes "lunch?" to ada.byron
    Then ada.byron reads "lunch?" from mac.donald
    When ada.byron writes "at noon" to mac.donald
    Then mac.donald reads "at noon" from ada.byron
    When mac.donald closes the chat with ada.byron
    Then the chat of mac.donald with ada.byron shows "lunch?; at noon"
    When mac.donald signs in again with the same client
    Then the chat of mac.donald with ada.byron shows ""

  @IMP-20b
  Scenario: With Disable_IM_History it is gone with its window
    Given the world "chat-settings"
    When hanna.history signs in from inside
    And adam.partner signs in from inside
    And hanna.history writes "burn this" to adam.partner
    Then adam.partner reads "burn this" from hanna.history
    And the chat of hanna.history with adam.partner shows "burn this"
    When hanna.history closes the chat with adam.partner
    Then the chat of hanna.history with adam.partner shows ""
    When hanna.history writes "and this" to adam.partner
    Then adam.partner reads "and this" from hanna.history
    And the chat of hanna.history with adam.partner shows "and this"

  @IMP-20c
  Scenario: Who has IM only keeps it all the same
    Given the world "chat-settings"
    When ina.only signs in from inside
    And adam.partner signs in from inside
    Then ina.only is in IM only
    When ina.only writes "keep this" to adam.partner
    Then adam.partner reads "keep this" from ina.only
    When ina.only closes the chat with adam.partner
    Then the chat of ina.only with adam.partner shows "keep this"
