package org.yipanqi.access.signin;

/** Somebody went out. */
public record SignedOut(String login, String name) {}
