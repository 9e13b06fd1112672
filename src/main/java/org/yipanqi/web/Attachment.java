package org.yipanqi.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** The header by which a browser saves a file under a name, in whatever script. */
public final class Attachment {

  private Attachment() {}

  /** The value of {@code Content-Disposition}. */
  public static String named(String fileName) {
    var plain = StandardCharsets.US_ASCII.newEncoder().canEncode(fileName);
    return ContentDisposition.attachment()
        .filename(fileName, plain ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8)
        .build()
        .toString();
  }
}
