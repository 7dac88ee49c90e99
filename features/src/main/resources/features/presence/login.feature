Feature: Logging in at presence servers
  Inside, a session is opened by SOAP on 8443, and with the one-time password that it gives a stream on 5222 (S1, S3).

  @IMP-01b
  Scenario: The stream is opened at 5222, and nothing is shown before TLS
    Given the world "uclab"
    When mac.donald signs in from inside
    Then mac.donald is in full UC
    And the client of mac.donald decided on "presence server": "cimp-pub.uclab.com:5222"
    And these messages arrived, in this order:
      | host     | message              |
      | cimp-pub | starttls             |
      | cimp-pub | auth CISCO-VTG-TOKEN |
      | cimp-pub | iq set bind          |

  @IMP-01a
  Scenario: SOAP first, then XMPP with a one-time password
    Given the world "uclab"
    When mac.donald signs in from inside
    Then mac.donald is in full UC
    And these messages arrived, in this order:
      | host          | message                                     |
      | uclabcucm-pub | GET /jabber-config.xml                      |
      | cimp-pub      | POST /EPASSoap/service login mac.donald     |
      | cimp-pub      | POST /EPASSoap/service get-all-config       |
      | cimp-pub      | POST /EPASSoap/service get-onetime-password |
      | cimp-pub      | auth CISCO-VTG-TOKEN                        |
      | cimp-pub      | iq set bind                                 |

  @IMP-01a
  Scenario: A one-time password opens one stream, and no second one
    Given the world "presence-login"
    When a program inside logs "ivy.profile" in by SOAP at cup1 with the password "Profile1"
    And that program takes a one-time password of ivy.profile at cup2
    Then that one-time password opens a stream at cup1
    And that one-time password is refused at cup1
    And that one-time password is refused at cup2
    When that program takes a one-time password of ivy.profile at cup1
    Then that one-time password opens a stream at cup2

  @IMP-01a
  Scenario: A one-time password that nobody uses for a minute is good for nothing
    Given the world "presence-login" where 6 lab seconds pass in a second
    When a program inside logs "ivy.profile" in by SOAP at cup1 with the password "Profile1"
    And that program takes a one-time password of ivy.profile at cup1
    And 61 lab seconds pass
    Then that one-time password is refused at cup1
    When that program takes a one-time password of ivy.profile at cup1
    Then that one-time password opens a stream at cup1

  @IMP-01a
  Scenario: A session is over when it has been silent for hours
    Given the world "presence-login" where 3600 lab seconds pass in a second
    When a program inside logs "ivy.profile" in by SOAP at cup1 with the password "Profile1"
    Then the SOAP session of "ivy.profile" is open at cup2
    When 28801 lab seconds pass
    Then the SOAP session of "ivy.profile" is over at cup2
    And the SOAP session of "ivy.profile" is over at cup1

  @IMP-01a
  Scenario: A session that nobody opened, and one that was ended, are good for nothing
    Given the world "presence-login"
    Then a SOAP session that a program inside has invented is refused at cup1
    When a program inside logs "ivy.profile" in by SOAP at cup1 with the password "Profile1"
    Then the SOAP session of "ivy.profile" is open at cup1
    When that program logs "ivy.profile" out by SOAP at cup2
    Then the SOAP session of "ivy.profile" is over at cup1

  @IMP-01a
  Scenario: An application user answers for others until it leaves
    Given the world "presence-login"
    Then a program inside that logs "portal" in by SOAP at cup1 with the password "opensdoors1" is refused
    When a program inside logs "portal" in by SOAP at cup1 with the password "OpensDoors1"
    And that program logs "portal" in by SOAP at cup1 for "ivy.profile"
    Then the SOAP session of "ivy.profile" is open at cup1
    When that program takes a one-time password of ivy.profile at cup1
    Then that one-time password opens a stream at cup1
    When that program logs "portal" out by SOAP at cup1
    Then the SOAP session of "ivy.profile" is over at cup1

  @IMP-01c
  Scenario Outline: Without <service> nobody has presence, and the result is 1
    Given the world "uclab"
    And the fault "refuse" at <service> of cimp-pub
    And the fault "refuse" at <service> of cimp-sub
    When mac.donald signs in from inside
    Then mac.donald is told that the server cannot be reached
    And the client of mac.donald decided on "signing into presence server": "result: 1", because "login mode: ON_PREM, …<reason>…"
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "signing into presence server": "result: 0"

    Examples:
      | service | reason                                             |
      | soap    | cimp-sub.uclab.com:8443: LERR_CUP_UNREACHABLE (9)  |
      | xmpp    | cimp-sub.uclab.com:5222                            |

  @IMP-01
  Scenario: A node that takes the password and then fails makes way for the other
    Given the world "uclab"
    And the fault "http-status 500" at soap of cimp-pub, where operation is get-all-config
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "presence log-in": "LERR_CUP_INTERNAL_ERROR at cimp-pub.uclab.com:8443"
    And the client of mac.donald decided on "presence log-in": "cimp-sub.uclab.com:8443"
    And the client of mac.donald decided on "presence server": "cimp-pub.uclab.com:5222"
    When all faults are healed
    And mac.donald signs in from inside
    Then the client of mac.donald decided on "presence log-in": "cimp-pub.uclab.com:8443"

  @IMP-01
  Scenario: Outside the edge lets nobody through to SOAP, and the password opens the stream
    Given the world "uclab"
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald decided on "signing into presence server": "result: 0"
    And cimp-pub was asked "auth PLAIN"
    And cimp-pub was never asked "POST /EPASSoap…"

  @IMP-11
  Scenario Outline: A presence server that is named <how> checks the password and tells the service profile
    Given the world "contacts"
    And gus.profile has a client with:
      | setting         | value                  |
      | release         | <release>              |
      | presence server | cup1.example.com <how> |
    When gus.profile signs in from inside
    Then gus.profile is signed in inside
    And the client of gus.profile decided on "services": "manual settings", because "<because>"
    And cup1 was asked "POST /EPASSoap/service login gus.profile"
    And cup1 was asked "POST /EPASSoap/service get-all-config"
    And the client of gus.profile decided on "presence server": "cup1.example.com:5222"
    And cucm1 was never asked "GET /cucm-uds…"
    And cucm1 was never asked "GET /SPUds.cnf.xml"
    And cucm1 was asked "GET /jabber-config.xml"

    Examples:
      | how             | release | because                                                            |
      | by hand         | R11     | the user named the presence server cup1.example.com                |
      | at installation | R12     | the client was installed with the presence server cup1.example.com |

  @IMP-11
  Scenario: A presence server that _cuplogin names does the same
    Given the world "presence-login"
    And ivy.profile has a client with:
      | setting | value |
      | release | R11   |
    When ivy.profile signs in from inside
    Then ivy.profile is signed in inside
    And cup1 was asked "POST /EPASSoap/service login ivy.profile"
    And the client of ivy.profile decided on "service profile": "TFTP cucm1.example.com, LDAP profile staff", because "the presence server tells it"
    And cucm1 was never asked "GET /SPDefault.cnf.xml"
    And cucm1 was asked "GET /jabber-config.xml"

  @IMP-06
  Scenario: On premises the session keys are AES with 256 bits
    Given the world "uclab"
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "presence encryption": "TLS_AES_256_GCM_SHA384"

  @IMP-21
  Scenario: On premises a chat shows a lock, and whatever is written no padlock
    Given the world "uclab"
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    Then mac.donald sees that ada.byron is available
    And mac.donald sees a lock on the chat with ada.byron
    When mac.donald writes "hello" to ada.byron
    Then ada.byron reads "hello" from mac.donald
    And mac.donald sees a lock on the chat with ada.byron

  Scenario: A client that speaks nothing but XMPP needs no SOAP
    Given the world "uclab"
    And the fault "refuse" at soap of cimp-pub
    And the fault "refuse" at soap of cimp-sub
    When mac.donald signs in from inside
    Then mac.donald is told that the server cannot be reached
    Given mac.donald has a client with:
      | setting        | value |
      | presence login | XMPP  |
    When mac.donald signs in from inside
    Then mac.donald is in full UC
    And cimp-pub was asked "auth PLAIN"
    When all faults are healed
    And mac.donald has a client with:
      | setting        | value |
      | presence login | SOAP  |
    And mac.donald signs in from inside
    Then cimp-pub was asked "auth CISCO-VTG-TOKEN"

  Scenario: A proxy before the presence server that refuses everybody looks like a wrong password
    Given the world "uclab"
    And the fault "http-status 401" at soap of cimp-pub
    When mac.donald signs in from inside
    Then mac.donald is told that the user name or password is not correct
    And the client of mac.donald decided on "credentials" because "LERR_CUP_AUTH, …: …"
    And cimp-sub heard nothing from any client
    And cimp-pub was never asked "auth"
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside

  Scenario: The SOAP service is at the port of the Web, too
    Given the world "presence-login"
    Then a stranger inside who asks soap-443 of cup1 for "/EPASSoap/service/latest?wsdl" reads "definitions"
    When ivy.profile sends "POST /EPASSoap/service/v80" from inside to soap-443 of cup2 with:
      """
      <s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope' xmlns:e='urn:cisco:epas:soap'><s:Body><e:login client-type='thirdparty'><e:username>ivy.profile</e:username><e:password>Profile1</e:password></e:login></s:Body></s:Envelope>
      """
    Then the answer is 200
    And the answer reads "<session-key>"
    When ivy.profile sends "POST /EPASSoap/service/v80" from inside to soap-443 of cup2 with:
      """
      <s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope' xmlns:e='urn:cisco:epas:soap'><s:Body><e:login client-type='thirdparty'><e:username>ivy.profile</e:username><e:password>Profile2</e:password></e:login></s:Body></s:Envelope>
      """
    Then the answer reads "Invalid user name or password"

  @IMP-02
  Scenario Outline: The case of a user id does not count, that of a password does: <password>
    Given the world "presence-login"
    When a program inside logs "IVY.Profile" in by SOAP at cup1 with the password "Profile1"
    Then the SOAP session of "IVY.Profile" is open at cup1
    And a program inside that logs "ivy.profile" in by SOAP at cup1 with the password "<password>" is refused
    Given ivy.profile has a client with:
      | setting | value |
      | release | R11   |
    When ivy.profile signs in from inside with the password "<password>"
    Then ivy.profile is told that the user name or password is not correct
    And cup1 answered "200 login-resp failure: Invalid user name or password"
    When ivy.profile signs in from inside
    Then ivy.profile is signed in inside

    Examples:
      | password |
      | profile1 |
      | PROFILE1 |

  @IMP-02
  Scenario: An unknown user and a wrong password get the same answer
    Given the world "presence-login"
    And somebody has a client with:
      | setting | value |
      | release | R11   |
    When somebody types "nobody@example.com" on a client inside
    Then somebody is told that the user name or password is not correct
    And cup1 answered "200 login-resp failure: Invalid user name or password"
    And cup1 was never asked "auth"
    Given ivy.profile has a client with:
      | setting | value |
      | release | R11   |
    When ivy.profile signs in from inside with the password "Profile2"
    Then ivy.profile is told that the user name or password is not correct
    And cup1 answered "200 login-resp failure: Invalid user name or password"
    And cup1 was never asked "auth"
    When ivy.profile signs in from inside
    Then ivy.profile is signed in inside

  @IMP-02
  Scenario: A user of the other node is told its home, and signs in there
    Given the world "presence-login"
    And grace.hopper has a client with:
      | setting | value |
      | release | R11   |
    When grace.hopper signs in from inside
    Then cup1 answered "200 login-resp success cup2.example.com then cup1.example.com"
    And these messages arrived, in this order:
      | host | message                                   |
      | cup1 | POST /EPASSoap/service login grace.hopper |
      | cup2 | auth CISCO-VTG-TOKEN                      |
    And cup1 was never asked "auth"
    When cup2 loses power
    And grace.hopper signs in from inside
    Then grace.hopper is signed in inside
    And the client of grace.hopper decided on "presence server": "cup1.example.com:5222"
    When cup2 has power again
    And grace.hopper signs in from inside
    Then the client of grace.hopper decided on "presence server": "cup2.example.com:5222"
