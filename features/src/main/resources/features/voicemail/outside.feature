Feature: Voicemail outside
  Through Expressway a client gets at its voicemail when the allow list has the server, and at the primary server only (S4).

  Background:
    Given the world "voicemail"

  @VM-04 @EDGE-09b
  Scenario: A server on the allow list is reached, one that is not on it is not
    When vera.voice signs in from outside
    Then vera.voice is signed in outside through xpre1
    And vera.voice hears from cuc1 of voice messages
    When "5558" leaves vera.voice a voice message of 2 seconds
    Then vera.voice is shown a voice message from "5558"
    When vera.voice plays the voice message "linear"
    Then vera.voice hears 3 seconds in PCM_LINEAR
    When walt.walled signs in from outside
    Then walt.walled is signed in outside through xpre1
    When walt.walled asks for the voice messages
    Then walt.walled is told that voicemail cannot be reached: "403"
    When walt.walled moves inside and launches the client again
    And walt.walled asks for the voice messages
    Then walt.walled gets the voice messages:
      | behind the wall |

  @VM-05
  Scenario: Outside the secondary server does not take over
    When vera.voice signs in from outside
    Then vera.voice hears from cuc1 of voice messages
    When cuc1 loses power
    And vera.voice asks for the voice messages
    Then vera.voice is told that voicemail cannot be reached: "cuc1.example.com"
    And cuc2 was never asked "GET /vmrest…"
    When cuc1 has power again
    And vera.voice asks for the voice messages
    Then vera.voice gets the voice messages:
      | G.729  |
      | GSM    |
      | A-law  |
      | mu-law |
      | linear |
    When vera.voice moves inside and launches the client again
    And cuc1 loses power
    And vera.voice asks for the voice messages
    Then cuc2 was asked "GET /vmrest/mailbox/folders/inbox/messages…"
    When cuc1 has power again
    And vera.voice asks for the voice messages
    And vera.voice plays the voice message "mu-law"
    Then vera.voice hears 4 seconds in G711_MU_LAW

  @PORT-04c
  Scenario: A mobile client gets its messages from 80 where the service profile says so
    When mona.mobile signs in from inside
    And mona.mobile asks for the voice messages
    And mona.mobile plays the voice message "on the road"
    Then mona.mobile hears 4 seconds in G711_MU_LAW
    And voicemail-http of cuc1 was asked "GET /vmrest/mailbox/folders/inbox/messages…"
