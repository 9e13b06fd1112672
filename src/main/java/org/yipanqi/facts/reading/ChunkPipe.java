package org.yipanqi.facts.reading;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * Carries rows from the thread that reads a file to the one that feeds the server, a few chunks at
 * a time: reading and writing overlap, and neither runs far ahead of the other.
 */
public final class ChunkPipe {

  /** Some bytes for the server, the end, or word that there will be none. */
  public record Chunk(byte[] bytes, int length) {}

  public static final Chunk END = new Chunk(new byte[0], 0);
  public static final Chunk GIVEN_UP = new Chunk(new byte[0], 0);

  static final int SIZE = 1 << 18;
  private static final int AHEAD = 8;

  private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(AHEAD + 2);
  private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(AHEAD);
  private volatile boolean abandoned;

  public ChunkPipe() {
    for (var i = 0; i < AHEAD; i++) {
      free.add(new byte[SIZE]);
    }
  }

  /** A buffer to fill; waits until the other side has done with one. */
  byte[] buffer() {
    try {
      return abandoned ? new byte[SIZE] : free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  void send(Chunk chunk) {
    if (!abandoned) {
      full.add(chunk);
    }
  }

  /** The next chunk; waits for it. */
  public Chunk next() throws InterruptedException {
    return full.take();
  }

  public void recycle(Chunk chunk) {
    free.add(chunk.bytes());
  }

  /** The taking side has gone: the sending side may stop at once. */
  public void abandon() {
    abandoned = true;
    full.clear();
    free.offer(new byte[SIZE]);
  }

  boolean abandoned() {
    return abandoned;
  }
}
