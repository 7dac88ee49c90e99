"""Two users of different nodes meet in a room with slixmpp: one makes it and asks the other in, both talk, one is sent out.

Usage: slixmpp_room.py CA-FILE  JID1 PASSWORD1 HOST1  JID2 PASSWORD2 HOST2
Exit 0 when everything came, 1 when something did not.
"""
import asyncio
import sys

import slixmpp

LIMIT_S = 60


class User(slixmpp.ClientXMPP):
    def __init__(self, ca, jid, password, host):
        super().__init__(jid + "/slix", password)
        self.ca_certs = ca
        self.host_address = host
        self.ready = asyncio.get_event_loop().create_future()
        self.said = asyncio.Queue()
        self.asked = asyncio.Queue()
        self.kicked = asyncio.get_event_loop().create_future()
        for plugin in ("xep_0030", "xep_0045", "xep_0199", "xep_0203", "xep_0249"):
            self.register_plugin(plugin)
        self.add_event_handler("session_start", self.started)
        self.add_event_handler(
            "groupchat_direct_invite", lambda m: self.asked.put_nowait((m["from"].bare, str(m["groupchat_invite"]["jid"]))))
        self.add_event_handler(
            "groupchat_invite", lambda m: self.asked.put_nowait((str(m["muc"]["invite"]["from"]), m["from"].bare)))
        self.add_event_handler("groupchat_message", lambda m: self.said.put_nowait((m["mucnick"], m["body"])))

    async def started(self, _):
        self.send_presence()
        await self.get_roster()
        self.ready.set_result(True)

    def watch(self, room):
        self.add_event_handler("muc::%s::self-presence" % room, self.changed)

    def changed(self, presence):
        if presence["type"] == "unavailable" and not self.kicked.done():
            self.kicked.set_result(presence["muc"]["role"])


async def run(ca, first, second):
    users = [User(ca, *first), User(ca, *second)]
    for user in users:
        user.connect(address=(user.host_address, 5222))
    try:
        await asyncio.wait_for(asyncio.gather(*(user.ready for user in users)), LIMIT_S)
        one, two = users
        items = await one["xep_0030"].get_items(jid=one.boundjid.host)
        aliases = sorted(str(item[0]) for item in items["disco_items"]["items"])
        assert len(aliases) == 2 and aliases[1].startswith("conference-2-standalonecluster"), aliases
        # The room is on the other node.
        room = "tea@" + aliases[1]
        info = await one["xep_0030"].get_info(jid=aliases[1])
        assert "http://jabber.org/protocol/muc" in info["disco_info"]["features"], info
        await one["xep_0045"].join_muc_wait(room, "one", timeout=LIMIT_S)
        form = await one["xep_0045"].get_room_config(room)
        values = dict(form.get_values(), **{"muc#roomconfig_roomname": "Tea"})
        form.reply()
        form.set_values(values)
        await one["xep_0045"].set_room_config(room, form)
        one["xep_0249"].send_invitation(two.boundjid.bare, room)
        assert await asyncio.wait_for(two.asked.get(), LIMIT_S) == (one.boundjid.bare, room)
        one["xep_0045"].invite(room, two.boundjid.bare, reason="tea")
        assert await asyncio.wait_for(two.asked.get(), LIMIT_S) == (one.boundjid.bare, room)
        two.watch(room)
        await two["xep_0045"].join_muc_wait(room, "two", timeout=LIMIT_S)
        one.send_message(mto=room, mbody="hello \u00e9", mtype="groupchat")
        assert await asyncio.wait_for(two.said.get(), LIMIT_S) == ("one", "hello \u00e9")
        assert await asyncio.wait_for(one.said.get(), LIMIT_S) == ("one", "hello \u00e9")
        two.send_message(mto=room, mbody="answer", mtype="groupchat")
        assert await asyncio.wait_for(one.said.get(), LIMIT_S) == ("two", "answer")
        rooms = await two["xep_0030"].get_items(jid=aliases[1])
        assert [str(item[0]) for item in rooms["disco_items"]["items"]] == [room], rooms
        await one["xep_0045"].set_role(room, "two", "none", reason="enough")
        assert await asyncio.wait_for(two.kicked, LIMIT_S) == "none"
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
