package org.uclab.sim.voicemail.notify;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.uclab.sim.voicemail.mailbox.Account;
import org.uclab.sim.voicemail.mailbox.MailEvent;
import org.uclab.sim.voicemail.mailbox.VoiceMessage;

/** What is said of an event (CUMI). ASSUMED(choice): as an object of JSON, and with times of UTC. */
final class EventData {

    /** {@code 04:15:40 PM 10/30/2008}. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("hh:mm:ss a MM/dd/yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private EventData() {}

    static Map<String, Object> of(String subscription, MailEvent event) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("DisplayName", text(event.owner().displayName()));
        data.put("SubscriptionId", subscription);
        data.put("USN", event.usn());
        data.put("EventTime", time(event.at()));
        data.put("EventType", event.type().name());
        data.put("MailboxId", event.owner().alias());
        data.put("MessageInfo", List.of(message(event.message())));
        return data;
    }

    private static Map<String, Object> message(VoiceMessage message) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("MessageId", message.guid());
        info.put("CallerAni", text(message.draft().caller()));
        info.put("MsgType", message.draft().sound().isPresent() ? "Voice" : "Email");
        info.put("Priority", message.draft().priority().word() + "-Priority");
        info.put("ReceiveTime", time(message.arrived()));
        info.put("Sender", text(message.draft().from().map(Account::alias).orElse("")));
        return info;
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    /** What is missing is the word. */
    private static String text(String value) {
        return value.isEmpty() ? "null" : value;
    }
}
