package org.yipanqi.safekeeping;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SM3 of what passes by, without a key. */
public final class RunningDigest {

  private final SM3Digest digest = new SM3Digest();

  public void update(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
  }

  /** In hexadecimal digits; what passes by afterwards begins a new one. */
  public String value() {
    var out = new byte[Digests.BYTES];
    digest.doFinal(out, 0);
    return HexFormat.of().formatHex(out);
  }
}
