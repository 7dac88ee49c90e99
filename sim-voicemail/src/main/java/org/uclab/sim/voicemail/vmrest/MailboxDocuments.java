package org.uclab.sim.voicemail.vmrest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.uclab.sim.voicemail.mailbox.Folder;
import org.uclab.sim.voicemail.mailbox.MailboxState;
import org.uclab.sim.voicemail.mailbox.Priority;
import org.uclab.sim.voicemail.mailbox.VoiceMessage;

/** What is told of mailboxes, folders and messages. */
final class MailboxDocuments {

    private static final String ROOT = "/vmrest/mailbox";

    private MailboxDocuments() {}

    static Resource mailbox(MailboxState state) {
        return Resource.named("Mailbox")
                .value("DisplayName", state.owner().displayName())
                .value("CurrentSizeInBytes", state.size())
                .value("IsPrimary", true)
                .value("IsStoreMounted", true)
                .value("IsStoreOverFlowed", false)
                .value("IsMailboxMounted", true)
                .value(
                        "IsWarningQuotaExceeded",
                        state.size() >= state.settings().warningQuota())
                .value(
                        "IsReceiveQuotaExceeded",
                        state.size() >= state.settings().receiveQuota())
                .value("IsSendQuotaExceeded", state.size() >= state.settings().sendQuota())
                .value("ReceiveQuota", state.settings().receiveQuota())
                .value("WarningQuota", state.settings().warningQuota())
                .value("SendQuota", state.settings().sendQuota())
                .value("IsDeletedFolderEnabled", state.settings().deletedFolder())
                .value("FoldersURI", ROOT + "/folders");
    }

    static Resource folders(MailboxState state) {
        Resource all = Resource.named("Folders").attribute("total", Folder.values().length);
        Arrays.stream(Folder.values()).forEach(folder -> all.with(folder(state, folder)));
        return all;
    }

    static Resource folder(MailboxState state, Folder folder) {
        String word = folder.path();
        Resource one = Resource.named("Folder")
                .value("DisplayName", word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .value("MessageCount", state.in(folder).size())
                .value("MessagesURI", ROOT + "/folders/" + word + "/messages");
        // ASSUMED(choice): a mailbox is never made anew, so its UIDs stay valid.
        return folder == Folder.SENT ? one : one.value("USN", state.usn()).value("UIDValidity", 1);
    }

    /**
     * A list of messages.
     *
     * @param total of all pages
     */
    static Resource messages(List<VoiceMessage> page, int total) {
        Resource all = Resource.named("Messages").attribute("total", total);
        page.forEach(message -> all.with(brief(message)));
        return all;
    }

    private static Resource brief(VoiceMessage message) {
        Resource from = Resource.named("From");
        message.draft()
                .from()
                .ifPresentOrElse(
                        sender -> from.value("DisplayName", sender.displayName())
                                .value("SmtpAddress", sender.smtpAddress())
                                .value("DtmfAccessId", sender.extension()),
                        // ASSUMED(choice): somebody outside is told by the address of the system's own messages.
                        () -> from.value("DisplayName", "UNITY_UNKNOWN_CALLER")
                                .value("SmtpAddress", "")
                                .value("DtmfAccessId", ""));
        return Resource.named("Message")
                .value("Subject", message.subject())
                .value("Read", message.read())
                .value("Dispatch", message.draft().dispatch())
                .value("Secure", false)
                .value("Priority", message.draft().priority().word())
                .value("Sensitivity", message.draft().sensitivity().word())
                .value("SessionId", message.guid())
                .value("URI", "/vmrest/messages/" + message.id())
                .value("MsgId", message.id())
                .with(from)
                .with(Resource.named("CallerId")
                        .value("CallerNumber", message.draft().caller())
                        .value("CallerName", message.draft().name())
                        .value("CallerImage", ""))
                .value("ArrivalTime", message.arrived().toEpochMilli())
                .value("Size", message.size())
                .value("Duration", message.millis())
                .value("IMAPUid", message.imapUid())
                .value("FromSub", message.draft().from().isPresent())
                .value("MsgType", message.draft().sound().isPresent() ? "Voice" : "Email");
    }

    static Resource message(VoiceMessage message) {
        Resource whole = brief(message);
        Resource attachments = Resource.named("Attachments");
        message.draft()
                .sound()
                .ifPresent(sound -> attachments.with(Resource.named("Attachment")
                        .value("URI", "/vmrest/messages/" + message.id() + "/attachments/0")
                        .value("contentType", VmrestResponder.WAVE_TYPE)));
        Resource recipients = Resource.named("Recipients");
        message.draft()
                .to()
                .forEach(alias -> recipients.with(Resource.named("Recipient")
                        .value("Type", "TO")
                        .with(Resource.named("Address").value("UserAlias", alias))));
        return whole.with(attachments).with(recipients);
    }

    /** CUII: what a desktop shows beside the name. */
    static Resource notification(MailboxState state) {
        List<VoiceMessage> unread = state.unread();
        long urgent = unread.stream()
                .filter(message -> message.draft().priority() == Priority.URGENT)
                .count();
        String mwi = unread.isEmpty() ? "OFF" : "ON";
        // ASSUMED(choice): the words of a state and the addresses of its pictures are not public.
        String shown = urgent > 0 ? "URGENT" : unread.isEmpty() ? "NONE" : "UNREAD";
        return Resource.named("NotificationInformation")
                .value("UnreadMsgCount", unread.size())
                .value("UnreadUrgentMsgCount", urgent)
                .value("Mwi", mwi)
                .value("MwiImageUrl", "/vmrest/images/mwi-" + mwi.toLowerCase(Locale.ROOT))
                .value("MsgState", shown)
                .value("MsgStateImageUrl", "/vmrest/images/state-" + shown.toLowerCase(Locale.ROOT));
    }

    /** Why something was refused. ASSUMED(choice): the shape is public, the codes are not all. */
    static Resource error(String code, String message) {
        return Resource.named("ErrorDetails")
                .with(Resource.named("errors").value("code", code).value("message", message));
    }
}
