Feature: News of voice messages
  The server tells a client by CometD of new, changed and deleted messages (S4), and the client shows them without being asked.

  Background:
    Given the world "voicemail"
    When vera.voice signs in from inside
    Then vera.voice hears from cuc1 of voice messages
    And vera.voice is shown 5 unread and 0 read voice messages

  @VM-01a @PORT-04b
  Scenario: A new message
    When "5558" leaves vera.voice a voice message of 2 seconds
    Then vera.voice hears of a voice message event NEW_MESSAGE
    And vera.voice is shown a voice message from "5558"
    And voicemail-notify of cuc1 was asked "POST /vmevents/cometd"

  @VM-01b
  Scenario: A message that was marked as read
    When vera.voice marks the voice message "linear" as read
    Then vera.voice hears of a voice message event SAVED_MESSAGE
    And vera.voice is shown 4 unread and 1 read voice messages

  @VM-01c
  Scenario: A message that was deleted
    When vera.voice deletes the voice message "linear"
    Then vera.voice hears of a voice message event DELETED_MESSAGE
    And vera.voice is shown 4 unread and 0 read voice messages

  Scenario: While the notifier of one server is stopped the other one tells
    When voicemail-notify of cuc1 is stopped
    Then vera.voice hears from cuc2 of voice messages
    When "5558" leaves vera.voice a voice message of 2 seconds
    Then vera.voice is shown a voice message from "5558"
    When voicemail-notify of cuc1 is started
    And voicemail-notify of cuc2 is stopped
    And "5557" leaves vera.voice a voice message of 2 seconds
    Then vera.voice is shown a voice message from "5557"
    When all faults are healed
    And "5556" leaves vera.voice a voice message of 2 seconds
    Then vera.voice is shown a voice message from "5556"

  Scenario: A subscription that has expired is asked for again
    Given the fault "voicemail-subscription-expired" at voicemail-notify of cuc1, the first time
    When "5558" leaves vera.voice a voice message of 2 seconds
    Then vera.voice is shown a voice message from "5558"
    And vera.voice loses the voicemail notifications
    When "5557" leaves vera.voice a voice message of 2 seconds
    Then vera.voice is shown a voice message from "5557"

  @VHA-09
  Scenario: The primary server dies, and the secondary one takes over
    When cuc1 loses power
    Then vera.voice hears from cuc2 of voice messages
    When "5558" leaves vera.voice a voice message of 2 seconds
    Then vera.voice is shown a voice message from "5558"
    When vera.voice plays the voice message "linear"
    Then vera.voice hears 3 seconds in PCM_LINEAR
    When cuc1 has power again
    And cuc2 loses power
    And "5557" leaves vera.voice a voice message of 2 seconds
    Then vera.voice is shown a voice message from "5557"
    When cuc2 has power again
    And "5556" leaves vera.voice a voice message of 2 seconds
    Then vera.voice is shown a voice message from "5556"

  Scenario: Without a fault nothing fails over
    When "5558" leaves vera.voice a voice message of 2 seconds
    Then vera.voice is shown a voice message from "5558"
    And cuc2 heard nothing from any client
