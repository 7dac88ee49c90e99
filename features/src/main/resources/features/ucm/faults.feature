Feature: Unified CM that answers wrongly
  Whatever a node answers, the client says what it saw, goes on with the next node where another can do better, and
  signs in as ever once the node is healed.

  @UDS-18
  Scenario Outline: A UDS node with the fault <fault> makes way for the next
    Given the world "split-brain" where <scale> lab seconds pass in a second
    When the fault "<fault>" at uds of cucm1
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the user data of adam.mckenzie came from cucm2
    And the client of adam.mckenzie decided on "UDS server": "not cucm1.example.com", because "<said>"
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then the user data of adam.mckenzie came from cucm1
    And the client of adam.mckenzie passed no server over

    Examples:
      | fault                        | said                                                | scale |
      | http-status 500              | answered 500                                        | 1     |
      | http-status 503              | answered 503                                        | 1     |
      | http-status 404              | answered 404                                        | 1     |
      | http-slow 60s                | no answer from … in … ms                            | 2     |
      | http-no-reply                | no answer from … in … ms                            | 2     |
      | http-malformed               | it is not the XML expected: …                       | 1     |
      | http-content-type text/plain | its type is text/plain, not XML                     | 1     |
      | http-login-page              | it is a login page for people, not the XML expected | 1     |
      | silent                       | no answer from … in 10000 ms                        | 2     |
      | reset                        | …:8443: …                                           | 1     |
      | cut-after 900                | …:8443: …                                           | 1     |

  @UDS-18
  Scenario: Every node sends people's login page: nothing is taken for an answer
    Given the world "uclab"
    When the fault "http-login-page" at uds of uclabcucm-pub
    And the fault "http-login-page" at uds of uclabcucm-sub
    And mac.donald signs in from inside
    Then mac.donald is told that the server cannot be reached
    And uclabcucm-pub was never asked "GET /cucm-uds/user/…"
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald passed no server over

  @UDS-04 @UDS-05
  Scenario: The cookies of a session that is over: the credentials are sent once more
    Given the world "split-brain"
    When the fault "http-stale-cookie" at uds of cucm1
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "session": "over", because "… answered 401; the credentials are sent again"
    And these requests were answered, in this order:
      | host  | request                                   | sent        | answer |
      | cucm1 | GET /cucm-uds/user/adam.mckenzie/devices  | credentials | 200    |
      | cucm1 | GET /cucm-uds/user/adam.mckenzie/device/… | cookies     | 401    |
      | cucm1 | GET /cucm-uds/user/adam.mckenzie/device/… | credentials | 200    |
    And the client of adam.mckenzie passed no server over
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside

  @UDS-06
  Scenario: A wrong home cluster that knows better: the client is led on
    Given the world "clusters-ils"
    When the fault "uds-home cucm5.example.com" at uds of cucm1, the first time
    And bella.swift signs in from inside
    Then bella.swift is signed in inside
    And the user data of bella.swift came from cucm3
    And the client of bella.swift decided on "home cluster": "asking cucm5.example.com", because "named by cucm1.example.com as the home of bella.swift"
    And the client of bella.swift decided on "home cluster": "asking cucm3.example.com", because "named by cucm5.example.com as the home of bella.swift"
    When all faults are healed
    And bella.swift signs in from inside
    Then bella.swift is signed in inside
    And cucm5 heard nothing from any client

  @UDS-08
  Scenario: A wrong home cluster that does not know the user
    Given the world "clusters-apart"
    When the fault "uds-home cucm5.example.com" at uds of cucm1
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is told that the server cannot be reached
    And the client of adam.mckenzie decided on "home cluster": "wrong", because "… was named as the home of '…', but does not know the user"
    And cucm5 was never asked "GET /cucm-uds/user/…"
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside

  @UDS-06
  Scenario: A home cluster that does not exist
    Given the world "clusters-ils"
    When the fault "uds-home nowhere.example.com" at uds of cucm1
    And bella.swift signs in from inside
    Then bella.swift is told that the server cannot be reached
    And the client of bella.swift decided on "UDS server": "not nowhere.example.com"
    When all faults are healed
    And bella.swift signs in from inside
    Then bella.swift is signed in inside

  @UDS-06
  Scenario: Two clusters that send the client to one another
    Given the world "clusters-ils"
    When the fault "uds-home cucm3.example.com" at uds of cucm1
    And the fault "uds-home cucm1.example.com" at uds of cucm3
    And bella.swift signs in from inside
    Then bella.swift is told that the server cannot be reached
    And the client of bella.swift decided on "home cluster": "loop", because "cucm3.example.com names cucm1.example.com as the home, which named it in turn"
    And these requests were answered, in this order:
      | host  | request                                        | sent    | answer |
      | cucm1 | GET /cucm-uds/clusterUser?username=bella.swift | nothing | 200    |
      | cucm3 | GET /cucm-uds/clusterUser?username=bella.swift | nothing | 200    |
    And cucm1 was never asked "GET /cucm-uds/user/…"
    And cucm3 was never asked "GET /cucm-uds/user/…"
    When all faults are healed
    And bella.swift signs in from inside
    Then bella.swift is signed in inside
    And the user data of bella.swift came from cucm3

  @UDS-10
  Scenario Outline: A TFTP server with the fault <fault> makes way for the next
    Given the world "uclab" where <scale> lab seconds pass in a second
    When the fault "<fault>" at tftp-http of uclabcucm-pub
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And mac.donald is in full UC
    And the configuration of mac.donald came from uclabcucm-sub
    And the client of mac.donald decided on "TFTP server": "not uclabcucm-pub", because "<said>"
    And uclabcucm-sub was asked "GET /MDonald.cnf.xml"
    When all faults are healed
    And mac.donald signs in from inside
    Then the configuration of mac.donald came from uclabcucm-pub
    And the client of mac.donald passed no server over

    Examples:
      | fault                       | said                                                                 | scale |
      | http-status 500             | answered 500                                                         | 1     |
      | http-status 403             | MDonald.cnf.xml: answered 403                                        | 1     |
      | http-no-reply               | no answer from … in … ms                                             | 2     |
      | http-malformed              | MDonald.cnf.xml: it is not the XML expected: …                       | 1     |
      | http-content-type image/png | MDonald.cnf.xml: its type is image/png, not XML                      | 1     |
      | http-login-page             | MDonald.cnf.xml: it is a login page for people, not the XML expected | 1     |
      | tftp-device-of CSFABYRON    | MDonald.cnf.xml: it is the file of another device (…)                | 1     |

  @UDS-09
  Scenario: Every server has the file of another device: it is ignored, and there is no phone
    Given the world "uclab"
    When the fault "tftp-device-of CSFABYRON" at tftp-http of uclabcucm-pub
    And the fault "tftp-device-of CSFABYRON" at tftp-http of uclabcucm-sub
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And mac.donald is in IM only
    And the client of mac.donald decided on "device file": "ignored", because "MDonald.cnf.xml: …it is the file of another device…"
    And the client of mac.donald decided on "phone services": "none", because "there is no device file that can be used"
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is in full UC

  @UDS-12
  Scenario: A profile without an IM and presence service: phone mode, and back
    Given the world "uclab"
    When the fault "tftp-profile-no-presence" at tftp-http of uclabcucm-pub
    And mac.donald signs in from inside
    Then mac.donald is in phone mode
    And the client of mac.donald decided on "authenticator": "UCM", because "the service profile names no IM and presence product"
    And cimp-pub heard nothing from any client
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is in full UC
    And cimp-pub was asked "auth CISCO-VTG-TOKEN"

  @UDS-12
  Scenario: A profile with the product type of Webex: other credentials, and back
    Given the world "uclab"
    When the fault "tftp-profile-webex" at tftp-http of uclabcucm-pub
    And mac.donald signs in from inside
    Then mac.donald is asked for the credentials of "Webex Messenger"
    And cimp-pub heard nothing from any client
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is in full UC

  @UDS-13
  Scenario: A configuration file that nobody can read is ignored
    Given the world "voice-services-learned"
    When the fault "http-malformed" at tftp-http of cucm1, where path is /jabber-config.xml
    And the fault "http-malformed" at tftp-http of cucm2, where path is /jabber-config.xml
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "jabber-config": "ignored", because "jabber-config.xml: …it is not the XML expected…"
    And adam.mckenzie takes "VoiceServicesDomain" from the default: ""
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then adam.mckenzie takes "VoiceServicesDomain" from the configuration file: "cisco-uc.example.com"

  @UDS-14
  Scenario: Dial rules whose numbers are none are left out, and it is said
    Given the world "uclab"
    When the fault "tftp-dial-rules-malformed" at tftp-http of uclabcucm-pub
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And mac.donald is in full UC
    And the client of mac.donald decided on "application dial rules": "left out", because "1 of 1 rules have no usable numbers"
    When all faults are healed
    And mac.donald signs in from inside
    Then the client of mac.donald decided on "application dial rules": "CUPC/AppDialRules.xml", because "from uclabcucm-pub"

  @UDS-20
  Scenario Outline: CCMCIP with the fault <fault>: no device list, and no phone
    Given the world "uclab" where <scale> lab seconds pass in a second
    When the fault "<fault>" at ccmcip of uclabcucm-pub
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And mac.donald is in IM only
    And the client of mac.donald decided on "device list": "none", because "<said>"
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is in full UC
    And the client of mac.donald decided on "device list": "MDonald"

    Examples:
      | fault                       | said                                                    | scale |
      | http-status 500             | no CCMCIP server left: …answered 500…                   | 1     |
      | http-no-reply               | no CCMCIP server left: …no answer from …                | 2     |
      | http-malformed              | no CCMCIP server left: …it is not the XML expected: …   | 1     |
      | http-content-type text/html | no CCMCIP server left: …its type is text/html, not XML… | 1     |
