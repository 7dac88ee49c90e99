Feature: The chain of requests at Unified CM
  Once discovery has led to UCM, the client asks in the order of the trace: version, home cluster, servers, devices, the
  device's file, the service profile, jabber-config.xml; without waiting for the answer to that it signs in to presence,
  and the phone part follows with CCMCIP and the dial rules.

  @UDS-02 @UDS-33
  Scenario: Every request of the trace, what it carries and what it gets
    Given the world "uclab"
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And these requests were answered, in this order:
      | host          | request                                       | sent                    | answer              |
      | uclabcucm-pub | GET /cucm-uds/version                         | nothing                 | 200 application/xml |
      | uclabcucm-pub | GET /cucm-uds/clusterUser?username=mac.donald | nothing                 | 200 application/xml |
      | uclabcucm-pub | GET /cucm-uds/servers                         | nothing                 | 200 application/xml |
      | uclabcucm-pub | GET /cucm-uds/user/mac.donald/devices         | credentials             | 200 application/xml |
      | uclabcucm-pub | GET /MDonald.cnf.xml                          | nothing                 | 200 */*             |
      | uclabcucm-pub | GET /SPDefault.cnf.xml                        | nothing                 | 200 */*             |
      | uclabcucm-pub | GET /jabber-config.xml                        | nothing                 | 404                 |
      | uclabcucm-pub | POST /ccmcip/Personalization                  | credentials and cookies | 200 text/xml        |
      | uclabcucm-pub | GET /CUPC/AppDialRules.xml                    | nothing                 | 200 */*             |
      | uclabcucm-pub | GET /CUPC/DirLookupDialRules.xml              | nothing                 | 200 */*             |
    And the answer "200" of uclabcucm-pub contains:
      | <product>Cisco Unified Communications Manager</product>                      |
      | <server>uclabcucm-pub</server><server>uclabcucm-sub</server>                 |
      | <provision><uri>http://uclabcucm-pub:6970/MDonald.cnf.xml</uri>              |
      | <supportsFeatures><audibleMwi>false</audibleMwi><dnd configurable="false">   |
    And the answer "200" of uclabcucm-pub has the header "Set-Cookie" like "JSESSIONIDSSO=.*"
    And the client of mac.donald decided on "jabber-config": "none", because "… has no jabber-config.xml (404), which is no obstacle"
    And the client of mac.donald decided on "device list": "MDonald", because "CCMCIP of uclabcucm-pub"
    And the client of mac.donald passed no server over

  @UDS-42
  Scenario Outline: The sign-on for presence does not wait for the answer to jabber-config.xml, <zone>
    Given the world "uclab"
    And 1 lab second passes in a second from now on
    And the fault "http-slow 3s" at tftp-http of uclabcucm-pub, where path is /jabber-config.xml
    When mac.donald signs in from <zone>
    Then mac.donald is in full UC
    And uclabcucm-pub was asked "GET /SPDefault.cnf.xml"
    And cimp-pub was asked "iq set bind" while uclabcucm-pub still owed the answer "404"
    And the client of mac.donald decided on "jabber-config": "none", because "… has no jabber-config.xml (404), which is no obstacle"
    And mac.donald is still connected
    When all faults are healed
    And mac.donald signs in from <zone>
    Then mac.donald is in full UC

    Examples:
      | zone    |
      | inside  |
      | outside |

  @UDS-42
  Scenario: An edge that is lost before that answer takes the presence with it that had begun there
    Given the world "uclab"
    And the fault "http-no-reply" at edge-https of uclabexpwe01, where path is /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw/jabber-config.xml
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe02
    And these messages arrived, in this order:
      | host         | message     |
      | cimp-pub     | iq set bind |
      | cimp-pub     | iq set bind |
    And uclabexpwe01 was asked "stream close" by mac.donald
    And the client of mac.donald decided on "edge server": "not uclabexpwe01.uclab.com"
    And mac.donald is still connected
    When ada.byron signs in from inside
    And ada.byron writes "which of you?" to mac.donald
    Then mac.donald reads "which of you?" from ada.byron
    When all faults are healed
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01

  @UDS-03
  Scenario Outline: The first node has the fault <fault> on the list of servers: the next one names them
    Given the world "split-brain" where <scale> lab seconds pass in a second
    When the fault "<fault>" at uds of cucm1, where path is /cucm-uds/servers
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And these requests were answered, in this order:
      | host  | request                                  | sent        | answer              |
      | cucm1 | GET /cucm-uds/version                    | nothing     | 200 application/xml |
      | cucm2 | GET /cucm-uds/servers                    | nothing     | 200 application/xml |
      | cucm2 | GET /cucm-uds/user/adam.mckenzie/devices | credentials | 200 application/xml |
    And the client of adam.mckenzie decided on "UDS server": "not cucm1.example.com", because "<said>"
    And the client of adam.mckenzie decided on "UDS servers": "cucm1.example.com, cucm2.example.com, cucm3.example.com", because "named by cucm2.example.com"
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS servers": "cucm1.example.com, cucm2.example.com, cucm3.example.com", because "named by cucm1.example.com"
    And the client of adam.mckenzie passed no server over

    Examples:
      | fault                       | said                           | scale |
      | http-status 503             | answered 503                   | 1     |
      | http-status 401             | answered 401                   | 1     |
      | http-no-reply               | no answer from … in … ms       | 2     |
      | http-malformed              | it is not the XML expected: …  | 1     |
      | http-content-type text/html | its type is text/html, not XML | 1     |

  @UDS-03
  Scenario: No node names the servers: the sign-in ends there, before the password is sent
    Given the world "uclab"
    When the fault "http-status 500" at uds of uclabcucm-pub, where path is /cucm-uds/servers
    And the fault "http-malformed" at uds of uclabcucm-sub, where path is /cucm-uds/servers
    And mac.donald signs in from inside
    Then mac.donald is told that the server cannot be reached
    And uclabcucm-pub was never asked "GET /cucm-uds/user/…"
    And uclabcucm-sub was never asked "GET /cucm-uds/user/…"
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "UDS servers": "uclabcucm-pub, uclabcucm-sub", because "named by uclabcucm-pub.uclab.com"

  @UDS-33
  Scenario: The same chain through Expressway
    Given the world "uclab"
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And these requests were answered, in this order:
      | host          | request                                       | sent                    | answer              |
      | uclabcucm-pub | GET /cucm-uds/version                         | cookies                 | 200 application/xml |
      | uclabcucm-pub | GET /cucm-uds/clusterUser?username=mac.donald | cookies                 | 200 application/xml |
      | uclabcucm-pub | GET /cucm-uds/servers                         | cookies                 | 200 application/xml |
      | uclabcucm-pub | GET /cucm-uds/user/mac.donald/devices         | credentials and cookies | 200 application/xml |
      | uclabcucm-pub | GET /MDonald.cnf.xml                          | cookies                 | 200 */*             |
      | uclabcucm-pub | GET /SPDefault.cnf.xml                        | cookies                 | 200 */*             |
      | uclabcucm-pub | GET /jabber-config.xml                        | cookies                 | 404                 |
      | uclabcucm-pub | GET /CUPC/AppDialRules.xml                    | cookies                 | 200 */*             |
    And the client of mac.donald passed no server over

  @UDS-04
  Scenario: The cookies of the first answer stand for the credentials in the second request
    Given the world "split-brain"
    When adam.mckenzie signs in from inside
    Then these requests were answered, in this order:
      | host  | request                                   | sent        | answer              |
      | cucm1 | GET /cucm-uds/user/adam.mckenzie/devices  | credentials | 200 application/xml |
      | cucm1 | GET /cucm-uds/user/adam.mckenzie/device/… | cookies     | 200 application/xml |
      | cucm1 | GET /CSFAMCKENZIE.cnf.xml                 | nothing     | 200 */*             |
    And the request "GET /cucm-uds/user/adam.mckenzie/device/…" that cucm1 got has the header "Cookie" like "JSESSIONIDSSO=[^;]+; JSESSIONID=[^;]+"
    And cucm1 was never asked "GET /ccmcip…"

  @UDS-05
  Scenario: Wrong credentials are refused once and told, missing ones are refused too
    Given the world "uclab"
    When mac.donald signs in from inside with the password "ilikeMRA2"
    Then mac.donald is told that the user name or password is not correct
    And these requests were answered, in this order:
      | host          | request                               | sent        | answer |
      | uclabcucm-pub | GET /cucm-uds/user/mac.donald/devices | credentials | 401    |
    And the client of mac.donald decided on "credentials": "refused", because "uclabcucm-pub answered 401"
    And uclabcucm-sub heard nothing from any client
    And uclabcucm-pub was never asked "GET /MDonald.cnf.xml"
    And a stranger inside who asks uds of uclabcucm-pub for "/cucm-uds/user/mac.donald/devices" gets 401
    When mac.donald signs in from inside with the password ""
    Then mac.donald is told that the user name or password is not correct
    When mac.donald signs in from inside
    Then mac.donald is signed in inside

  @UDS-18 @UDS-18a @DISC-08
  Scenario: The first target of _cisco-uds is dead: the next one serves
    Given the world "split-brain"
    When cucm1 loses power
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "UDS server": "not cucm1.example.com"
    And these requests were answered, in this order:
      | host  | request                                          | sent        | answer |
      | cucm2 | GET /cucm-uds/version                            | nothing     | 200    |
      | cucm2 | GET /cucm-uds/clusterUser?username=adam.mckenzie | nothing     | 200    |
      | cucm2 | GET /cucm-uds/servers                            | nothing     | 200    |
      | cucm2 | GET /cucm-uds/user/adam.mckenzie/devices         | credentials | 200    |
    When cucm1 has power again
    And adam.mckenzie signs in from inside
    Then the user data of adam.mckenzie came from cucm1
    And the client of adam.mckenzie passed no server over

  @UDS-18 @UDS-18b
  Scenario: Behind the targets of _cisco-uds come the other servers of the list
    Given the world "split-brain"
    When ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 5 seconds:
      | 1 5 8443 cucm1.example.com. |
    And the fault "http-status 503" at uds of cucm1, where path is /cucm-uds/user/adam.mckenzie/devices
    And cucm2 loses power
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And these requests were answered, in this order:
      | host  | request                                  | sent        | answer |
      | cucm1 | GET /cucm-uds/servers                    | nothing     | 200    |
      | cucm1 | GET /cucm-uds/user/adam.mckenzie/devices | credentials | 503    |
      | cucm3 | GET /cucm-uds/user/adam.mckenzie/devices | credentials | 200    |
    And the user data of adam.mckenzie came from cucm3
    And the client of adam.mckenzie decided on "UDS server": "not cucm2.example.com"
    When all faults are healed
    And cucm2 has power again
    And adam.mckenzie signs in from inside
    Then the user data of adam.mckenzie came from cucm1
    And the client of adam.mckenzie passed no server over

  @UDS-22
  Scenario: Unified CM older than 9.1(2) serves inside and is not supported outside
    Given the world "before-9.1.2"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is told that the release is not supported
    And the client of adam.mckenzie decided on "UCM release": "unsupported", because "cucm1.example.com is UCM 9.1.1; clients outside need 9.1(2) or later"
    And cucm1 was never asked "GET /CSFAMCKENZIE.cnf.xml"

  @UDS-34
  Scenario: What the client keeps, as its log prints it
    Given the world "uclab"
    When mac.donald signs in from inside
    Then the client of mac.donald keeps:
      """
      UCM version: 9.1.2
      UCM domain: uclab.com
      UCM publisher: uclabcucm-pub
      Current Home UDS URL: https://uclabcucm-pub:8443/cucm-uds/user/mac.donald

      [DEVICE_XML]
      [URL] http://uclabcucm-pub:6970/MDonald.cnf.xml
      [URL] http://uclabcucm-sub:6970/MDonald.cnf.xml
      [Host] uclabcucm-pub
      [Host] uclabcucm-sub
      [Filename] MDonald.cnf.xml
      [XML] <device xsi:type="axl:XIPPhone" ctiid="11" uuid="{...>

      [HOME_CLUSTER_XML]
      [URL] https://uclabcucm-pub:8443/cucm-uds/user/mac.donald/devices
      [Host] uclabcucm-pub
      [XML] <?xml version="1.0" encoding="UTF-8" standalone="y...>

      [SERVICE_PROFILE_XML]
      [URL] http://uclabcucm-pub:6970/SPDefault.cnf.xml
      [URL] http://uclabcucm-sub:6970/SPDefault.cnf.xml
      [Host] uclabcucm-pub
      [Host] uclabcucm-sub
      [Filename] SPDefault.cnf.xml
      [XML] <serviceProfile>
      <versionStamp>1408549266-e2192500...>

      [UDS_SERVERS]
      [1] uclabcucm-pub
      [2] uclabcucm-sub

      [HOME_UDS_NODES]
      [1] https://uclabcucm-pub:8443/cucm-uds/user/mac.donald
      [2] https://uclabcucm-sub:8443/cucm-uds/user/mac.donald

      [TFTP_SERVERS]
      [1] uclabcucm-pub
      [2] uclabcucm-sub

      CCMCIP Server 1 == uclabcucm-pub
      TFTP Server 1 == uclabcucm-pub
      TFTP Server 2 == uclabcucm-sub
      TFTP Server 3 == 
      Version == 9.1.2
      """
    When uclabcucm-pub loses power
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "TFTP server": "not uclabcucm-pub"
    When uclabcucm-pub has power again
    And mac.donald signs in from inside
    Then the configuration of mac.donald came from uclabcucm-pub
    And the client of mac.donald passed no server over

  @UDS-34
  Scenario: What the client keeps when the subscriber told the devices, as in the trace
    Given the world "uclab"
    When the fault "http-status 503" at uds of uclabcucm-pub, where path is /cucm-uds/user/mac.donald/devices
    And mac.donald signs in from inside
    Then the user data of mac.donald came from uclabcucm-sub
    And the client of mac.donald keeps:
      """
      UCM version: 9.1.2
      UCM domain: uclab.com
      UCM publisher: uclabcucm-sub
      Current Home UDS URL: https://uclabcucm-sub:8443/cucm-uds/user/mac.donald

      [DEVICE_XML]
      [URL] http://uclabcucm-pub:6970/MDonald.cnf.xml
      [URL] http://uclabcucm-sub:6970/MDonald.cnf.xml
      [Host] uclabcucm-pub
      [Host] uclabcucm-sub
      [Filename] MDonald.cnf.xml
      [XML] <device xsi:type="axl:XIPPhone" ctiid="11" uuid="{...>

      [HOME_CLUSTER_XML]
      [URL] https://uclabcucm-sub:8443/cucm-uds/user/mac.donald/devices
      [Host] uclabcucm-sub
      [XML] <?xml version="1.0" encoding="UTF-8" standalone="y...>

      [SERVICE_PROFILE_XML]
      [URL] http://uclabcucm-pub:6970/SPDefault.cnf.xml
      [URL] http://uclabcucm-sub:6970/SPDefault.cnf.xml
      [Host] uclabcucm-pub
      [Host] uclabcucm-sub
      [Filename] SPDefault.cnf.xml
      [XML] <serviceProfile>
      <versionStamp>1408549266-e2192500...>

      [UDS_SERVERS]
      [1] uclabcucm-pub
      [2] uclabcucm-sub

      [HOME_UDS_NODES]
      [1] https://uclabcucm-pub:8443/cucm-uds/user/mac.donald
      [2] https://uclabcucm-sub:8443/cucm-uds/user/mac.donald

      [TFTP_SERVERS]
      [1] uclabcucm-pub
      [2] uclabcucm-sub

      CCMCIP Server 1 == uclabcucm-pub
      TFTP Server 1 == uclabcucm-pub
      TFTP Server 2 == uclabcucm-sub
      TFTP Server 3 == 
      Version == 9.1.2
      """
    When all faults are healed
    And mac.donald signs in from inside
    Then the user data of mac.donald came from uclabcucm-pub
    And the client of mac.donald passed no server over
