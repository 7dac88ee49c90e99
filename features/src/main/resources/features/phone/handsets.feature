Feature: Android devices that lose SIP
  Some devices cannot register for what their kernel does; a newer one helps, or SIP over TLS in mixed mode (S4).

  @SIP-16
  Scenario: A listed device registers with the newest kernel
    Given the world "calls"
    And dora.droid has a client with:
      | setting | value              |
      | device  | BOT                |
      | handset | Samsung Galaxy SII |
    When dora.droid signs in from inside
    Then the client of dora.droid decided within 30 lab seconds on "handset": "cannot register"
    And the client of dora.droid decided on "handset": "cannot register", because "the kernel of a Samsung Galaxy SII loses SIP in the clear"
    Given dora.droid has a client with:
      | setting | value  |
      | kernel  | newest |
    When dora.droid launches the client again
    Then the phone of dora.droid is registered at cucm1

  @SIP-16
  Scenario: A listed device registers in mixed mode, with SIP over TLS
    Given the world "capf"
    And sonia.sony has a client with:
      | setting     | value          |
      | device      | BOT            |
      | handset     | Sony Xperia Z1 |
      | CAPF string | 081549         |
    When sonia.sony signs in from inside
    Then the phone of sonia.sony is registered at cucm1
    And sips of cucm1 was asked "REGISTER sip:cucm1…"
