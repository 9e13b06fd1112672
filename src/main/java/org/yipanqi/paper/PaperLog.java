package org.yipanqi.paper;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the PDF library warns of goes to the house's log; its chatter nowhere. */
final class PaperLog implements XRLogger {

  private static final Logger LOG = LoggerFactory.getLogger(PaperLog.class);

  @Override
  public void log(String where, Level level, String message) {
    log(where, level, message, null);
  }

  @Override
  public void log(String where, Level level, String message, @Nullable Throwable cause) {
    if (serious(level)) {
      LOG.warn("{}: {}", where, message, cause);
    }
  }

  @Override
  public void setLevel(String logger, Level level) {
    // the house's log says what is kept
  }

  @Override
  public boolean isLogLevelEnabled(Diagnostic diagnostic) {
    return serious(diagnostic.getLevel());
  }

  private static boolean serious(Level level) {
    return level.intValue() >= Level.WARNING.intValue();
  }
}
