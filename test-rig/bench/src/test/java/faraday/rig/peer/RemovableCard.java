package faraday.rig.peer;

import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.rig.chip.Pn532Chip;
import faraday.rig.chip.Pn532Timing;
import faraday.rig.cli.PacedChip;
import faraday.rig.pty.PseudoTerminal;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import faraday.rig.rf.RadioField;
import faraday.rig.rf.Type4TagApp;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A chip on a pseudo-terminal inside this process, whose card can be taken away. */
final class RemovableCard implements Ticked, AutoCloseable {

  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicBoolean taken = new AtomicBoolean();
  private final RadioField field = new RadioField(SimProbe.NONE);
  private final CompletableFuture<String> device = new CompletableFuture<>();
  private final CompletableFuture<Void> ended;
  private Ticked chip = this;

  RemovableCard() {
    ended = CompletableFuture.runAsync(this::turn, task -> new Thread(task, "paced-chip").start());
  }

  /** How libnfc is told to use it and nothing else. */
  Map<String, String> libnfc() throws ExecutionException, InterruptedException {
    return Map.of("LIBNFC_DEVICE", "pn532_uart:" + device.get(), "LIBNFC_AUTO_SCAN", "false");
  }

  /** Takes the card away at the next tick. */
  void take() {
    taken.set(true);
  }

  @Override
  public void tick(long nowNanos) {
    if (taken.get()) {
      field.remove(nowNanos);
    }
    chip.tick(nowNanos);
  }

  @Override
  public long nextDeadlineNanos() {
    return chip.nextDeadlineNanos();
  }

  private void turn() {
    try (PseudoTerminal terminal = PseudoTerminal.open()) {
      Type4TagApp tag = new Type4TagApp("x".repeat(Type4TagApp.URI_CHARS_MAX), 0);
      field.place(new IsoDepCard(CardProfile.phone(), tag, new SeededRandom(1, "uid")), 0);
      chip = new Pn532Chip(terminal, () -> NEVER, field, Pn532Timing.typical());
      device.complete(terminal.devicePath().toString());
      new PacedChip(terminal, this).run(stop::get);
    } catch (IOException e) {
      device.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    stop.set(true);
    ended.join();
  }
}
