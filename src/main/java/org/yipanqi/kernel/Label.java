package org.yipanqi.kernel;

import java.util.Locale;

/** A text in the two languages of the product. Chinese is the leading one. */
public record Label(String zh, String en) {

  public Label {
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("a label needs both languages: " + zh + " / " + en);
    }
  }

  public String in(Locale locale) {
    return locale.getLanguage().equals("en") ? en : zh;
  }
}
