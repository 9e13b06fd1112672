package org.yipanqi.safekeeping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
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
    var no = keys.newest(purpose);
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var closed = run(true, no, nonce, text.getBytes(StandardCharsets.UTF_8), place);
    return ByteBuffer.allocate(HEAD + closed.length)
        .put(LAYOUT)
        .putShort((short) no)
        .put(nonce)
        .put(closed)
        .array();
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
    return new String(run(false, no, nonce, closed, place), StandardCharsets.UTF_8);
  }

  /** The number of the key something was closed with. */
  public static int keyOf(byte[] sealed) {
    return Short.toUnsignedInt(ByteBuffer.wrap(sealed, 1, Short.BYTES).getShort());
  }

  private byte[] run(boolean close, int no, byte[] nonce, byte[] text, String place) {
    var cipher = GCMBlockCipher.newInstance(new SM4Engine());
    var key = new KeyParameter(keys.key(purpose, no));
    cipher.init(
        close,
        new AEADParameters(key, PROOF_BITS, nonce, place.getBytes(StandardCharsets.UTF_8)));
    var out = new byte[cipher.getOutputSize(text.length)];
    var length = cipher.processBytes(text, 0, text.length, out, 0);
    try {
      cipher.doFinal(out, length);
      return out;
    } catch (InvalidCipherTextException e) {
      throw SafekeepingProblem.NOT_AUTHENTIC.because(place);
    }
  }
}
