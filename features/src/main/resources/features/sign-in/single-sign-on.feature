Feature: The question whether there is single sign-on
  Clients ask the edge without credentials whether a user may try single sign-on, before they ask for the edge
  configuration. Expressway-C asks one Unified CM node, each question the next.

  Background:
    Given the world "uclab"

  Scenario: Unified CM without single sign-on: the answer is no, for known and unknown people
    Then a stranger outside who asks edge-https of uclabexpwe01 for "/dWNsYWIuY29t/get_edge_sso?email=mac.donald@uclab.com" reads "false"
    And uclabcucm-pub was asked "GET /cucm-uds/clusterUser?email=mac.donald%40uclab.com"
    And uclabcucm-sub was never asked "GET /cucm-uds/clusterUser…"
    And a stranger outside who asks edge-https of uclabexpwe01 for "/dWNsYWIuY29t/get_edge_sso?email=nobody@uclab.com" reads "false"
    And a stranger outside who asks edge-https of uclabexpwe01 for "/dWNsYWIuY29t/get_edge_sso" gets 400
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01

  Scenario: The nodes of Unified CM are asked in turn, and one that is dead is passed over
    When uclabcucm-pub loses power
    Then a stranger outside who asks edge-https of uclabexpwe01 for "/dWNsYWIuY29t/get_edge_sso?email=mac.donald@uclab.com" reads "false"
    And uclabcucm-sub was asked "GET /cucm-uds/clusterUser?email=mac.donald%40uclab.com"
    When uclabcucm-sub loses power
    Then a stranger outside who asks edge-https of uclabexpwe01 for "/dWNsYWIuY29t/get_edge_sso?email=mac.donald@uclab.com" gets 502
    When uclabcucm-pub has power again
    And uclabcucm-sub has power again
    Then a stranger outside who asks edge-https of uclabexpwe01 for "/dWNsYWIuY29t/get_edge_sso?email=mac.donald@uclab.com" gets 200
