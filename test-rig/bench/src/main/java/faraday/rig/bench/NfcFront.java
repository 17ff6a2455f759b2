package faraday.rig.bench;

import faraday.firmware.app.NfcSettings;
import faraday.hal.SerialLink;
import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.nfc.link.ChipLink;
import faraday.nfc.link.HsuLink;
import faraday.rig.chip.Pn532Chip;
import faraday.rig.rf.Picc;
import faraday.rig.rf.RadioField;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a board's NFC driver talks to: a simulated PN532 with its radio field, or a device outside
 * the world, whose field nobody in the world can reach.
 */
public final class NfcFront {

  private final Supplier<ChipLink> link;
  private final NfcSettings settings;
  private final List<Ticked> machines;
  private final @Nullable Pn532Chip chip;
  private final @Nullable RadioField field;

  private NfcFront(
      Supplier<ChipLink> link,
      NfcSettings settings,
      List<Ticked> machines,
      @Nullable Pn532Chip chip,
      @Nullable RadioField field) {
    this.link = link;
    this.settings = settings;
    this.machines = machines;
    this.chip = chip;
    this.field = field;
  }

  /** A chip on its bus in the world. */
  public static NfcFront simulated(VirtualClock clock, SimProbe probe, BoardSpec spec) {
    RadioField field = new RadioField(probe);
    ChipWiring wiring = ChipWiring.of(spec, clock, field, probe);
    FirstLevels.report(field, probe, clock.nowNanos());
    return new NfcFront(
        wiring.link(), NfcSettings.DEFAULT, wiring.machines(), wiring.chip(), field);
  }

  /**
   * A device that answers in its own time.
   *
   * @param link line to it
   * @param settings how the charger meets phones over it
   */
  public static NfcFront outside(SerialLink link, NfcSettings settings) {
    return new NfcFront(() -> new HsuLink(link), settings, List.of(), null, null);
  }

  /** Opens the charger's end anew, as a firmware does that starts. */
  Supplier<ChipLink> link() {
    return link;
  }

  NfcSettings settings() {
    return settings;
  }

  /** What the world must turn for it, in this order. */
  List<Ticked> machines() {
    return machines;
  }

  /** Takes the chip's supply away for a moment; a device outside keeps its own. */
  void powerCycle(long nowNanos) {
    if (chip != null) {
      chip.powerCycle(nowNanos);
    }
  }

  /**
   * Where phones of the world are held to.
   *
   * @throws IllegalStateException when the device is outside
   */
  RadioField field() {
    if (field == null) {
      throw new IllegalStateException("the field of a device outside the world");
    }
    return field;
  }

  /**
   * What phones of the world that read have in their own field.
   *
   * @throws IllegalStateException when the device is outside
   */
  Picc antenna() {
    if (chip == null) {
      throw new IllegalStateException("the antenna of a device outside the world");
    }
    return chip.antenna();
  }
}
