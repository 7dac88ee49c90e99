Feature: Phones are told that messages wait
  Voicemail tells call control by SIP at whose lines messages wait, and call control tells the phones of these lines.

  Background:
    Given the world "voicemail"

  Scenario: A new message is told, and that it has been heard
    When fay.file signs in from inside
    Then the phone of fay.file is registered at cucm1
    And the phone of fay.file says that no messages wait
    When "5559" leaves fay.file a voice message of 2 seconds
    Then the phone of fay.file says that messages wait
    And sip of cucm1 was asked "NOTIFY sip:7004…"
    When fay.file asks for the voice messages
    And fay.file marks the voice message "Message from (5559)" as read
    Then the phone of fay.file says that no messages wait

  Scenario: A phone that registers is told how things stand
    When vera.voice signs in from inside
    Then the phone of vera.voice is registered at cucm1
    And the phone of vera.voice says that messages wait
    When fay.file signs in from inside
    Then the phone of fay.file is registered at cucm1
    And the phone of fay.file says that no messages wait

  Scenario: The second server of a pair tells while the first has no power
    When fay.file signs in from inside
    Then the phone of fay.file is registered at cucm1
    When cuc1 loses power
    And "5559" leaves fay.file a voice message of 2 seconds
    Then the phone of fay.file says that messages wait
    When cuc1 has power again
    And fay.file asks for the voice messages
    And fay.file marks the voice message "Message from (5559)" as read
    Then the phone of fay.file says that no messages wait

  Scenario: What call control did not take is told again
    When fay.file signs in from inside
    Then the phone of fay.file is registered at cucm1
    When 30 lab seconds pass in a second from now on
    And cucm1 loses power
    And "5559" leaves fay.file a voice message of 2 seconds
    And cucm1 has power again
    Then the phone of fay.file is registered at cucm1 within 300 lab seconds
    And the phone of fay.file says that messages wait
