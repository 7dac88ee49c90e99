Feature: Presence that comes back
  A client that loses its presence server waits a while of its own, goes to the presence servers again, primary first, by
  SOAP and then by XMPP, and everything is as before (S3, "Client Behavior During a Failover"). Nobody has to sign in.

  Scenario Outline: A client that nobody disturbs stays where it is, time scale <scale>
    Given the world "uclab" where <scale> lab seconds pass in a second
    When mac.donald signs in from inside
    And <wait> lab seconds pass
    Then mac.donald is still connected
    And mac.donald never had to try again
    And cimp-pub was asked "iq get ping"

    Examples:
      | scale | wait |
      | 10    | 40   |
      | 60    | 120  |

  @IMHA-01
  Scenario Outline: A client whose presence server loses power is without presence and waits, time scale <scale>
    Given the world "uclab" where <scale> lab seconds pass in a second
    And mac.donald has a client with:
      | setting  | value                 |
      | re-login | <least> s to <most> s |
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    Then ada.byron sees that mac.donald is available
    When cimp-pub loses power
    Then mac.donald is not connected
    And mac.donald cannot write to ada.byron
    And ada.byron sees that mac.donald is gone
    And the client of mac.donald decided on "presence connection": "waiting", because "…; the next attempt is in …"
    And mac.donald is signed in again at cimp-sub within <limit> lab seconds
    And mac.donald tried again <least> to <most> lab seconds after the loss
    When cimp-pub has power again
    And mac.donald signs in again with the same client
    Then the client of mac.donald decided on "presence server": "cimp-pub.uclab.com:5222"

    Examples:
      | scale | least | most | limit |
      | 1     | 1     | 3    | 20    |
      | 60    | 120   | 537  | 900   |

  @IMHA-02a
  Scenario: The session is known at the primary server, and nobody else is asked
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 2 s to 2 s |
    When mac.donald signs in from inside
    And the fault "reset" at xmpp of cimp-pub
    Then mac.donald is not connected
    When all faults are healed
    Then mac.donald is signed in again at cimp-pub within 30 lab seconds
    And the client of mac.donald decided on "presence connection": "attempt", because "by the SOAP session at hand"
    And the client of mac.donald decided on "presence log-in": "cimp-pub.uclab.com:8443", because "it knows the session of before"
    And cimp-pub was asked "POST /EPASSoap/service get-all-config"
    And cimp-sub was never asked "POST /EPASSoap…"

  @IMHA-02b
  Scenario: The session is known at the secondary server, where the primary does not answer
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 3 s |
    When mac.donald signs in from inside
    And cimp-pub loses power
    Then mac.donald is not connected
    And mac.donald is signed in again at cimp-sub within 20 lab seconds
    And the client of mac.donald decided on "presence connection": "attempt", because "by the SOAP session at hand"
    And the client of mac.donald decided on "presence log-in": "LERR_CUP_UNREACHABLE (9) at cimp-pub.uclab.com:8443"
    And the client of mac.donald decided on "presence log-in": "cimp-sub.uclab.com:8443", because "it knows the session of before"
    And cimp-sub was asked "POST /EPASSoap/service get-all-config"
    And cimp-sub was never asked "POST /EPASSoap/service login mac.donald"
    When cimp-pub has power again
    And mac.donald signs in again with the same client
    Then the client of mac.donald decided on "presence server": "cimp-pub.uclab.com:5222"

  @IMHA-02c
  Scenario: Where nobody knows the session, the client has not given up yet
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 2 s to 4 s |
    When mac.donald signs in from inside
    And cimp-sub loses power
    And cimp-pub loses power
    Then mac.donald is not connected
    When cimp-sub has power again
    And cimp-pub has power again
    Then mac.donald is signed in again at cimp-pub within 30 lab seconds
    And these messages arrived, in this order:
      | host     | message                                     |
      | cimp-pub | iq set bind                                 |
      | cimp-pub | POST /EPASSoap/service get-all-config       |
      | cimp-sub | POST /EPASSoap/service get-all-config       |
      | cimp-pub | POST /EPASSoap/service login mac.donald     |
    And the client of mac.donald decided on "presence connection": "attempt", because "by the SOAP session at hand"
    And the client of mac.donald decided on "presence connection": "attempt", because "by a new SOAP log-in"

  @IMHA-03a
  Scenario Outline: Both presence servers forget everybody, and the primary takes the password, time scale <scale>
    Given the world "uclab" where <scale> lab seconds pass in a second
    And mac.donald has a client with:
      | setting  | value                 |
      | re-login | <least> s to <most> s |
    When mac.donald signs in from inside
    And cimp-sub loses power
    And cimp-pub loses power
    Then mac.donald is not connected
    When cimp-sub has power again
    And cimp-pub has power again
    Then mac.donald is signed in again at cimp-pub within <limit> lab seconds
    And these messages arrived, in this order:
      | host     | message                                     |
      | cimp-sub | POST /EPASSoap/service get-all-config       |
      | cimp-pub | POST /EPASSoap/service login mac.donald     |
      | cimp-pub | iq set bind                                 |
    And cimp-sub was never asked "POST /EPASSoap/service login mac.donald"
    When ada.byron signs in from inside
    Then mac.donald sees that ada.byron is available
    When ada.byron writes "welcome back" to mac.donald
    Then mac.donald reads "welcome back" from ada.byron

    Examples:
      | scale | least | most | limit |
      | 1     | 2     | 4    | 30    |
      | 60    | 120   | 240  | 900   |

  @IMHA-03b
  Scenario: The secondary server takes the password, where the primary does not answer
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 2 s to 4 s |
    When mac.donald signs in from inside
    And cimp-sub loses power
    And cimp-pub loses power
    Then mac.donald is not connected
    When cimp-sub has power again
    Then mac.donald is signed in again at cimp-sub within 30 lab seconds
    And the client of mac.donald decided on "presence connection": "attempt", because "by a new SOAP log-in"
    And the client of mac.donald decided on "presence log-in": "cimp-sub.uclab.com:8443", because "it took the password of mac.donald"
    And cimp-sub was asked "POST /EPASSoap/service login mac.donald"
    When cimp-pub has power again
    And mac.donald signs in again with the same client
    Then the client of mac.donald decided on "presence server": "cimp-pub.uclab.com:5222"

  @IMHA-03c
  Scenario: Where no presence server takes the password, nothing is tried any more
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 1 s |
    When mac.donald signs in from inside
    And cimp-pub loses power
    And cimp-sub loses power
    Then mac.donald is asked to sign in again
    And the client of mac.donald decided on "presence log-in": "LERR_CUP_UNREACHABLE (9) at cimp-pub.uclab.com:8443"
    And the client of mac.donald decided on "presence log-in": "LERR_CUP_UNREACHABLE (9) at cimp-sub.uclab.com:8443"
    And the client of mac.donald decided on "presence connection": "attempt", because "by a new SOAP log-in"
    And the client of mac.donald decided on "presence connection": "given up", because "…; the user has to sign in"
    When cimp-pub has power again
    And cimp-sub has power again
    And mac.donald signs in again with the same client
    Then the client of mac.donald decided on "presence server": "cimp-pub.uclab.com:5222"

  @IMHA-11
  Scenario: After the client has given up, a log-in by the user starts from the first state
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 1 s |
    When mac.donald signs in from inside
    And cimp-pub loses power
    And cimp-sub loses power
    Then mac.donald is asked to sign in again
    When cimp-pub has power again
    And cimp-sub has power again
    And mac.donald signs in again with the same client
    Then the client of mac.donald decided on "presence log-in": "cimp-pub.uclab.com:8443", because "it took the password of mac.donald"
    And mac.donald is still connected
    When cimp-pub loses power
    Then mac.donald is not connected
    And mac.donald is signed in again at cimp-sub within 20 lab seconds
    And the client of mac.donald decided on "presence connection": "attempt", because "by the SOAP session at hand"
    And cimp-sub was never asked "POST /EPASSoap/service login mac.donald"
    When cimp-pub has power again
    And mac.donald signs in again with the same client
    Then the client of mac.donald decided on "presence server": "cimp-pub.uclab.com:5222"

  @IMHA-04
  Scenario: SOAP names the XMPP servers as they are now
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 3 s |
    When mac.donald signs in from inside
    Then the client of mac.donald decided on "XMPP servers": "cimp-pub.uclab.com, cimp-sub.uclab.com", because "cimp-pub.uclab.com names them for the user"
    When cimp-pub loses power
    Then mac.donald is not connected
    And mac.donald is signed in again at cimp-sub within 20 lab seconds
    And the client of mac.donald decided on "XMPP servers": "cimp-sub.uclab.com, cimp-pub.uclab.com", because "cimp-sub.uclab.com names them for the user"
    And the client of mac.donald decided on "presence server": "cimp-sub.uclab.com:5222"
    When cimp-pub has power again
    And the fault "reset" at xmpp of cimp-sub
    Then mac.donald is not connected
    And mac.donald is signed in again at cimp-pub within 20 lab seconds
    And the client of mac.donald decided on "presence log-in": "cimp-sub.uclab.com:8443", because "it knows the session of before"
    And the client of mac.donald decided on "XMPP servers": "cimp-pub.uclab.com, cimp-sub.uclab.com", because "cimp-sub.uclab.com names them for the user"
    When all faults are healed
    And mac.donald signs in again with the same client
    Then the client of mac.donald decided on "XMPP servers": "cimp-pub.uclab.com, cimp-sub.uclab.com", because "cimp-pub.uclab.com names them for the user"
    And the client of mac.donald decided on "presence server": "cimp-pub.uclab.com:5222"

  @IMHA-05a
  Scenario: After SOAP the primary XMPP server is taken
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 2 s to 2 s |
    When mac.donald signs in from inside
    And the fault "reset" at xmpp of cimp-pub
    Then mac.donald is not connected
    When all faults are healed
    Then mac.donald is signed in again at cimp-pub within 30 lab seconds
    And these messages arrived, in this order:
      | host     | message                                     |
      | cimp-pub | POST /EPASSoap/service get-all-config       |
      | cimp-pub | POST /EPASSoap/service get-onetime-password |
      | cimp-pub | auth CISCO-VTG-TOKEN                        |
    And the client of mac.donald decided on "presence server": "cimp-pub.uclab.com:5222"
    And cimp-sub was never asked "iq set bind"

  @IMHA-05b
  Scenario: After SOAP the secondary XMPP server is taken, where the primary does not answer
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 1 s |
    When mac.donald signs in from inside
    Then the client of mac.donald passed no server over
    When the fault "refuse" at xmpp of cimp-pub
    And the fault "reset" at xmpp of cimp-pub
    Then mac.donald is not connected
    And mac.donald is signed in again at cimp-sub within 30 lab seconds
    And the client of mac.donald decided on "presence log-in": "cimp-pub.uclab.com:8443", because "it knows the session of before"
    And the client of mac.donald decided on "presence server": "not cimp-pub.uclab.com:5222"
    And the client of mac.donald decided on "presence server": "cimp-sub.uclab.com:5222"
    When all faults are healed
    And mac.donald signs in again with the same client
    Then the client of mac.donald passed no server over
    And the client of mac.donald decided on "presence server": "cimp-pub.uclab.com:5222"

  @IMHA-05c
  Scenario: SOAP answers, and no presence server has a stream
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 1 s |
    When mac.donald signs in from inside
    Then the client of mac.donald passed no server over
    When the fault "refuse" at xmpp of cimp-pub
    And the fault "refuse" at xmpp of cimp-sub
    And the fault "http-status 500" at soap of cimp-pub
    And the fault "reset" at xmpp of cimp-pub
    Then mac.donald is asked to sign in again
    And the client of mac.donald decided on "presence server": "not cimp-pub.uclab.com:5222"
    And the client of mac.donald decided on "presence server": "not cimp-sub.uclab.com:5222"
    And the client of mac.donald decided on "presence connection": "given up", because "…; the user has to sign in"
    And the client of mac.donald decided on "presence log-in": "cimp-sub.uclab.com:8443", because "it knows the session of before"
    And cimp-sub was asked "POST /EPASSoap/service get-all-config"
    And cimp-sub was never asked "POST /EPASSoap/service login mac.donald"
    When all faults are healed
    And mac.donald signs in again with the same client
    Then the client of mac.donald passed no server over
    And mac.donald is still connected

  @IMHA-06
  Scenario: Connected again, a client has presence and messages in both directions
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 3 s |
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    Then ada.byron sees that mac.donald is available
    When cimp-pub loses power
    Then ada.byron sees that mac.donald is gone
    And mac.donald is not connected
    And mac.donald is signed in again at cimp-sub within 20 lab seconds
    And mac.donald sees that ada.byron is available
    And ada.byron sees that mac.donald is available
    When ada.byron writes "after" to mac.donald
    Then mac.donald reads "after" from ada.byron
    When mac.donald writes "back again" to ada.byron
    Then ada.byron reads "back again" from mac.donald
    When cimp-pub has power again
    And mac.donald signs in again with the same client
    Then the client of mac.donald decided on "presence server": "cimp-pub.uclab.com:5222"

  @IMHA-07
  Scenario: Whoever was seen before the fail-over is seen again within a minute
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 3 s |
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    Then mac.donald sees that ada.byron is available
    When cimp-pub loses power
    Then mac.donald is not connected
    And mac.donald does not see that ada.byron is available
    And mac.donald is signed in again at cimp-sub within 20 lab seconds
    And mac.donald sees within 60 lab seconds of trying again that ada.byron is available
    And ada.byron sees that mac.donald is available
    When cimp-pub has power again
    And mac.donald signs in again with the same client
    Then the client of mac.donald decided on "presence server": "cimp-pub.uclab.com:5222"
    And mac.donald sees that ada.byron is available

  @IMHA-08
  Scenario: The wait after a loss is the client's own, between the two limits
    Given the world "uclab" where 60 lab seconds pass in a second
    And grace.hopper has a client with:
      | setting | value |
      | seed    | 7     |
    And mac.donald has a client with:
      | setting | value |
      | seed    | 8     |
    When mac.donald signs in from inside
    And grace.hopper signs in from inside
    And cimp-pub loses power
    And cimp-pub has power again
    Then mac.donald is not connected
    And grace.hopper is not connected
    And mac.donald is signed in again at cimp-pub within 900 lab seconds
    And grace.hopper is signed in again at cimp-pub within 900 lab seconds
    And mac.donald tried again 120 to 537 lab seconds after the loss
    And grace.hopper tried again 120 to 537 lab seconds after the loss
    And mac.donald and grace.hopper tried again at different times

  Scenario: A presence server that falls silent is as good as dead
    Given the world "uclab"
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 2 s |
      | ping     | 2 s        |
    When mac.donald signs in from inside
    And the fault "silent" at xmpp of cimp-pub
    Then mac.donald is not connected
    And the client of mac.donald decided on "presence connection" because "the server has not answered a ping for … s; the next attempt is in …"
    When all faults are healed
    Then mac.donald is signed in again at cimp-pub within 30 lab seconds
    And mac.donald is still connected
