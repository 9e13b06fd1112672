package org.yipanqi.messages.outbound;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yipanqi.kernel.Label;

/** A way out of the house. */
public enum Channel {
  MAIL("电子邮件", "E-mail", "[^@\\s<>\"]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,24}"),
  /** A phone number or a name in the enterprise's chat, as whoever passes it on knows it. */
  HOOK("短信或企业即时通讯", "SMS or enterprise chat", "[A-Za-z0-9+._@-]{2,100}");

  private final Label label;
  private final Pattern address;

  Channel(String zh, String en, String address) {
    this.label = new Label(zh, en);
    this.address = Pattern.compile(address);
  }

  public Label label() {
    return label;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean takes(String text) {
    return address.matcher(text).matches();
  }

  static Optional<Channel> find(String code) {
    return Stream.of(values()).filter(c -> c.code().equals(code)).findFirst();
  }
}
