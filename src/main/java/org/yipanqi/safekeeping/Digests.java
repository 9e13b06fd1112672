package org.yipanqi.safekeeping;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * SM3, plain and under a key. A keyed digest finds or proves a text to whoever has the key, and
 * tells nobody else what it was. Safe for use by several threads.
 */
public final class Digests {

  /** 256 bits. */
  public static final int BYTES = 32;

  private final Keys keys;
  private final Purpose purpose;

  public Digests(Keys keys, Purpose purpose) {
    this.keys = keys;
    this.purpose = purpose;
  }

  /** HMAC-SM3 under the newest key; {@link #newest} tells which that is. */
  public byte[] of(byte[] bytes) {
    return of(bytes, newest());
  }

  public byte[] of(byte[] bytes, int keyNo) {
    var mac = new HMac(new SM3Digest());
    mac.init(new KeyParameter(keys.key(purpose, keyNo)));
    mac.update(bytes, 0, bytes.length);
    var out = new byte[BYTES];
    mac.doFinal(out, 0);
    return out;
  }

  /**
   * A text's digest for a place: equal texts of two places have different ones.
   *
   * @param place for what the text stands
   */
  public byte[] of(String text, String place) {
    return of(bytes(text, place));
  }

  /** As {@link #of(String, String)}, under a key by its number. */
  public byte[] of(String text, String place, int keyNo) {
    return of(bytes(text, place), keyNo);
  }

  private static byte[] bytes(String text, String place) {
    return (place + '\0' + text).getBytes(StandardCharsets.UTF_8);
  }

  /** Digests many texts in one thread, under one key: what a key costs is paid once. */
  public final class Digester {

    private final HMac mac = new HMac(new SM3Digest());

    private Digester(int keyNo) {
      mac.init(new KeyParameter(keys.key(purpose, keyNo)));
    }

    /** As {@link Digests#of(String, String, int)}. */
    public void of(String text, String place, byte[] out, int from) {
      var in = bytes(text, place);
      mac.update(in, 0, in.length);
      mac.doFinal(out, from);
    }
  }

  public Digester digester(int keyNo) {
    return new Digester(keyNo);
  }

  public int newest() {
    return keys.newest(purpose);
  }

  /** SM3 without a key. */
  public static byte[] sm3(byte[] bytes) {
    var digest = new SM3Digest();
    digest.update(bytes, 0, bytes.length);
    var out = new byte[BYTES];
    digest.doFinal(out, 0);
    return out;
  }
}
