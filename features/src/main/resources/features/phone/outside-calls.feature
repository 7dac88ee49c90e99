Feature: Calls of a phone outside
  A client outside calls, and is called, through Expressway: Unified CM controls its calls, and C and E carry their media, which are
  always protected outside (S4).

  @ESIP-14
  Scenario: Two clients outside talk, and Unified CM it is that connects them
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value |
      | codecs  | PCMU  |
    And ada.byron has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When mac.donald signs in from outside
    And ada.byron signs in from outside
    And mac.donald calls ada.byron
    Then the phone of ada.byron rings
    When ada.byron answers
    Then mac.donald hears ada.byron
    And ada.byron hears mac.donald
    And uclabcucm-pub was asked "INVITE …"
    When mac.donald transfers the call to the number "9901"
    Then ada.byron hears the own voice come back
    And uclabcucm-pub was asked "REFER …"
    When ada.byron hangs up
    Then the call of ada.byron is over: "hung up"
    And uclabcucm-pub was asked "BYE …"

  @ESIP-10a @ESIP-10b
  Scenario: What goes outside is protected, and what goes inside is not
    Given the world "edge-calls"
    And nina.open has a client with:
      | setting | value |
      | codecs  | PCMU  |
    And sara.safe has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When nina.open signs in from outside
    And sara.safe signs in from inside
    And nina.open calls sara.safe
    And sara.safe answers
    Then nina.open hears sara.safe
    And sara.safe hears nina.open
    And the media of nina.open come to xpe1 protected
    And media come from xpc1 to xpe1 protected
    And the media of sara.safe come to xpc1 in the clear

  @ESIP-10c
  Scenario: Where both devices are encrypted it is protected all the way
    Given the world "edge-calls"
    And tom.trusted has a client with:
      | setting | value |
      | codecs  | PCMU  |
    And sara.safe has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When tom.trusted signs in from outside
    And sara.safe signs in from inside
    And sara.safe calls tom.trusted
    And tom.trusted answers
    Then tom.trusted hears sara.safe
    And sara.safe hears tom.trusted
    And the media of tom.trusted come to xpe1 protected
    And the media of sara.safe come to xpc1 protected

  @ESIP-10b
  Scenario: An encrypted device outside, and one inside that is not
    Given the world "edge-calls"
    And tom.trusted has a client with:
      | setting | value |
      | codecs  | PCMU  |
    And nina.open has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When tom.trusted signs in from outside
    And nina.open signs in from inside
    And tom.trusted calls nina.open
    And nina.open answers
    Then tom.trusted hears nina.open
    And nina.open hears tom.trusted
    And media come from xpc1 to xpe1 protected
    And the media of nina.open come to xpc1 in the clear

  @ESIP-08a @ESIP-08d
  Scenario: Who is declined hears a minute of silence, and then it is over
    Given the world "uclab" where 5 lab seconds pass in a second
    When mac.donald signs in from outside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    Then the phone of ada.byron rings
    When ada.byron declines
    Then the call of ada.byron is over: "declined here"
    And the call of mac.donald is over within 80 lab seconds: "no answer"
    And the call of mac.donald is over 58 to 70 lab seconds after that of ada.byron
    And no request "REFER …" that uclabexpwe01 got contains "DtLineBusyTone"

  @ESIP-08a @ESIP-08b
  Scenario: Who calls a busy line from outside hears no busy tone
    Given the world "uclab" where 5 lab seconds pass in a second
    When mac.donald signs in from outside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    Then the phone of ada.byron rings
    When mac.donald dials "9902"
    Then the call of mac.donald is over within 80 lab seconds: "no answer"

  @ESIP-08c
  Scenario: What nobody takes goes to voicemail, but not for who calls from outside
    Given the world "edge-calls" where 2 lab seconds pass in a second
    And tom.trusted has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When sara.safe sends "PUT /cucm-uds/user/sara.safe/extension/cf5a432b-cd95-3154-9c3b-25c3a0bf79f7" from inside to uds of cucm1 with:
      """
      <extension><forwardNoAnswerInternalCallDestination><sendToVoiceMailPilotNumber>true</sendToVoiceMailPilotNumber></forwardNoAnswerInternalCallDestination></extension>
      """
    Then the answer is 200
    When sara.safe signs in from inside
    And tom.trusted signs in from inside
    And nina.open signs in from outside
    And tom.trusted calls sara.safe
    Then the call of tom.trusted is connected
    And tom.trusted hears a tone of 425 Hz
    When tom.trusted hangs up
    And nina.open calls sara.safe
    Then the phone of sara.safe rings
    And the call of sara.safe is over: "missed"
    And the call of nina.open is over within 80 lab seconds: "no answer"
    And the call of nina.open is over 58 to 75 lab seconds after that of sara.safe

  @ESIP-09
  Scenario: A call drops when the client goes outside, and the phone registers again there
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    And ada.byron answers
    Then mac.donald hears ada.byron
    When mac.donald moves outside
    Then the call of mac.donald is over: "address changed"
    And the call of ada.byron is over: "hung up there"
    And the phone of mac.donald is registered at uclabcucm-pub
    When mac.donald dials "9901"
    Then mac.donald hears the own voice come back

  @ESIP-09
  Scenario: A call drops when the client goes from one network outside to another
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When mac.donald signs in from outside
    And ada.byron signs in from inside
    And ada.byron calls mac.donald
    And mac.donald answers
    Then ada.byron hears mac.donald
    When mac.donald moves outside
    Then the call of mac.donald is over: "address changed"
    And the call of ada.byron is over: "hung up there"
    And the phone of mac.donald is registered at uclabcucm-pub
    When ada.byron calls mac.donald
    And mac.donald answers
    Then ada.byron hears mac.donald

  Scenario: Holding, keys and video through the edge
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value |
      | video   | on    |
    And ada.byron has a client with:
      | setting | value |
      | video   | on    |
    When mac.donald signs in from outside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    And ada.byron answers
    Then mac.donald hears ada.byron
    When mac.donald holds the call
    Then the call of ada.byron is held at the other side
    When mac.donald resumes the call
    Then ada.byron hears mac.donald
    When mac.donald presses "12#"
    Then ada.byron hears the keys "12#"
    And mac.donald sees ada.byron
    And ada.byron sees mac.donald

  Scenario: A call is given up before it is answered, by either side of the edge
    Given the world "uclab"
    When mac.donald signs in from outside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    Then the phone of ada.byron rings
    When mac.donald hangs up
    Then the call of mac.donald is over: "cancelled"
    And the call of ada.byron is over: "missed"
    When ada.byron calls mac.donald
    Then the phone of mac.donald rings
    When ada.byron hangs up
    Then the call of ada.byron is over: "cancelled"
    And the call of mac.donald is over: "missed"
    When ada.byron calls mac.donald
    Then the phone of mac.donald rings
    When mac.donald declines
    Then the call of ada.byron is over: "declined"
    And the call of mac.donald is over: "declined here"
