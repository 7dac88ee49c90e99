"""A user has a managed stream, loses its connection, and goes on with it; another one writes in the meantime.

Usage: slixmpp_resume.py CA-FILE  JID1 PASSWORD1 HOST1  JID2 PASSWORD2 HOST2
Exit 0 when the stream went on and the message came, 1 when not.
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
        loop = asyncio.get_event_loop()
        self.ready, self.managed, self.resumed = loop.create_future(), loop.create_future(), loop.create_future()
        self.gone = asyncio.Event()
        self.said = asyncio.Queue()
        self.register_plugin("xep_0198")
        self.add_event_handler("session_start", self.started)
        self.add_event_handler("sm_enabled", lambda enabled: self.managed.done() or self.managed.set_result(enabled))
        self.add_event_handler("session_resumed", lambda _: self.resumed.set_result(True))
        self.add_event_handler("message", lambda message: self.said.put_nowait(message["body"]))
        self.add_event_handler("disconnected", lambda _: self.gone.set())

    async def started(self, _):
        self.send_presence()
        await self.get_roster()
        if not self.ready.done():
            self.ready.set_result(True)


async def run(ca, first, second):
    users = [User(ca, *first), User(ca, *second)]
    for user in users:
        user.connect(address=(user.host_address, 5222))
    try:
        await asyncio.wait_for(asyncio.gather(*(user.ready for user in users)), LIMIT_S)
        one, two = users
        await asyncio.wait_for(one.managed, LIMIT_S)
        assert one["xep_0198"].sm_id, "no id"
        one.abort()
        await asyncio.wait_for(one.gone.wait(), LIMIT_S)
        two.send_message(mto=one.boundjid.full, mbody="meanwhile", mtype="chat")
        one.connect(address=(one.host_address, 5222))
        await asyncio.wait_for(one.resumed, LIMIT_S)
        assert await asyncio.wait_for(one.said.get(), LIMIT_S) == "meanwhile"
        one.send_message(mto=two.boundjid.full, mbody="answer", mtype="chat")
        assert await asyncio.wait_for(two.said.get(), LIMIT_S) == "answer"
        return 0
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
