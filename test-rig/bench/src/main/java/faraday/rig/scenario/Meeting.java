package faraday.rig.scenario;

import faraday.rig.chip.ReaderApp;
import faraday.rig.phone.AppReader;
import faraday.rig.phone.PageReader;
import faraday.rig.phone.WalletPhone;

/** How a phone meets the charger. */
enum Meeting {
  /** It emulates a card that the charger reads (profile 02). */
  CARD,
  /** Its wallet app reads the charger (profile 01). */
  READER,
  /** A web page on it reads and writes the charger's tag (profile 03). */
  PAGE,
  /** The same, and the phone looks for the tag twice in each activation. */
  PAGE_LOOKING_TWICE,
  /** It has no wallet and opens the link on the tag. */
  LINK,
  /** Somebody tries to make the tag read-only and then uses the page. */
  TAG_LOCKER;

  /** What runs on the phone while it reads; nothing does while it is a card. */
  ReaderApp app(WalletPhone phone) {
    return switch (this) {
      case READER, CARD -> new AppReader(phone);
      case PAGE -> new PageReader(phone, PageReader.Habit.HONEST);
      case PAGE_LOOKING_TWICE -> new PageReader(phone, PageReader.Habit.DETECTS_TWICE);
      case LINK -> new PageReader(phone, PageReader.Habit.NO_WALLET);
      case TAG_LOCKER -> new PageReader(phone, PageReader.Habit.MAKES_READ_ONLY);
    };
  }
}
