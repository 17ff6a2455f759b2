package faraday.rig.fuzz;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.frame.CourierReply;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.item.ItemKind;
import faraday.firmware.wire.item.ServerItem;
import faraday.firmware.wire.record.Ack;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.token.Command;
import faraday.firmware.wire.token.Token;
import faraday.nfc.frame.FrameDecoder;
import faraday.nfc.frame.FrameEvent;
import faraday.nfc.ndef.NdefKind;
import faraday.nfc.ndef.NdefLimits;
import faraday.nfc.ndef.NdefReader;
import faraday.nfc.ndef.NdefReading;
import faraday.rig.fuzz.Target.Form;
import faraday.rig.fuzz.Target.Parser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The charger's own parsers, as bytes from phones and from the PN532 reach them. */
final class Parsers {

  private record Known(Form form, Supplier<Parser> parsers) {}

  private static final Set<NdefKind> NDEF_KINDS =
      Set.of(NdefKind.URI, NdefKind.mime("application/x-faraday"));

  private static final Map<String, Known> ALL = all();

  private Parsers() {}

  private static Map<String, Known> all() {
    Map<String, Known> all = new LinkedHashMap<>();
    all.put("frame", known(Form.FRAME, PhoneFrame::parse));
    all.put("apdu", new Known(Form.PIECES, PhoneAnswers::new));
    all.put("card", new Known(Form.PIECES, CardCommands::card));
    all.put("tag", new Known(Form.PIECES, CardCommands::tag));
    all.put("applet", new Known(Form.PIECES, CardCommands::applet));
    all.put("chip", new Known(Form.BYTES, Parsers::chip));
    all.put("ndef", new Known(Form.NDEF, Parsers::ndef));
    all.put("cbor", known(Form.CBOR, Parsers::generic));
    all.put("cose", known(Form.CBOR, item -> CborReader.decode(item, Sign1::read)));
    all.put("request", known(Form.CBOR, TapRequest::parse));
    all.put("delivery", known(Form.CBOR, TokenDelivery::parse));
    all.put("token", known(Form.CBOR, Token::parse));
    all.put("command", known(Form.CBOR, Command::parse));
    all.put("json", known(Form.BYTES, Command::parse));
    all.put("courier", known(Form.CBOR, CourierReply::parse));
    all.put("ack", known(Form.CBOR, Ack::parse));
    all.put("record", known(Form.CBOR, SessionRecord::parseSigned));
    for (ItemKind kind : ItemKind.values()) {
      all.put("item-" + kind.code(), known(Form.CBOR, item -> ServerItem.parse(kind, item)));
    }
    return all;
  }

  private static Known known(Form form, Function<byte[], Decoded<?>> parser) {
    return new Known(form, () -> input -> word(parser.apply(input)));
  }

  /** The targets by name, with these seeds. */
  static List<Target> targets(Map<String, List<byte[]>> seeds) {
    List<Target> targets = new ArrayList<>();
    ALL.forEach(
        (name, known) ->
            targets.add(
                new Target(
                    name, known.form(), known.parsers(), seeds.getOrDefault(name, List.of()))));
    return targets;
  }

  private static String word(Decoded<?> decoded) {
    return switch (decoded) {
      case Decoded.Value<?> value -> Target.ACCEPTED;
      case Decoded.Malformed<?> malformed -> malformed.flaw().kind().name();
    };
  }

  private static Decoded<Boolean> generic(byte[] item) {
    return CborReader.decode(
        item,
        reader -> {
          reader.skip();
          return true;
        });
  }

  private static Parser ndef() {
    NdefReader reader = new NdefReader(NdefLimits.SOUND, NDEF_KINDS);
    return input ->
        switch (reader.read(input, 0, input.length)) {
          case NdefReading.Accepted accepted -> Target.ACCEPTED;
          case NdefReading.Refused refused -> refused.fault().name();
        };
  }

  /** Byte by byte, as the serial line brings them; the last event counts. */
  private static Parser chip() {
    FrameDecoder decoder = new FrameDecoder();
    return input -> {
      decoder.reset();
      FrameEvent last = FrameEvent.NONE;
      for (byte value : input) {
        FrameEvent event = decoder.accept(value & 0xFF);
        last = event == FrameEvent.NONE ? last : event;
      }
      return last == FrameEvent.NONE ? "NONE" : event(last);
    };
  }

  private static String event(FrameEvent last) {
    return last == FrameEvent.ANSWER ? Target.ACCEPTED : last.name();
  }
}
