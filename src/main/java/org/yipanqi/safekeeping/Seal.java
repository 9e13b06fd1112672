package org.yipanqi.safekeeping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Closes short texts so that they can be read again: SM4 in Galois/counter mode, each under a fresh
 * nonce, bound to the place it is for, so that what was closed for one column or row opens in no
 * other.
 *
 * <p>What comes out is one byte of layout, two of the key's number, twelve of nonce, the text, and
 * sixteen of proof. Safe for use by several threads.
 */
public final class Seal {

  private static final byte LAYOUT = 1;
  private static final int NONCE = 12;
  private static final int HEAD = 1 + Short.BYTES + NONCE;
  private static final int PROOF_BITS = 128;

  private final Keys keys;
  private final Purpose purpose;
  private final SecureRandom random = new SecureRandom();

  public Seal(Keys keys, Purpose purpose) {
    this.keys = keys;
    this.purpose = purpose;
  }

  /**
   * @param place what the text is for; the same words open it
   */
  public byte[] close(String text, String place) {
    return closer().close(text, place);
  }

  /** Closes many texts in one thread, under the key that is the newest now. */
  public Closer closer() {
    return new Closer(keys.newest(purpose));
  }

  /** See {@link #closer()}: what a key costs is paid once. */
  public final class Closer {

    private final GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
    private final byte[] nonce = new byte[NONCE];
    private final KeyParameter key;
    private final int no;

    private Closer(int no) {
      this.no = no;
      key = new KeyParameter(keys.key(purpose, no));
    }

    public byte[] close(String text, String place) {
      random.nextBytes(nonce);
      cipher.init(true, parameters(key, nonce, place));
      var in = text.getBytes(StandardCharsets.UTF_8);
      var out = new byte[HEAD + cipher.getOutputSize(in.length)];
      ByteBuffer.wrap(out).put(LAYOUT).putShort((short) no).put(nonce);
      var length = HEAD + cipher.processBytes(in, 0, in.length, out, HEAD);
      try {
        cipher.doFinal(out, length);
        return out;
      } catch (InvalidCipherTextException e) {
        throw new IllegalStateException(e); // only opening can fail
      }
    }
  }

  /** The text again, or {@link SafekeepingProblem#NOT_AUTHENTIC}. */
  public String open(byte[] sealed, String place) {
    if (sealed.length < HEAD + PROOF_BITS / Byte.SIZE || sealed[0] != LAYOUT) {
      throw SafekeepingProblem.NOT_AUTHENTIC.because(place);
    }
    var in = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
    var no = Short.toUnsignedInt(in.getShort());
    var nonce = new byte[NONCE];
    in.get(nonce);
    var closed = new byte[in.remaining()];
    in.get(closed);
    return new String(opened(no, nonce, closed, place), StandardCharsets.UTF_8);
  }

  /** How many bytes more than its text a closed one has. */
  public static final int OVERHEAD = HEAD + PROOF_BITS / Byte.SIZE;

  /** The number of the key something was closed with. */
  public static int keyOf(byte[] sealed) {
    return Short.toUnsignedInt(ByteBuffer.wrap(sealed, 1, Short.BYTES).getShort());
  }

  private byte[] opened(int no, byte[] nonce, byte[] closed, String place) {
    var cipher = GCMBlockCipher.newInstance(new SM4Engine());
    cipher.init(false, parameters(new KeyParameter(keys.key(purpose, no)), nonce, place));
    var out = new byte[cipher.getOutputSize(closed.length)];
    var length = cipher.processBytes(closed, 0, closed.length, out, 0);
    try {
      cipher.doFinal(out, length);
      return out;
    } catch (InvalidCipherTextException e) {
      throw SafekeepingProblem.NOT_AUTHENTIC.because(place);
    }
  }

  private static AEADParameters parameters(KeyParameter key, byte[] nonce, String place) {
    return new AEADParameters(key, PROOF_BITS, nonce, place.getBytes(StandardCharsets.UTF_8));
  }
}
