package org.yipanqi.backup;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;
import org.yipanqi.safekeeping.RunningDigest;
import org.yipanqi.safekeeping.SealedInput;
import org.yipanqi.safekeeping.SealedOutput;

/** One file of a backup while it is written: packed, then closed, then counted. */
final class SealedPart extends OutputStream {

  static final String ENDING = ".sealed";

  private static final int BUFFER = 64 * 1024;

  private final Path file;
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
  private final OutputStream to;
  private final RunningDigest digest = new RunningDigest();
  private long bytes;

  private SealedPart(Path file, Disk disk, Keys keys, String place) throws IOException {
    this.file = file;
    var sealed = new SealedOutput(new Counted(disk.create(file)), keys, Purpose.BACKUP, place);
    this.to = new BufferedOutputStream(new DeflaterOutputStream(sealed, deflater, BUFFER), BUFFER);
  }

  static SealedPart write(Path file, Disk disk, Keys keys, String place) throws IOException {
    return new SealedPart(file, disk, keys, place);
  }

  static InputStream read(Path file, Keys keys, String place) throws IOException {
    return read(Files.newInputStream(file), keys, place);
  }

  /** The same, and tells how much of the file itself was read. */
  static InputStream read(Path file, Keys keys, String place, Pace pace) throws IOException {
    var counted =
        new FilterInputStream(Files.newInputStream(file)) {
          @Override
          public int read(byte[] into, int at, int most) throws IOException {
            var read = super.read(into, at, most);
            pace.add(Math.max(0, read));
            return read;
          }
        };
    return read(counted, keys, place);
  }

  private static InputStream read(InputStream sealed, Keys keys, String place) throws IOException {
    return new InflaterInputStream(
        new SealedInput(sealed, keys, Purpose.BACKUP, place), new Inflater(), BUFFER);
  }

  @Override
  public void write(int one) throws IOException {
    to.write(one);
  }

  @Override
  public void write(byte[] from, int at, int length) throws IOException {
    to.write(from, at, length);
  }

  @Override
  public void close() throws IOException {
    try {
      to.close();
    } finally {
      deflater.end();
    }
  }

  /** What the manifest says of it, once it is closed. */
  Manifest.Part told() {
    return new Manifest.Part(file.getFileName().toString(), bytes, digest.value());
  }

  /** The file's own bytes. */
  private final class Counted extends OutputStream {

    private final OutputStream disk;

    Counted(OutputStream disk) {
      this.disk = disk;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int at, int length) throws IOException {
      disk.write(from, at, length);
      digest.update(from, at, length);
      bytes += length;
    }

    @Override
    public void close() throws IOException {
      disk.close();
    }
  }
}
