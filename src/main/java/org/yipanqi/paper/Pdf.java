package org.yipanqi.paper;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.GregorianCalendar;

/** A page as a PDF. The same page of the same day always gives the same bytes. */
public final class Pdf {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String PRODUCER = "Yipanqi";

  static {
    XRLog.setLoggerImpl(new PaperLog());
  }

  private Pdf() {}

  /**
   * @param html a whole page whose font is {@link PaperFont#FAMILY}
   * @param made the day that the paper itself has; neither the clock nor chance is in the bytes
   */
  public static byte[] print(String html, LocalDate made) {
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
        document
            .getDocumentInformation()
            .setCreationDate(GregorianCalendar.from(made.atStartOfDay(ZONE)));
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
