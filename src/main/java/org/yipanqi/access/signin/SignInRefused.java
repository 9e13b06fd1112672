package org.yipanqi.access.signin;

/** Somebody did not come in, and why. */
public record SignInRefused(String login, String why) {}
