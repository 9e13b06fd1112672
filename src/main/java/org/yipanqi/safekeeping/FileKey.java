package org.yipanqi.safekeeping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The key of one sealed file, drawn by HMAC-SM3 from the installation's, the file's head and the
 * place it is for; so every file may count its chunks from nought.
 *
 * <p>A file is its head (eight bytes of layout, two of the key's number, sixteen of salt) and
 * chunks of 64 KiB, each closed with SM4 in Galois/counter mode under a nonce of seven drawn bytes,
 * the chunk's number and whether it is the last. So a chunk that is changed, missing, twice there
 * or at another place does not open, and neither does a file without its end.
 */
final class FileKey {

  static final byte[] LAYOUT = "YPQSEAL\u0001".getBytes(StandardCharsets.US_ASCII);
  static final int SALT = 16;
  static final int HEAD = 8 + Short.BYTES + SALT;
  static final int CHUNK = 64 * 1024;
  static final int PROOF = 16;

  private static final int NONCE_DRAWN = 7;

  private final String place;
  private final byte[] key;
  private final byte[] drawnNonce;
  private final GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
  private int chunk;

  private FileKey(String place, byte[] drawn) {
    this.place = place;
    this.key = Arrays.copyOf(drawn, Keys.BYTES);
    this.drawnNonce = Arrays.copyOfRange(drawn, Keys.BYTES, Keys.BYTES + NONCE_DRAWN);
  }

  static FileKey of(Keys keys, Purpose purpose, byte[] head, String place) {
    var mac = new HMac(new SM3Digest());
    mac.init(new KeyParameter(keys.key(purpose, number(head))));
    mac.update(head, 0, head.length);
    var words = place.getBytes(StandardCharsets.UTF_8);
    mac.update(words, 0, words.length);
    var drawn = new byte[mac.getMacSize()];
    mac.doFinal(drawn, 0);
    return new FileKey(place, drawn);
  }

  static byte[] head(int keyNo, byte[] salt) {
    return ByteBuffer.allocate(HEAD).put(LAYOUT).putShort((short) keyNo).put(salt).array();
  }

  private static int number(byte[] head) {
    return Short.toUnsignedInt(ByteBuffer.wrap(head).getShort(LAYOUT.length));
  }

  /** The next chunk, closed or opened. */
  byte[] next(boolean close, byte[] bytes, int length, boolean last) {
    if (chunk == Integer.MAX_VALUE) {
      throw new IllegalStateException("a sealed file is too long");
    }
    var nonce =
        ByteBuffer.allocate(NONCE_DRAWN + Integer.BYTES + 1)
            .put(drawnNonce)
            .putInt(chunk)
            .put((byte) (last ? 1 : 0))
            .array();
    chunk++;
    cipher.init(close, new AEADParameters(new KeyParameter(key), PROOF * Byte.SIZE, nonce));
    var out = new byte[cipher.getOutputSize(length)];
    var done = cipher.processBytes(bytes, 0, length, out, 0);
    try {
      cipher.doFinal(out, done);
      return out;
    } catch (InvalidCipherTextException e) {
      throw SafekeepingProblem.NOT_AUTHENTIC.because(place);
    }
  }
}
