Feature: What users set for themselves
  Programs change speed dials, services, forwarding and credentials by UDS, in the bodies that its reference prints. What
  is set on one node is read on the other.

  Background:
    Given the world "self-care"

  Scenario: A PIN and a password are changed in one request, and the old password is refused from then on
    When adam.mckenzie sends "PUT /cucm-uds/user/adam.mckenzie/credentials" from inside to uds of cucm1 with:
      """
      <credentials><credential type="password">Backward9</credential><credential type="pin">4321</credential></credentials>
      """
    Then the answer is 204
    When a stranger inside sends "GET /cucm-uds/user/adam.mckenzie" to uds of cucm2 as "adam.mckenzie" with the password "Forward1"
    Then the answer is 401
    When a stranger inside sends "GET /cucm-uds/user/adam.mckenzie" to uds of cucm2 as "adam.mckenzie" with the password "Backward9"
    Then the answer is 200
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is told that the user name or password is not correct

  Scenario: Speed dials of the user are those of all devices as long as they are alike
    When adam.mckenzie sends "POST /cucm-uds/user/adam.mckenzie/speedDials" from inside to uds of cucm1 with:
      """
      <speedDials><speedDial><index>1</index><number>7002</number><label>Eve</label></speedDial></speedDials>
      """
    Then the answer is 201
    When adam.mckenzie sends "GET /cucm-uds/user/adam.mckenzie/speedDials" from inside to uds of cucm2
    Then the answer reads '<speedDials appliesToAllDevices="true" totalCount="1"><speedDial><index>1</index><number>7002</number><label>Eve</label></speedDial></speedDials><devices><device name="CSFAMCKENZIE" description="Adam on the desk" speedDialsUri="https://'
    When adam.mckenzie sends "POST /cucm-uds/user/adam.mckenzie/device/11111111-0000-4000-8000-000000000002/speedDial" from inside to uds of cucm1 with:
      """
      <speedDial><index>1</index><number>7003</number></speedDial>
      """
    Then the answer is 409
    When adam.mckenzie sends "POST /cucm-uds/user/adam.mckenzie/device/11111111-0000-4000-8000-000000000002/speedDial" from inside to uds of cucm1 with:
      """
      <speedDial><index>2</index><number>7003</number></speedDial>
      """
    Then the answer is 201
    When adam.mckenzie sends "GET /cucm-uds/user/adam.mckenzie/speedDials" from inside to uds of cucm2
    Then the answer reads '<speedDials appliesToAllDevices="false" totalCount="0"/>'
    When adam.mckenzie sends "DELETE /cucm-uds/user/adam.mckenzie/speedDials?index=1" from inside to uds of cucm2
    Then the answer is 204
    When adam.mckenzie sends "GET /cucm-uds/user/adam.mckenzie/device/11111111-0000-4000-8000-000000000001/speedDials" from inside to uds of cucm1
    Then the answer reads '<speedDials totalCount="0" '

  Scenario: A service is subscribed to on both devices
    When a stranger inside sends "GET /cucm-uds/phoneServices" to uds of cucm1 with the cookie "a=b"
    Then the answer reads '<name>Menu</name><description>What there is for lunch</description>'
    When adam.mckenzie sends "POST /cucm-uds/user/adam.mckenzie/subscribedServices" from inside to uds of cucm1 with:
      """
      <subscribedServices><subscribedService><name>Lunch</name><phoneServiceId>none</phoneServiceId></subscribedService></subscribedServices>
      """
    Then the answer is 415

  Scenario: All calls are forwarded
    When adam.mckenzie sends "PUT /cucm-uds/user/adam.mckenzie" from inside to uds of cucm1 with:
      """
      <user><primaryExtension><callForwardAllDestination><destination>673285</destination></callForwardAllDestination></primaryExtension></user>
      """
    Then the answer is 200
    When adam.mckenzie sends "GET /cucm-uds/user/adam.mckenzie/extensions" from inside to uds of cucm2
    Then the answer reads '<callForwardAllDestination><sendToVoiceMailPilotNumber>false</sendToVoiceMailPilotNumber><sendToCustomDestination>673285</sendToCustomDestination></callForwardAllDestination>'

  Scenario: What programs should offer, and groups of the directory
    When adam.mckenzie sends "GET /cucm-uds/options/userPolicy" from inside to uds of cucm1
    Then the answer reads '<name>ShowSpeedDials</name><value>false</value>'
    When adam.mckenzie sends "GET /cucm-uds/groups?name=pho" from inside to uds of cucm1
    Then the answer reads 'returnedCount="1"><group><groupName>Phoenix1</groupName><distinguishedName>CN=Phoenix1,OU=groups,DC=example,DC=com</distinguishedName>'
