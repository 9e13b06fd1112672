package org.yipanqi.facts.workbook;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The XML of one part, event by event, with the JDK's own parser whatever other may lie on the
 * class path. Elements are known by their local names: the namespaces of the strict and the usual
 * form differ, the names don't.
 */
final class Xml implements AutoCloseable {

  private static final XMLInputFactory FACTORY = factory();
  private static final int DEEPEST = 64;

  private final InputStream in;
  private final XMLStreamReader reader;
  private int depth;

  Xml(InputStream in) {
    this.in = in;
    try {
      reader = FACTORY.createXMLStreamReader(in, "UTF-8");
    } catch (XMLStreamException e) {
      throw UnreadableWorkbook.broken(e);
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    // these count the text of the part itself, a long sheet of it; entities there are none
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
    factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
    factory.setProperty("jdk.xml.entityExpansionLimit", 0);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("nothing is fetched");
    });
    return factory;
  }

  /** Goes on; false at the end of the part. */
  boolean next() throws IOException {
    try {
      if (!reader.hasNext()) {
        return false;
      }
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > DEEPEST) {
            throw new UnreadableWorkbook("workbook-bomb");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnreadableWorkbook("workbook-forbidden-xml");
        default -> {}
      }
      return true;
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io && !damaged(io)) {
        throw io;
      }
      throw UnreadableWorkbook.broken(e);
    }
  }

  /** Whether it is the archive and not the disk that failed. */
  private static boolean damaged(IOException e) {
    return e instanceof ZipException
        || e instanceof EOFException
        || e instanceof java.io.CharConversionException;
  }

  boolean starts(String name) {
    return reader.getEventType() == XMLStreamConstants.START_ELEMENT
        && reader.getLocalName().equals(name);
  }

  boolean ends(String name) {
    return reader.getEventType() == XMLStreamConstants.END_ELEMENT
        && reader.getLocalName().equals(name);
  }

  /** The element that starts here; null when none does. */
  @Nullable String started() {
    return reader.getEventType() == XMLStreamConstants.START_ELEMENT ? reader.getLocalName() : null;
  }

  /** Whether here is text, which {@link #addTo} takes. */
  boolean hasText() {
    return switch (reader.getEventType()) {
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          true;
      default -> false;
    };
  }

  void addTo(Cell cell) {
    cell.add(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
  }

  /** An attribute by its local name, in whatever namespace. */
  @Nullable String attribute(String name) {
    for (var i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** Passes over the element that starts here, with all that is in it. */
  void skip() throws IOException {
    var outside = depth - 1;
    while (depth > outside && next()) {
      // what is inside is of no interest
    }
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      in.close();
    }
  }
}
