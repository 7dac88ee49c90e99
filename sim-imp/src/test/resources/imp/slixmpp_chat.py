"""Two users of different nodes sign in with slixmpp, one writes, the other answers.

Usage: slixmpp_chat.py CA-FILE  JID1 PASSWORD1 HOST1  JID2 PASSWORD2 HOST2
Exit 0 when the answer came, 1 when it did not, 3 when a sign-in was refused.
"""
import asyncio
import sys

import slixmpp

LIMIT_S = 20


class User(slixmpp.ClientXMPP):
    def __init__(self, ca, jid, password, host):
        super().__init__(jid + "/slix", password)
        self.ca_certs = ca
        self.host_address = host
        self.ready = asyncio.get_event_loop().create_future()
        self.said = asyncio.Queue()
        self.register_plugin("xep_0030")
        self.register_plugin("xep_0199")
        self.register_plugin("xep_0092")
        self.add_event_handler("session_start", self.started)
        self.add_event_handler("message", lambda message: self.said.put_nowait(message["body"]))
        self.add_event_handler("failed_all_auth", lambda _: self.refuse())

    def refuse(self):
        if not self.ready.done():
            self.ready.set_exception(PermissionError(self.boundjid.bare))

    async def started(self, _):
        self.send_presence()
        await self.get_roster()
        info = await self["xep_0030"].get_info(jid=self.boundjid.host)
        assert "urn:xmpp:ping" in info["disco_info"]["features"], info
        await self["xep_0199"].ping(self.boundjid.host)
        version = await self["xep_0092"].get_version(self.boundjid.host)
        assert version["software_version"]["name"], version
        self.ready.set_result(True)


async def run(ca, first, second):
    users = [User(ca, *first), User(ca, *second)]
    for user in users:
        user.connect(address=(user.host_address, 5222))
    try:
        await asyncio.wait_for(asyncio.gather(*(user.ready for user in users)), LIMIT_S)
        one, two = users
        one.send_message(mto=two.boundjid.bare, mbody="hello \u00e9", mtype="chat")
        assert await asyncio.wait_for(two.said.get(), LIMIT_S) == "hello \u00e9"
        two.send_message(mto=one.boundjid.bare, mbody="answer", mtype="chat")
        assert await asyncio.wait_for(one.said.get(), LIMIT_S) == "answer"
        return 0
    except PermissionError as refused:
        print("refused:", refused)
        return 3
    except asyncio.TimeoutError:
        print("timed out")
        return 1
    finally:
        for user in users:
            user.disconnect(wait=1)
        await asyncio.gather(*(asyncio.wait_for(user.disconnected, 5) for user in users), return_exceptions=True)


if __name__ == "__main__":
    args = sys.argv[1:]
    sys.exit(asyncio.get_event_loop().run_until_complete(run(args[0], args[1:4], args[4:7])))
