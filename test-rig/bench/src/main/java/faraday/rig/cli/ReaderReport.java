package faraday.rig.cli;

import faraday.nfc.chip.FirmwareVersion;
import faraday.nfc.reader.TargetInfo;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code bench reader} found, for people and for programs. */
record ReaderReport(
    @Nullable FirmwareVersion firmware,
    @Nullable TargetInfo target,
    @Nullable String selectNdef,
    @Nullable String selectFaraday,
    @Nullable String error) {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int IC_PN532 = 0x32;

  boolean ok() {
    return error == null;
  }

  /** Fields in the order of the command's description; what is not known is null. */
  Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("ok", ok());
    fields.put("ic", firmware == null ? null : ic(firmware.ic()));
    fields.put("firmware", firmware == null ? null : version(firmware));
    fields.put("uid", target == null ? null : HEX.formatHex(target.uid()));
    fields.put("atqa", target == null ? null : HEX.formatHex(target.sensRes()));
    fields.put("sak", target == null ? null : HEX.toHexDigits((byte) target.selRes()));
    fields.put("ats", target == null ? null : HEX.formatHex(target.ats()));
    fields.put("selectNdef", selectNdef);
    fields.put("selectFaraday", selectFaraday);
    fields.put("error", error);
    return fields;
  }

  /** Name and value, one a line. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, @Nullable Object> field : fields().entrySet()) {
      if (field.getValue() != null) {
        text.append(String.format("%-14s %s%n", field.getKey(), field.getValue()));
      }
    }
    return text.toString();
  }

  private static String ic(int ic) {
    return ic == IC_PN532 ? "PN532" : String.format("0x%02X", ic);
  }

  private static String version(FirmwareVersion firmware) {
    return firmware.version() + "." + firmware.revision();
  }
}
