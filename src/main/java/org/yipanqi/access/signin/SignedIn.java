package org.yipanqi.access.signin;

/** Somebody came in. */
public record SignedIn(String login, String name) {}
