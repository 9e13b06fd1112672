package org.yipanqi.facts.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The encodings files may come in. */
public enum Encoding {
  UTF_8("utf-8", StandardCharsets.UTF_8),
  GB18030("gb18030", Charset.forName("GB18030"));

  private final String code;
  private final Charset charset;

  Encoding(String code, Charset charset) {
    this.code = code;
    this.charset = charset;
  }

  public String code() {
    return code;
  }

  public Charset charset() {
    return charset;
  }

  /** By one of its usual names; null for any other encoding. */
  public static @Nullable Encoding of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "utf-8", "utf8" -> UTF_8;
      case "gb18030", "gbk", "gb2312" -> GB18030;
      default -> null;
    };
  }
}
