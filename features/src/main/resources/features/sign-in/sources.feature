Feature: Where a client's configuration comes from
  A client may be configured before it asks anybody: by a configuration URL, by managed app configuration, by the bootstrap file of
  its installer. Each platform has its own ways.

  @DISC-30a
  Scenario: The services domain comes from what is typed
    Given the world "discovery"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services domain": "example.com", because "the part behind the @ of the typed address"

  @DISC-14a @DISC-30b
  Scenario: The services domain comes from a configuration URL
    Given the world "discovery"
    And adam.mckenzie has a client with:
      | setting           | value                                              |
      | platform          | Android                                            |
      | configuration URL | ciscojabber://provision?ServicesDomain=example.com |
    When adam.mckenzie signs in from inside as "adam.mckenzie"
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services domain": "example.com", because "the configuration URL names it"

  @DISC-25a @DISC-30c
  Scenario: The services domain comes from the installer, and nobody is asked for an address
    Given the world "discovery"
    And adam.mckenzie has a client with:
      | setting        | value                       |
      | bootstrap file | SERVICES_DOMAIN=example.com |
    When adam.mckenzie signs in from inside as "adam.mckenzie"
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services domain": "example.com", because "the bootstrap file names it"

  @DISC-30d
  Scenario: The services domain comes from what an earlier launch has kept
    Given the world "discovery"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    When adam.mckenzie launches the client again as "adam.mckenzie"
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services domain": "example.com", because "what an earlier launch has kept names it"

  @DISC-14b
  Scenario: A configuration URL names the voice services domain
    Given the world "voice-services-domain"
    And adam.mckenzie has a client with:
      | setting               | value                                                                                       |
      | platform              | Mac                                                                                         |
      | voice services domain | unknown                                                                                     |
      | configuration URL     | ciscojabber://provision?ServicesDomain=example.com&VoiceServicesDomain=cisco-uc.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.cisco-uc.example.com"
    And the client of adam.mckenzie decided on "voice services domain": "cisco-uc.example.com", because "the configuration URL names it"

  @DISC-14c
  Scenario: A configuration URL excludes services
    Given the world "discovery"
    And adam.mckenzie has a client with:
      | setting           | value                                                                                     |
      | platform          | Mac                                                                                       |
      | configuration URL | ciscojabber://provision?ServicesDomain=example.com&ServiceDiscoveryExcludedServices=WEBEX |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    And loginp.webexconnect.com was never asked "GET /cas/FederatedSSO…"

  @DISC-14e @DISC-39
  Scenario: A configuration URL says whether there are phone services
    Given the world "discovery"
    And adam.mckenzie has a client with:
      | setting           | value                                                                      |
      | platform          | Mac                                                                        |
      | configuration URL | ciscojabber://provision?ServicesDomain=example.com&Telephony_Enabled=false |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is in IM only
    And the client of adam.mckenzie decided on "phone services" because "whoever configured the client has said Telephony_Enabled false"
    Given adam.mckenzie has a client with:
      | setting           | value                                                                     |
      | configuration URL | ciscojabber://provision?ServicesDomain=example.com&Telephony_Enabled=true |
    When adam.mckenzie launches the client again
    Then adam.mckenzie is in full UC
    Given adam.mckenzie has a client with:
      | setting           | value                                              |
      | configuration URL | ciscojabber://provision?ServicesDomain=example.com |
    When adam.mckenzie launches the client again
    Then adam.mckenzie is in full UC

  @DISC-14g
  Scenario: A configuration URL without a services domain is not taken
    Given the world "voice-services-domain"
    And adam.mckenzie has a client with:
      | setting               | value                                                            |
      | platform              | Mac                                                              |
      | voice services domain | unknown                                                          |
      | configuration URL     | ciscojabber://provision?VoiceServicesDomain=cisco-uc.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    And ns-inside was never asked "SRV _cisco-uds._tcp.cisco-uc.example.com"

  @DISC-14h
  Scenario: A parameter in another case is not taken
    Given the world "voice-services-domain"
    And adam.mckenzie has a client with:
      | setting               | value                                                                                       |
      | platform              | Mac                                                                                         |
      | voice services domain | unknown                                                                                     |
      | configuration URL     | ciscojabber://provision?ServicesDomain=example.com&voiceservicesdomain=cisco-uc.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    And ns-inside was never asked "SRV _cisco-uds._tcp.cisco-uc.example.com"

  @DISC-15a
  Scenario: A parameter in another case gets a complaint
    Given the world "discovery"
    And adam.mckenzie has a client with:
      | setting           | value                                                                            |
      | platform          | Mac                                                                              |
      | configuration URL | ciscojabber://provision?ServicesDomain=example.com&voiceservicesdomain=a.example |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "configuration": "a complaint", because "the configuration URL is not taken as it is: 'voiceservicesdomain' is not taken: names are case sensitive, and this one is VoiceServicesDomain"

  @DISC-15b
  Scenario: A parameter that nobody knows gets a complaint
    Given the world "discovery"
    And adam.mckenzie has a client with:
      | setting           | value                                                         |
      | platform          | Mac                                                           |
      | configuration URL | ciscojabber://provision?ServicesDomain=example.com&Colour=red |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "configuration": "a complaint", because "the configuration URL is not taken as it is: 'Colour' is no parameter of a configuration URL"

  @DISC-15c
  Scenario: A parameter that is there twice gets a complaint
    Given the world "discovery"
    And adam.mckenzie has a client with:
      | setting           | value                                                                           |
      | platform          | Mac                                                                             |
      | configuration URL | ciscojabber://provision?ServicesDomain=example.com&ServicesDomain=other.example |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "configuration": "a complaint", because "the configuration URL is not taken as it is: 'ServicesDomain' is there more than once: the URL is not taken"

  @DISC-15d
  Scenario: A parameter that is missing gets a complaint
    Given the world "discovery"
    And adam.mckenzie has a client with:
      | setting           | value                                                            |
      | platform          | Mac                                                              |
      | configuration URL | ciscojabber://provision?VoiceServicesDomain=cisco-uc.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "configuration": "a complaint", because "the configuration URL is not taken as it is: ServicesDomain is missing: the URL is not taken"

  @DISC-16
  Scenario Outline: Managed app configuration has the same keys, on <platform>
    Given the world "voice-services-domain"
    And adam.mckenzie has a client with:
      | setting               | value                                                                                                               |
      | platform              | <platform>                                                                                                          |
      | voice services domain | unknown                                                                                                             |
      | managed configuration | ServicesDomain=example.com; VoiceServicesDomain=cisco-uc.example.com; ServiceDiscoveryExcludedServices=WEBEX |
    When adam.mckenzie signs in from inside as "adam.mckenzie"
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services domain": "example.com", because "managed app configuration names it"
    And ns-inside was asked "SRV _cisco-uds._tcp.cisco-uc.example.com"
    And loginp.webexconnect.com was never asked "GET /cas/FederatedSSO…"

    Examples:
      | platform |
      | Android  |
      | iPhone   |

  @DISC-17a
  Scenario: The cloud is asked for the services domain
    Given the world "voice-services-domain"
    And adam.mckenzie has a client with:
      | setting               | value                                                                                       |
      | platform              | Mac                                                                                         |
      | voice services domain | unknown                                                                                     |
      | configuration URL     | ciscojabber://provision?ServicesDomain=example.com&VoiceServicesDomain=cisco-uc.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And loginp.webexconnect.com was asked "GET /cas/FederatedSSO?org=example.com"
    And loginp.webexconnect.com was never asked "GET /cas/FederatedSSO?org=cisco-uc.example.com"

  @DISC-17b
  Scenario: The name server is asked for the voice services domain
    Given the world "voice-services-domain"
    And adam.mckenzie has a client with:
      | setting               | value                                                                                       |
      | platform              | Mac                                                                                         |
      | voice services domain | unknown                                                                                     |
      | configuration URL     | ciscojabber://provision?ServicesDomain=example.com&VoiceServicesDomain=cisco-uc.example.com |
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1
    And ns-outside was asked "SRV _collab-edge._tls.cisco-uc.example.com"
    And ns-outside was never asked "SRV _collab-edge._tls.example.com"

  @DISC-25b
  Scenario: The installer names the voice services domain, in letters of any case
    Given the world "voice-services-domain"
    And adam.mckenzie has a client with:
      | setting               | value                                      |
      | voice services domain | unknown                                    |
      | bootstrap file        | Voice_Services_Domain=cisco-uc.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.cisco-uc.example.com"
    And the client of adam.mckenzie decided on "voice services domain": "cisco-uc.example.com", because "the bootstrap file names it"

  @DISC-33
  Scenario Outline: <setting> does nothing on <not there> and counts on <there>
    Given the world "discovery"
    And adam.mckenzie has a client with:
      | setting   | value       |
      | platform  | <not there> |
      | <setting> | <value>     |
    When adam.mckenzie signs in from inside as "adam.mckenzie"
    Then adam.mckenzie is told that the server cannot be reached
    Given adam.mckenzie has a client with:
      | setting  | value   |
      | platform | <there> |
    When adam.mckenzie signs in from inside as "adam.mckenzie"
    Then adam.mckenzie is signed in inside

    Examples:
      | setting               | value                                              | not there | there   |
      | configuration URL     | ciscojabber://provision?ServicesDomain=example.com | Windows   | Mac     |
      | configuration URL     | ciscojabber://provision?ServicesDomain=example.com | Windows   | iPhone  |
      | managed configuration | ServicesDomain=example.com                         | Mac       | Android |
      | managed configuration | ServicesDomain=example.com                         | Windows   | iPhone  |
      | bootstrap file        | SERVICES_DOMAIN=example.com                        | Mac       | Windows |
      | bootstrap file        | SERVICES_DOMAIN=example.com                        | Android   | Windows |

  @DISC-51
  Scenario Outline: On <platform> a voice services domain that <setting> gives serves a first sign-in outside
    Given the world "voice-services-learned"
    And adam.mckenzie has a client with:
      | setting   | value      |
      | platform  | <platform> |
      | <setting> | <value>    |
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1
    And ns-outside was asked "SRV _collab-edge._tls.cisco-uc.example.com"

    Examples:
      | platform | setting           | value                                                                                                       |
      | Mac      | configuration URL | ciscojabber://provision?ServicesDomain=example.com&VoiceServicesDomain=cisco-uc.example.com |
      | Windows  | bootstrap file    | VOICE_SERVICES_DOMAIN=cisco-uc.example.com                                                                   |
