package faraday.firmware.access;

import faraday.firmware.wire.record.LocalSettings;

/** Which list of checks a start goes through (E11 – E13, E31, SPEC §4.3). */
enum StartColumn {
  /** Public, open to all, at a price. */
  OPEN,
  /** Public, open to all, free. */
  OPEN_FREE,
  /** Public, shared by a subset, at a price. */
  SHARED,
  /** Public, shared by a subset, free. */
  SHARED_FREE,
  /** Private, at a price. */
  PRIVATE,
  /** Private, free. */
  PRIVATE_FREE,
  /** At the charger itself, without a phone. */
  AT_CHARGER;

  static StartColumn of(LocalSettings local, boolean atCharger) {
    if (atCharger) {
      return AT_CHARGER;
    }
    boolean free = local.free();
    return switch (local.authSetting()) {
      case PUBLIC_OPEN -> free ? OPEN_FREE : OPEN;
      case PUBLIC_SHARED -> free ? SHARED_FREE : SHARED;
      case PRIVATE -> free ? PRIVATE_FREE : PRIVATE;
    };
  }
}
