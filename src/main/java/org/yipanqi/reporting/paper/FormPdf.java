package org.yipanqi.reporting.paper;

import java.util.Locale;
import org.yipanqi.paper.Pdf;

/** A return as a PDF in official layout. The same copy always gives the same bytes. */
public final class FormPdf {

  private FormPdf() {}

  /** Of the day on which its period ends: a locked return is printed again byte for byte. */
  public static byte[] print(FormCopy copy, Locale locale) {
    return Pdf.print(new PaperPage(copy, locale).html(), copy.period().end());
  }
}
