# What a program of somebody else's does with the SOAP service: it knows nothing but the address of the description.
# Arguments: WSDL, file with the trusted certificate, application user, its password, user, contact, domain.
import sys

import requests
import zeep
from zeep.transports import Transport

wsdl, ca, application, password, user, contact, domain = sys.argv[1:]
session = requests.Session()
session.trust_env = False
session.verify = ca
client = zeep.Client(wsdl, transport=Transport(session=session, timeout=10))
service = client.create_service("{urn:cisco:epas:soap}EpasSoapServiceBinding", wsdl.replace("?wsdl", ""))

refused = service.login(**{"client-type": "thirdpartyapp", "username": application, "password": "wrong"})
assert refused.success is None and refused.failure.reason, refused

answer = service.login(**{"client-type": "thirdpartyapp", "force": "false", "username": application, "password": password})
app = answer.success["session-key"]
answer = service.login(**{"client-type": "thirdclient", "force": "false", "username": user, "app-session-id": app})
header = {"session-key": answer.success["session-key"]}


def failed(answer):
    # zeep gives nothing at all for a success with nothing in it
    return answer is not None and answer.failure is not None


def groups():
    config = service["get-all-config"](**{"contact-info": {}, "system-config": {}}, _soapheaders=header)
    assert config["get-system-config-resp"].property[0]._value_1 == domain, config
    listed = config["get-contact-info-resp"]
    return {one.name: [who._value_1 for who in one["persona-id"]] for one in listed.group} if listed else {}


def call(operation, group, people):
    persons = [{"_value_1": who, "domain": domain} for who in people]
    answer = service[operation](group=[{"name": group, "persona-id": persons}], _soapheaders=header)
    assert not failed(answer), (operation, answer)


call("add-contact", "Contacts", [contact])
assert groups().get("Contacts") == [contact], groups()
service["modify-group"](group={"name": "Contacts", "new-name": "Friends"}, _soapheaders=header)
assert groups().get("Friends") == [contact], groups()
call("delete-contact", "Friends", [contact])
assert "Friends" not in groups(), groups()
password = service["get-onetime-password"](_soapheaders=header).success.password
assert password
assert not failed(service.logout(_soapheaders={"session-key": app}))
over = service["get-onetime-password"](_soapheaders=header)
assert failed(over) and "Invalid request" in over.failure.reason, over
print("done")
