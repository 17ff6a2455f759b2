package faraday.rig.powercut;

import faraday.hal.sim.SimNorFlash;
import faraday.hal.sim.SimProbe;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** Sees in which operation each cut fell. */
final class CutProbe implements SimProbe {

  private enum Last {
    NOTHING,
    PROGRAM,
    ERASE,
    RECLAIM
  }

  private final BitSet written = new BitSet();
  private Last last = Last.NOTHING;
  private boolean checkpoint;
  private long programs;
  private long erases;
  private long checkpoints;
  private long reclaims;

  /** A checkpoint is on its way to flash, or there. */
  void checkpoint(boolean underWay) {
    checkpoint = underWay;
  }

  /** True when the newest operation is an erase. */
  boolean erasing() {
    return last == Last.ERASE || last == Last.RECLAIM;
  }

  CutHits hits(long recoveries) {
    return new CutHits(programs, erases, checkpoints, reclaims, recoveries);
  }

  @Override
  public void level(long nowNanos, String signal, long value) {
    if (value == 1) {
      last = Last.NOTHING;
      return;
    }
    switch (last) {
      case PROGRAM -> {
        programs++;
        checkpoints += checkpoint ? 1 : 0;
      }
      case ERASE -> erases++;
      case RECLAIM -> {
        erases++;
        reclaims++;
      }
      case NOTHING -> {}
    }
    last = Last.NOTHING;
  }

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
    int sector = ByteBuffer.wrap(data, offset, Integer.BYTES).getInt() / SimNorFlash.SECTOR_BYTES;
    if (signal.equals("flash.erase")) {
      last = written.get(sector) ? Last.RECLAIM : Last.ERASE;
      written.clear(sector);
    } else {
      last = Last.PROGRAM;
      written.set(sector);
    }
  }
}
