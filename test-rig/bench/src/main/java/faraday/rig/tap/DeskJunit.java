package faraday.rig.tap;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** A wallet tester's taps in the XML that build servers read: one test case for each tap. */
public final class DeskJunit {

  private static final double MS_PER_S = 1e3;

  private DeskJunit() {}

  /** The whole document. */
  public static String of(DeskReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      suite(xml, report);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a writer in memory", e);
    }
    return text.toString();
  }

  private static void suite(XMLStreamWriter xml, DeskReport report) throws XMLStreamException {
    List<@Nullable AirTap> taps = report.taps();
    long failures = taps.stream().filter(tap -> trouble(tap) != null).count();
    String broken = report.trouble();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "faraday.nfc");
    xml.writeAttribute("tests", Integer.toString(taps.size() + (broken == null ? 0 : 1)));
    xml.writeAttribute("errors", broken == null ? "0" : "1");
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute("failures", Long.toString(failures));
    for (int i = 0; i < taps.size(); i++) {
      testcase(xml, i + 1, taps.get(i));
    }
    if (broken != null) {
      begin(xml, "reader", 0);
      verdict(xml, "error", broken);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void testcase(XMLStreamWriter xml, int number, @Nullable AirTap tap)
      throws XMLStreamException {
    begin(xml, "tap " + number, tap == null ? 0 : tap.tapMs() / MS_PER_S);
    String trouble = trouble(tap);
    if (trouble != null) {
      verdict(xml, "failure", trouble);
    }
    if (tap != null) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(figures(tap));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void begin(XMLStreamWriter xml, String name, double seconds)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", name);
    xml.writeAttribute("classname", "faraday.nfc");
    xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", seconds));
  }

  private static void verdict(XMLStreamWriter xml, String element, String message)
      throws XMLStreamException {
    xml.writeEmptyElement(element);
    xml.writeAttribute("message", message);
    xml.writeAttribute("type", "tap");
  }

  private static String figures(AirTap tap) {
    return String.format(
        Locale.ROOT,
        "%s, %d exchanges, %.1f ms, phone's time per APDU %.1f ms, at most %.1f ms",
        tap.role(),
        tap.exchanges(),
        tap.tapMs(),
        tap.apduMeanMs(),
        tap.apduMaxMs());
  }

  private static @Nullable String trouble(@Nullable AirTap tap) {
    return tap == null ? "no phone was detected in time" : tap.trouble();
  }
}
