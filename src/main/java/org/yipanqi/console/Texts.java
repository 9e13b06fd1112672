package org.yipanqi.console;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.yipanqi.kernel.Problem;

/** What the command line says, in the language of the terminal: Chinese or English. */
final class Texts {

  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Texts() {}

  static Locale language() {
    return Locale.getDefault().getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
  }

  static String of(String key, Object... arguments) {
    return text("console", key, arguments);
  }

  static String of(Problem problem) {
    var type = problem.type();
    return text(type.module(), type.messageKey(), problem.arguments().toArray());
  }

  private static String text(String module, String key, Object... arguments) {
    var bundle = ResourceBundle.getBundle("messages." + module, language(), EXACT);
    return new MessageFormat(bundle.getString(key), language()).format(arguments);
  }
}
