package org.uclab.sim.voicemail.mailbox;

/**
 * What an administrator sets for the mailboxes of a cluster.
 *
 * @param warningQuota  bytes above which the owner is warned
 * @param sendQuota     bytes above which the owner cannot send
 * @param receiveQuota  bytes above which nothing more comes in
 * @param deletedFolder whether what is deleted goes to the deleted folder first
 */
public record MailboxSettings(int warningQuota, int sendQuota, int receiveQuota, boolean deletedFolder) {

    private static final int MB = 1024 * 1024;

    /** ASSUMED(choice): what administrators find set. */
    public static final MailboxSettings USUAL = new MailboxSettings(12 * MB, 13 * MB, 14 * MB, true);
}
