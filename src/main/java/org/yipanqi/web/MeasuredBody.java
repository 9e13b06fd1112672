package org.yipanqi.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.springframework.http.HttpStatus;

/** A request's body that ends when it is too long or comes too slowly. */
final class MeasuredBody extends ServletInputStream {

  /** Slower than any line that pages can be used over. */
  private static final double LEAST_BYTES_PER_SECOND = 10_000;

  private static final double SECOND = 1e9;

  /** Whoever reads the body takes it for an error of the line, and it is told what it was. */
  static final class GivenUp extends IOException {
    private static final long serialVersionUID = 1;
    private final HttpStatus status;
    private final String code;

    GivenUp(HttpStatus status, String code) {
      super(code);
      this.status = status;
      this.code = code;
    }

    HttpStatus status() {
      return status;
    }

    String code() {
      return code;
    }
  }

  private final ServletInputStream in;
  private final long most;
  private final double seconds;
  private final LongSupplier nanos;
  private final long began;
  private long read;
  private boolean tooSlow;

  /**
   * @param most bytes
   * @param seconds that it may take, besides those that its length needs
   */
  MeasuredBody(ServletInputStream in, long most, double seconds, LongSupplier nanos) {
    this.in = in;
    this.most = most;
    this.seconds = seconds;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  boolean tooSlow() {
    return tooSlow;
  }

  @Override
  public int read() throws IOException {
    var one = in.read();
    measure(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    var some = in.read(into, from, length);
    measure(Math.max(some, 0));
    return some;
  }

  private void measure(int more) throws GivenUp {
    read += more;
    if (read > most) {
      throw new GivenUp(HttpStatus.CONTENT_TOO_LARGE, "upload-too-large");
    }
    if (nanos.getAsLong() - began > (seconds + read / LEAST_BYTES_PER_SECOND) * SECOND) {
      tooSlow = true;
      throw new GivenUp(HttpStatus.REQUEST_TIMEOUT, "too-slow");
    }
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public boolean isReady() {
    return in.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    in.setReadListener(listener);
  }
}
