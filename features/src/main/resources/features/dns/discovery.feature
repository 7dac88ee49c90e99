Feature: Asking, choosing and remembering
  Separate simultaneous questions, targets by priority and weight, and answers that are kept.

  @DISC-01
  Scenario: The questions are put one by one, and at the same time
    Given the world "split-brain" where 1 lab seconds pass in a second
    And adam.mckenzie has a client with:
      | setting | value |
      | release | R11   |
    And the fault "dns-late 1500ms" at dns of ns-inside, where type is SRV
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _collab-edge._tls.example.com" before it answered "6 30 8443 cucm3.example.com"
    And ns-inside was asked "SRV _cuplogin._tcp.example.com" before it answered "6 30 8443 cucm3.example.com"
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com" before it answered "NXDOMAIN SRV _collab-edge._tls.example.com"
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com" before it answered "8 50 8443 cup3.example.com"
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "cucm1.example.com"

  @DISC-03
  Scenario Outline: With _cuplogin and no _cisco-uds a client of release <release> is inside, at the presence server
    Given the world "split-brain"
    And adam.mckenzie has a client with:
      | setting | value     |
      | release | <release> |
    And ns-inside loses its SRV records for "_cisco-uds._tcp.example.com"
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "location": "inside"
    And the client of adam.mckenzie decided on "authenticator": "presence server"
    And adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "presence log-in": "cup1.example.com:8443"
    And the client of adam.mckenzie decided on "presence server": "cup1.example.com:5222"
    And these messages arrived, in this order:
      | host | message                                    |
      | cup1 | POST /EPASSoap/service login adam.mckenzie |
      | cup1 | POST /EPASSoap/service get-onetime-password |
      | cup1 | auth CISCO-VTG-TOKEN                       |
    And cup1 answered "200 login-resp success cup1.example.com then cup2.example.com then cup3.example.com"
    And cucm1 was never asked "GET /cucm-uds…"
    And cucm1 was never asked "GET /SPDefault.cnf.xml"
    When adam.mckenzie signs in from inside with the password "Forward2"
    Then adam.mckenzie is told that the user name or password is not correct
    And cup1 answered "200 login-resp failure"
    And cup1 was never asked "auth"

    Examples:
      | release |
      | R96     |
      | R11     |

  @DISC-03
  Scenario: The presence servers are tried in the order of their records, and the one that answers names the user's own
    Given the world "split-brain"
    And adam.mckenzie has a client with:
      | setting | value |
      | release | R11   |
    And ns-inside loses its SRV records for "_cisco-uds._tcp.example.com"
    And the fault "refuse" at soap of cup1
    And the fault "http-status 500" at soap of cup2
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "presence log-in": "LERR_CUP_UNREACHABLE (9) at cup1.example.com:8443"
    And the client of adam.mckenzie decided on "presence log-in": "LERR_CUP_INTERNAL_ERROR at cup2.example.com:8443"
    And the client of adam.mckenzie decided on "presence log-in": "cup3.example.com:8443"
    And the client of adam.mckenzie decided on "presence server": "cup1.example.com:5222"
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "presence log-in": "cup1.example.com:8443"
    And cup3 heard nothing from any client

  @DISC-03
  Scenario: The newest release does not ask for _cuplogin
    Given the world "split-brain"
    And ns-inside loses its SRV records for "_cisco-uds._tcp.example.com"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
    And ns-inside was never asked "SRV _cuplogin._tcp.example.com"

  @DISC-06
  Scenario: The next launch asks nobody
    Given the world "split-brain"
    When adam.mckenzie signs in from inside
    Then ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    When adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "service discovery": "cached"
    And ns-inside was never asked "SRV"
    And ns-inside was never asked "A cucm1.example.com"

  @DISC-06
  Scenario: What was found outside, or instead of UCM, is remembered too
    Given the world "split-brain"
    And adam.mckenzie has a client with:
      | setting | value |
      | release | R11   |
    When adam.mckenzie signs in from outside
    Then ns-outside was asked "SRV _collab-edge._tls.example.com"
    When adam.mckenzie launches the client again
    Then adam.mckenzie is signed in outside through xpre1
    And the client of adam.mckenzie decided on "service discovery": "cached", because "_collab-edge._tls exists; …"
    And ns-outside was never asked "SRV"
    When ns-inside loses its SRV records for "_cisco-uds._tcp.example.com"
    And adam.mckenzie moves inside and launches the client again
    Then ns-inside was asked "SRV _cuplogin._tcp.example.com"
    When adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "service discovery": "cached", because "_cuplogin._tcp exists; …"
    And ns-inside was never asked "SRV"

  @DISC-09d
  Scenario: What was discovered is used without a query, even when an answer that did not matter is too old
    Given the world "split-brain" where 10 lab seconds pass in a second
    When adam.mckenzie signs in from inside
    Then ns-inside was asked "SRV _collab-edge._tls.example.com"
    When 31 lab seconds pass
    And adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "service discovery": "cached"
    And loginp.webexconnect.com was asked "GET /cas/FederatedSSO?org=example.com"
    And ns-inside was never asked "SRV"

  @DISC-08a
  Scenario: The lowest priority first, whatever the weights and the order of the answer
    Given the world "split-brain"
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "cucm1.example.com"
    And the client of adam.mckenzie passed no server over
    When the fault "dns-priority 1" at dns of ns-inside, where name is _cisco-uds._tcp.example.com
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "cucm2.example.com"
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "cucm1.example.com"

  @DISC-08b
  Scenario: Within one priority the weight decides
    Given the world "split-brain"
    When ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 0 seconds:
      | 2 65535 8443 cucm1.example.com. |
      | 1 0 8443 cucm2.example.com.     |
      | 1 65535 8443 cucm3.example.com. |
    And 5 clients of adam.mckenzie sign in from inside, each with a seed of its own
    Then 5 to 5 of these clients went to cucm3

  @DISC-08c
  Scenario: After a failure the next is tried, of the same priority first
    Given the world "split-brain"
    When ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 0 seconds:
      | 2 65535 8443 cucm1.example.com. |
      | 1 0 8443 cucm2.example.com.     |
      | 1 65535 8443 cucm3.example.com. |
    And cucm3 loses power
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "not cucm3.example.com"
    And the client of adam.mckenzie decided on "UDS server": "cucm2.example.com"
    When cucm2 loses power
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "cucm1.example.com"
    When cucm3 has power again
    And cucm2 has power again
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "cucm3.example.com"
    And the client of adam.mckenzie passed no server over

  @DISC-08d
  Scenario: An edge server that failed is skipped
    Given the world "split-brain" where 4 lab seconds pass in a second
    When the fault "refuse" at edge-https of xpre1
    And adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre2
    And the client of adam.mckenzie decided on "edge server" because "…; it is on the recently failed list now"
    When all faults are healed
    And adam.mckenzie signs in again with the same client
    Then adam.mckenzie is signed in outside through xpre2
    And the client of adam.mckenzie decided on "edge server" because "it has recently failed"
    And xpre1 heard nothing from any client
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1

  @DISC-08e
  Scenario: An edge server that failed is tried again when a while has passed
    Given the world "split-brain" where 4 lab seconds pass in a second
    When the fault "refuse" at edge-https of xpre1
    And adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre2
    And the client of adam.mckenzie decided on "edge server": "not xpre1.example.com"
    When all faults are healed
    And 61 lab seconds pass
    And adam.mckenzie signs in again with the same client
    Then adam.mckenzie is signed in outside through xpre1
    And the client of adam.mckenzie passed no server over

  @DISC-34
  Scenario: Targets of one priority share the users by weight
    Given the world "split-brain"
    When ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 0 seconds:
      | 1 25 8443 cucm1.example.com. |
      | 1 75 8443 cucm2.example.com. |
    And 24 clients of adam.mckenzie sign in from inside, each with a seed of its own
    Then 3 to 9 of these clients went to cucm1
    And 15 to 21 of these clients went to cucm2

  @DISC-34
  Scenario: All weights 0 are all usable
    Given the world "uclab"
    When uclabcucm-pub loses power
    And mac.donald signs in from inside
    Then the client of mac.donald decided on "UDS server": "uclabcucm-sub.uclab.com"
    When uclabcucm-pub has power again
    And uclabcucm-sub loses power
    And mac.donald signs in from inside
    Then the client of mac.donald decided on "UDS server": "uclabcucm-pub.uclab.com"
    When uclabcucm-sub has power again
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald passed no server over
