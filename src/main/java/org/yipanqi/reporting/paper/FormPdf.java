package org.yipanqi.reporting.paper;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.Locale;

/** A return as a PDF in official layout. The same copy always gives the same bytes. */
public final class FormPdf {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String PRODUCER = "Yipanqi";

  static {
    XRLog.setLoggerImpl(new PaperLog());
  }

  private FormPdf() {}

  public static byte[] print(FormCopy copy, Locale locale) {
    var html = new PaperPage(copy, locale).html();
    var out = new ByteArrayOutputStream();
    var builder =
        new PdfRendererBuilder()
            .withHtmlContent(html, null)
            .withProducer(PRODUCER)
            .usePdfUaAccessibility(true) // read aloud, and with no font but its own
            .useFont(PaperFont::open, PaperFont.FAMILY)
            .useUriResolver((_, _) -> null) // nothing is fetched from anywhere
            .toStream(out);
    try (var renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      try (var document = renderer.getPdfDocument()) {
        // neither the clock nor chance: a locked return is printed again byte for byte
        document
            .getDocumentInformation()
            .setCreationDate(
                GregorianCalendar.from(copy.period().end().atStartOfDay(ZONE)));
        document.getDocumentInformation().setModificationDate(null);
        document.setDocumentId((long) html.hashCode());
        document.save(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
