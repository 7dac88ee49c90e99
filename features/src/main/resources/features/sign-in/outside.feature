Feature: Signing in from outside
  Outside there is only _collab-edge. The client goes through Expressway: E takes everything, C asks the inside, and the
  client translates the addresses that it is told. Of two C, each gets a request in its turn.

  Background:
    Given the world "uclab"

  @DISC-04
  Scenario: A user signs in on the road
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald decided on "location": "outside"
    And ns-outside was asked "SRV _collab-edge._tls.uclab.com"
    And ns-outside answered "NXDOMAIN SRV _cisco-uds._tcp.uclab.com"
    And the client of mac.donald passed no server over

  @EDGE-01
  Scenario: The first that an edge server hears comes over TLS at 8443
    When mac.donald signs in from outside
    Then uclabexpwe01 heard "GET /dWNsYWIuY29t/get_edge_config…" first of all from mac.donald, over TLS at port 8443

  @EDGE-02b
  Scenario: The edge configuration is asked for with both services
    When mac.donald signs in from outside
    Then uclabexpwe01 was asked "GET /dWNsYWIuY29t/get_edge_config?service_name=_cisco-uds&service_name=_cuplogin"

  @EDGE-02c
  Scenario: Who asks for the edge configuration shows user and password, in Basic form
    When mac.donald signs in from outside
    Then these requests were answered, in this order:
      | host         | request                               | answer | sent        |
      | uclabexpwe01 | GET /dWNsYWIuY29t/get_edge_config…    | 200    | credentials |
    And every request "GET /dWNsYWIuY29t/get_edge_config…" that uclabexpwe01 got has the header "Authorization" like "Basic .+"

  @EDGE-03a
  Scenario: E hands the question on to C, whom it calls by the name of the domain
    When mac.donald signs in from outside
    Then uclabexpwe01 handed the request "GET http://vcs_control.uclab.com:8443/dWNsYWIuY29t/get_edge_config?service_name=_cisco-uds&service_name=_cuplogin" on with the headers:
      | header | value                      |
      | Host   | vcs_control.uclab.com:8443 |

  @EDGE-03b
  Scenario: E tells C who asked, and names itself
    When mac.donald signs in from outside
    Then uclabexpwe01 handed the request "GET http://vcs_control.uclab.com:8443/dWNsYWIuY29t/get_edge_config…" on with the headers:
      | header          | value                                      |
      | X-Forwarded-For | {client of mac.donald}                     |
      | Via             | https/1.1 vcs[{uclabexpwe01 in hex}] (ATS) |

  @EDGE-03c
  Scenario: C looks the services up inside, those too that nobody named
    When mac.donald signs in from outside
    Then these messages arrived, in this order:
      | host          | message                                                                          |
      | uclabexpwe01  | GET /dWNsYWIuY29t/get_edge_config?service_name=_cisco-uds&service_name=_cuplogin |
      | ns-inside     | SRV _cisco-phone-tftp._tcp.uclab.com                                             |
      | uclabcucm-pub | GET /cucm-uds/clusterUser?username=mac.donald                                    |
    And ns-inside was asked "SRV _cuplogin._tcp.uclab.com"
    And ns-inside was asked "SRV _cisco-uds._tcp.uclab.com"

  @EDGE-04
  Scenario: The edge configuration, whole
    When mac.donald signs in from outside
    Then uclabexpwe01 answered the request "GET /dWNsYWIuY29t/get_edge_config…" with the document:
      """
      <?xml version='1.0' encoding='UTF-8'?>
      <getEdgeConfigResponse version="1.0">
        <serviceConfig>
          <service><name>_cisco-phone-tftp</name><error>NameError</error></service>
          <service><name>_cuplogin</name><error>NameError</error></service>
          <service><name>_cisco-uds</name>
            <server><priority>0</priority><weight>0</weight><port>8443</port><address>uclabcucm-pub.uclab.com</address></server>
            <server><priority>0</priority><weight>0</weight><port>8443</port><address>uclabcucm-sub.uclab.com</address></server>
          </service>
          <service><name>tftpServer</name><address>{uclabcucm-pub}</address><address>{uclabcucm-sub}</address></service>
        </serviceConfig>
        <edgeConfig>
          <sipEdgeServer>
            <server><address>uclabexpwe01.uclab.com</address><tlsPort>5061</tlsPort></server>
            <server><address>uclabexpwe02.uclab.com</address><tlsPort>5061</tlsPort></server>
          </sipEdgeServer>
          <sipRequest>
            <route>&lt;sip:{uclabexpwc01}:5061;transport=tls;zone-id=1;directed;lr&gt;</route>
            <route>&lt;sip:{uclabexpwc02}:5061;transport=tls;zone-id=1;directed;lr&gt;</route>
          </sipRequest>
          <xmppEdgeServer>
            <server><address>uclabexpwe01.uclab.com</address><tlsPort>5222</tlsPort></server>
            <server><address>uclabexpwe02.uclab.com</address><tlsPort>5222</tlsPort></server>
          </xmppEdgeServer>
          <httpEdgeServer>
            <server><address>uclabexpwe01.uclab.com</address><tlsPort>8443</tlsPort></server>
            <server><address>uclabexpwe02.uclab.com</address><tlsPort>8443</tlsPort></server>
          </httpEdgeServer>
          <turnEdgeServer/>
          <userUdsServer><server><address>uclabcucm-pub</address><tlsPort>8443</tlsPort></server></userUdsServer>
        </edgeConfig>
      </getEdgeConfigResponse>
      """

  @EDGE-04
  Scenario Outline: The edge configuration has <what>
    When mac.donald signs in from outside
    Then the answer "200" of uclabexpwe01 contains:
      | <element> |

    @EDGE-04a
    Examples: the services and their servers
      | what | element |
      | the services and their servers | <service><name>_cisco-uds</name><server><priority>0</priority><weight>0</weight><port>8443</port><address>uclabcucm-pub.uclab.com</address></server><server><priority>0</priority><weight>0</weight><port>8443</port><address>uclabcucm-sub.uclab.com</address></server></service> |

    @EDGE-04b
    Examples: the TFTP servers by address
      | what | element |
      | the TFTP servers by address | <service><name>tftpServer</name><address>{uclabcucm-pub}</address><address>{uclabcucm-sub}</address></service> |

    @EDGE-04c
    Examples: the edge servers of SIP
      | what | element |
      | the edge servers of SIP | <sipEdgeServer><server><address>uclabexpwe01.uclab.com</address><tlsPort>5061</tlsPort></server><server><address>uclabexpwe02.uclab.com</address><tlsPort>5061</tlsPort></server></sipEdgeServer> |

    @EDGE-04d
    Examples: the edge servers of XMPP
      | what | element |
      | the edge servers of XMPP | <xmppEdgeServer><server><address>uclabexpwe01.uclab.com</address><tlsPort>5222</tlsPort></server><server><address>uclabexpwe02.uclab.com</address><tlsPort>5222</tlsPort></server></xmppEdgeServer> |

    @EDGE-04e
    Examples: the edge servers of HTTP
      | what | element |
      | the edge servers of HTTP | <httpEdgeServer><server><address>uclabexpwe01.uclab.com</address><tlsPort>8443</tlsPort></server><server><address>uclabexpwe02.uclab.com</address><tlsPort>8443</tlsPort></server></httpEdgeServer> |

    @EDGE-04f
    Examples: no edge server of TURN
      | what | element |
      | no edge server of TURN | <turnEdgeServer/> |

    @EDGE-04g
    Examples: a route for each C
      | what | element |
      | a route for each C | <sipRequest><route>&lt;sip:{uclabexpwc01}:5061;transport=tls;zone-id=1;directed;lr&gt;</route><route>&lt;sip:{uclabexpwc02}:5061;transport=tls;zone-id=1;directed;lr&gt;</route></sipRequest> |

    @EDGE-04h
    Examples: the user's own UDS server
      | what | element |
      | the user's own UDS server | <userUdsServer><server><address>uclabcucm-pub</address><tlsPort>8443</tlsPort></server></userUdsServer> |

  @EDGE-05
  Scenario: What C does not find inside is a NameError, also of a service that the client did not name
    When mac.donald signs in from outside
    Then ns-inside answered "NXDOMAIN SRV _cisco-phone-tftp._tcp.uclab.com"
    And ns-inside answered "NXDOMAIN SRV _cuplogin._tcp.uclab.com"
    And the answer "200" of uclabexpwe01 contains:
      | <service><name>_cisco-phone-tftp</name><error>NameError</error></service> |
      | <service><name>_cuplogin</name><error>NameError</error></service>         |

  @EDGE-06a
  Scenario: Who signs in gets a cookie for the edge's domain
    When a stranger outside signs in as mac.donald at uclabexpwe01
    Then that cookie is for ".uclab.com" and ends in 28800 lab seconds

  @EDGE-06b
  Scenario: Without the cookie of a sign-in nothing passes, nor with one that nobody issued
    When a stranger outside signs in as mac.donald at uclabexpwe01
    Then a stranger outside with that cookie who asks uclabexpwe01 for "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/cucm-uds/servers" gets 200
    And a stranger outside with no cookie who asks uclabexpwe01 for "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/cucm-uds/version" gets 401
    And a stranger outside with an invented cookie who asks uclabexpwe01 for "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/cucm-uds/version" gets 401
    And uclabcucm-pub was asked "GET /cucm-uds/servers"
    And uclabcucm-pub was never asked "GET /cucm-uds/version"

  @EDGE-07
  Scenario Outline: A path names protocol, host and port, and exactly that host is asked
    When a stranger outside signs in as mac.donald at uclabexpwe01
    Then a stranger outside with that cookie who asks uclabexpwe01 for "<path>" gets 200
    And <host> was asked "<request>"
    And <other> was never asked "<request>"

    Examples:
      | path                                                                               | host          | other         | request               |
      | /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/cucm-uds/version                    | uclabcucm-pub | uclabcucm-sub | GET /cucm-uds/version |
      | /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1zdWIudWNsYWIuY29tLzg0NDM/cucm-uds/version        | uclabcucm-sub | uclabcucm-pub | GET /cucm-uds/version |
      | /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXN1Yi82OTcw/MDonald.cnf.xml                        | uclabcucm-sub | uclabcucm-pub | GET /MDonald.cnf.xml  |

  @EDGE-07
  Scenario: The next path counts by itself, for each C
    When a stranger outside signs in as mac.donald at uclabexpwe01
    Then a stranger outside with that cookie who asks uclabexpwe01 for "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/cucm-uds/version" gets 200
    And a stranger outside with that cookie who asks uclabexpwe01 for "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/cucm-uds/version" gets 200
    And a stranger outside with that cookie who asks uclabexpwe01 for "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1zdWIvODQ0Mw/cucm-uds/servers" gets 200
    And a stranger outside with that cookie who asks uclabexpwe01 for "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1zdWIvODQ0Mw/cucm-uds/servers" gets 200
    And uclabexpwe01 handed requests on to uclabexpwc01 and uclabexpwc02
    And uclabcucm-sub was asked "GET /cucm-uds/servers"
    And uclabcucm-pub was asked "GET /cucm-uds/version"
    And uclabcucm-sub was never asked "GET /cucm-uds/version"

  @EDGE-08a
  Scenario: The user data service answers through the edge
    When mac.donald signs in from outside
    Then the user data of mac.donald came from uclabcucm-pub
    And these requests were answered, in this order:
      | host         | request                                                | answer | sent                    |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/version                              | 200    | cookies                 |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/clusterUser?username=mac.donald      | 200    | cookies                 |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/servers                              | 200    | cookies                 |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/cucm-uds/user/mac.donald/devices              | 200    | credentials and cookies |

  @EDGE-08b
  Scenario: The file of the device comes through the edge
    When mac.donald signs in from outside
    Then the device of mac.donald is "MDonald"
    And the configuration of mac.donald came from uclabcucm-pub
    And these requests were answered, in this order:
      | host         | request                    | answer | sent    |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw/MDonald.cnf.xml   | 200    | cookies |

  @EDGE-08c
  Scenario: The service profile comes through the edge, and counts
    When mac.donald signs in from outside
    Then mac.donald takes "PresenceServerAddress" from the service profile: "cimp-pub.uclab.com"
    And these requests were answered, in this order:
      | host         | request                    | answer | sent    |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw/SPDefault.cnf.xml | 200    | cookies |

  @EDGE-08d
  Scenario: The dial rules come through the edge, and are obeyed
    When mac.donald signs in from outside
    Then mac.donald dials "+12025550123" and the call goes to "912025550123"
    And these requests were answered, in this order:
      | host         | request                        | answer | sent    |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw/CUPC/AppDialRules.xml | 200    | cookies |

  @EDGE-08f
  Scenario: What is not there is a 404 through the edge too, and no obstacle
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And these requests were answered, in this order:
      | host          | request                    | answer | sent    |
      | uclabexpwe01  | GET /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw/jabber-config.xml | 404    | cookies |
      | uclabexpwe01  | GET /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw/CUPC/AppDialRules.xml | 200 | cookies |
    And uclabcucm-pub answered "404"

  @EDGE-18a
  Scenario: Credentials go with the questions for the edge configuration and the devices
    When mac.donald signs in from outside
    Then these requests were answered, in this order:
      | host         | request                                   | answer | sent                    |
      | uclabexpwe01 | GET /dWNsYWIuY29t/get_edge_config…        | 200    | credentials             |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/cucm-uds/user/mac.donald/devices | 200    | credentials and cookies |

  @EDGE-18b
  Scenario: The cookie alone goes with the questions of the user data service that anybody may ask
    When mac.donald signs in from outside
    Then these requests were answered, in this order:
      | host         | request                                                | answer | sent    |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/version                              | 200    | cookies |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/clusterUser?username=mac.donald      | 200    | cookies |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/servers                              | 200    | cookies |

  @EDGE-10
  Scenario: A wrong password is refused at the edge, once
    When mac.donald signs in from outside with the password "ilikeMRA2"
    Then mac.donald is told that the user name or password is not correct
    And uclabexpwe01 answered "401"
    And uclabexpwe01 was never asked "GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/version"
    And uclabexpwe02 heard nothing from any client
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And uclabexpwe01 was asked "GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/version"

  @EDGE-11a @DISC-08
  Scenario: The first Expressway-E is dead
    Given 1 lab second passes in a second from now on
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald passed no server over
    When uclabexpwe01 loses power
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe02
    And the client of mac.donald decided on "edge server": "not uclabexpwe01.uclab.com"
    When uclabexpwe01 has power again
    Then uclabexpwe01 is linked to uclabexpwc01 within 60 lab seconds
    When mac.donald signs in again with the same client
    Then mac.donald is signed in outside through uclabexpwe02
    And uclabexpwe01 heard nothing from any client
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald passed no server over

  @EDGE-11b
  Scenario: Both Expressway-C take their share, and one alone does all of it
    When mac.donald signs in from outside
    Then uclabexpwe01 handed requests on to uclabexpwc01 and uclabexpwc02
    When uclabexpwc01 loses power
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And uclabexpwe01 handed requests on to uclabexpwc02 alone
    When uclabexpwc01 has power again
    Then uclabexpwe01 is linked to uclabexpwc01 within 60 lab seconds
    When uclabexpwc02 loses power
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And uclabexpwe01 handed requests on to uclabexpwc01 alone
    When uclabexpwc02 has power again
    Then uclabexpwe01 is linked to uclabexpwc02 within 60 lab seconds
    When mac.donald signs in from outside
    Then uclabexpwe01 handed requests on to uclabexpwc01 and uclabexpwc02

  @EDGE-12a
  Scenario: The inside name server is gone
    When ns-inside loses power
    And mac.donald signs in from outside
    Then mac.donald is told that the server cannot be reached
    And the client of mac.donald decided on "edge server": "not uclabexpwe01.uclab.com", because "answered 504; it is on the recently failed list now"
    And uclabexpwe02 answered "504"
    When ns-inside has power again
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01

  @EDGE-12b
  Scenario: Unified CM is gone
    When uclabcucm-pub loses power
    And uclabcucm-sub loses power
    And mac.donald signs in from outside
    Then mac.donald is told that the server cannot be reached
    And the client of mac.donald decided on "edge server": "not uclabexpwe01.uclab.com", because "answered 502; it is on the recently failed list now"
    And uclabexpwe02 answered "502"
    When uclabcucm-pub has power again
    And uclabcucm-sub has power again
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01

  @EDGE-13
  Scenario: No Expressway-C is linked
    When uclabexpwc01 loses power
    And uclabexpwc02 loses power
    And mac.donald signs in from outside
    Then mac.donald is told that the server cannot be reached
    And the client of mac.donald decided on "edge server": "not uclabexpwe01.uclab.com", because "answered 502; it is on the recently failed list now"
    And uclabexpwe02 answered "502"
    When uclabexpwc01 has power again
    Then uclabexpwe01 is linked to uclabexpwc01 within 60 lab seconds
    When uclabexpwc02 has power again
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01

  @EDGE-17
  Scenario: Unified CM sees every hop, by the C that asked
    When mac.donald signs in from outside
    Then uclabcucm-pub got the request "GET /cucm-uds/version" from uclabexpwc01 with the headers:
      | header          | value                                                                                  |
      | X-Forwarded-For | {client of mac.donald}, 127.0.0.1                                                      |
      | Via             | https/1.1 vcs[{uclabexpwe01 in hex}] (ATS), http/1.1 vcs[{uclabexpwc01 in hex}] (ATS) |
    And uclabcucm-pub got the request "GET /SPDefault.cnf.xml" from uclabexpwc02 with the headers:
      | header          | value                                                                                  |
      | X-Forwarded-For | {client of mac.donald}, 127.0.0.1                                                      |
      | Via             | https/1.1 vcs[{uclabexpwe01 in hex}] (ATS), http/1.1 vcs[{uclabexpwc02 in hex}] (ATS) |

  @EDGE-20
  Scenario: An Expressway-E that dies takes its clients with it, and they sign in again over the other one
    When mac.donald signs in from outside
    And ada.byron signs in from inside
    Then mac.donald is signed in outside through uclabexpwe01
    And ada.byron sees that mac.donald is available
    When uclabexpwe01 loses power
    Then mac.donald is not connected
    And mac.donald cannot write to ada.byron
    And ada.byron sees that mac.donald is gone
    When mac.donald signs in again with the same client
    Then mac.donald is signed in outside through uclabexpwe02
    And uclabexpwe02 was asked "GET /dWNsYWIuY29t/get_edge_config…"
    And ada.byron sees that mac.donald is available
    When mac.donald writes "over the other one" to ada.byron
    Then ada.byron reads "over the other one" from mac.donald
    When uclabexpwe01 has power again
    Then uclabexpwe01 is linked to uclabexpwc01 within 60 lab seconds
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01

  @EDGE-21
  Scenario: A browser gets nothing of the self-care portal
    When a stranger outside signs in as mac.donald at uclabexpwe01
    Then a stranger outside with that cookie who asks uclabexpwe01 for "/ucmuser/" gets 404
    And a stranger outside with that cookie who asks uclabexpwe01 for "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/ucmuser/" gets 403
    And a stranger outside with that cookie who asks uclabexpwe01 for "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/cucm-uds/version" gets 200
    And uclabcucm-pub was asked "GET /cucm-uds/version"
    And uclabcucm-pub was never asked "GET /ucmuser/"

  @EDGE-26
  Scenario: One connection carries the questions to the user data service
    When mac.donald signs in from outside
    Then these requests came to uclabexpwe01 on one connection:
      | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/version |
      | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/clusterUser?username=mac.donald |
      | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/servers |
      | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/cucm-uds/user/mac.donald/devices |

  @EDGE-27
  Scenario: Unified CM is asked as if the client stood before it
    When mac.donald signs in from outside
    Then uclabcucm-pub got the request "GET /cucm-uds/version" from uclabexpwc01 with the headers:
      | header     | value                        |
      | Host       | uclabcucm-pub.uclab.com:8443 |
    And the request "GET /cucm-uds/version" that uclabcucm-pub got has the header "Cookie" like "X-Auth=.+"
    And the request "GET /cucm-uds/version" that uclabcucm-pub got has the header "User-Agent" like ".*Jabber.*"

  @EDGE-28
  Scenario: The age of an answer and the word to stay are the edge's own
    When mac.donald signs in from outside
    Then uclabexpwe01 answered the request "GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/version" with the headers:
      | header     | value      |
      | Age        | 0          |
      | Connection | keep-alive |
    And uclabcucm-pub answered the request "GET /cucm-uds/version" with the headers:
      | header     | value |
      | Age        |       |
      | Connection |       |

  @EDGE-32
  Scenario: C completes a short name that the client was told
    When mac.donald signs in from outside
    Then uclabexpwe01 was asked "GET /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw/MDonald.cnf.xml"
    And ns-inside was asked "A uclabcucm-pub.uclab.com"
    And uclabcucm-pub got the request "GET /MDonald.cnf.xml" from uclabexpwc01 with the headers:
      | header | value              |
      | Host   | uclabcucm-pub:6970 |

  @UDS-10
  Scenario: The first TFTP server is dead behind the edge
    When the fault "refuse" at tftp-http of uclabcucm-pub
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the configuration of mac.donald came from uclabcucm-sub
    When all faults are healed
    And mac.donald signs in from outside
    Then the configuration of mac.donald came from uclabcucm-pub
    And the client of mac.donald passed no server over

  @IMP-09
  Scenario: Presence goes through the edge
    When mac.donald signs in from outside
    Then these messages arrived, in this order:
      | host          | message                  |
      | uclabcucm-pub | GET /jabber-config.xml   |
      | uclabexpwe01  | iq set bind              |

  @IMP-09
  Scenario: Somebody on the road chats with somebody at the desk
    When mac.donald signs in from outside
    And grace.hopper signs in from inside
    Then grace.hopper sees that mac.donald is available
    When mac.donald writes "on the train" to grace.hopper
    Then grace.hopper reads "on the train" from mac.donald
    When grace.hopper writes "see you" to mac.donald
    Then mac.donald reads "see you" from grace.hopper
