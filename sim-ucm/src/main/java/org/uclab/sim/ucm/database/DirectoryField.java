package org.uclab.sim.ucm.database;

/** What the corporate directory may say of a user besides name, line and mail address. */
public enum DirectoryField {
    MIDDLE_NAME,
    NICK_NAME,
    DISPLAY_NAME,
    HOME_NUMBER,
    MOBILE_NUMBER,
    DIRECTORY_URI,
    MS_URI,
    DEPARTMENT,
    MANAGER,
    TITLE,
    PAGER
}
