Feature: The call flow of the trace, whole
  One sign-in outside and the registration that follows, as the trace has them (S1): each numbered step of it, in its order. docs/trace.md has
  the lines of both side by side.

  Background:
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value |
      | release | R11   |
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01

  Scenario: Steps 1 to 3, from the service records to the edge configuration
    Then ns-outside answered "NXDOMAIN SRV _cisco-uds._tcp.uclab.com"
    And ns-outside answered "NXDOMAIN SRV _cuplogin._tcp.uclab.com"
    And ns-outside was asked "SRV _collab-edge._tls.uclab.com"
    And uclabexpwe01 heard "GET /dWNsYWIuY29t/get_edge_config?service_name=_cisco-uds&service_name=_cuplogin" first of all from mac.donald, over TLS at port 8443
    And uclabexpwe01 handed the request "GET http://vcs_control.uclab.com:8443/dWNsYWIuY29t/get_edge_config…" on with the headers:
      | header          | value                    |
      | Host            | vcs_control.uclab.com:8443 |
      | X-Forwarded-For | {client of mac.donald}   |
    And ns-inside was asked "SRV _cisco-phone-tftp._tcp.uclab.com"
    And ns-inside was asked "SRV _cuplogin._tcp.uclab.com"
    And ns-inside was asked "SRV _cisco-uds._tcp.uclab.com"
    And the answer "200" of uclabexpwe01 contains:
      | <service><name>_cisco-phone-tftp</name><error>NameError</error></service> |
      | <turnEdgeServer/>                                                         |

  Scenario: Steps 4 to 10, documents and files, each answered before the next
    Then these requests were answered, in this order:
      | host         | request                                                                                                          | answer | sent                 |
      | uclabexpwe01 | GET /dWNsYWIuY29t/get_edge_config…                                                                               | 200    | credentials          |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/version                                | 200    | cookies              |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/clusterUser?username=mac.donald         | 200    | cookies              |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/servers                                | 200    | cookies              |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/cucm-uds/user/mac.donald/devices                             | 200    | credentials, cookies |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw/MDonald.cnf.xml                                                | 200    | cookies              |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw/SPDefault.cnf.xml                                              | 200    | cookies              |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw/jabber-config.xml                                              | 404    | cookies              |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw/CUPC/AppDialRules.xml                                          | 200    | cookies              |
      | uclabexpwe01 | GET /dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw/CUPC/DirLookupDialRules.xml                                    | 200    | cookies              |
    And these messages arrived, in this order:
      | host          | message                                        |
      | uclabcucm-pub | GET /cucm-uds/version                          |
      | uclabcucm-pub | GET /cucm-uds/clusterUser?username=mac.donald  |
      | uclabcucm-pub | GET /cucm-uds/servers                          |
      | uclabcucm-pub | GET /cucm-uds/user/mac.donald/devices          |
      | uclabcucm-pub | GET /MDonald.cnf.xml                           |
      | uclabcucm-pub | GET /SPDefault.cnf.xml                         |
      | uclabcucm-pub | GET /jabber-config.xml                         |

  Scenario: Steps 11 and 12, the registration
    Then the phone of mac.donald is registered at uclabcucm-pub
    And mac.donald is served at port 5061 of uclabexpwe01 over TLS
    And uclabexpwe01 answered "407 REGISTER"
    And the request "REGISTER sip:uclabcucm-pub" that uclabexpwe01 got has the header "Proxy-Authorization" like "Digest username=\"mac\.donald\",realm=\"uclabexpwe01\.uclab\.com\",.*"
    And uclabexpwe01 sent uclabexpwc02 a request "SERVICE sip:serviceserver@uclabcucm-pub" that contains "<methodName>DigestSA</methodName>"
    And uclabexpwe01 got an answer "200 SERVICE" from uclabexpwc02 with the headers:
      | header | like           |
      | CSeq   | [0-9]+ SERVICE |
    And uclabexpwe01 sent uclabexpwc01 a request "REGISTER sip:uclabcucm-pub" with the headers:
      | header       | like                                       |
      | Max-Forwards | 15                                         |
      | Path         | <sip:{uclabexpwe01}:7002;transport=tls;lr> |
    And uclabexpwc01 speaks with uclabcucm-pub at port 5060 over TCP
    And uclabexpwe01 got an answer "200 REGISTER" from uclabexpwc01 with the headers:
      | header | like       |
      | CSeq   | .* REGISTER |
    And uclabexpwe01 answered "200 REGISTER"
