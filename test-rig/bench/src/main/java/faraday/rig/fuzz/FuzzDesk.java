package faraday.rig.fuzz;

import faraday.firmware.tap.TapDesk;
import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.frame.Beacon;
import faraday.firmware.wire.frame.ConnectorState;
import faraday.firmware.wire.frame.Credentials;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/** What a dialogue asks of the charger while nothing opens: a beacon and its credentials. */
final class FuzzDesk {

  static final Id8 CHARGER = Id8.of(new byte[8]);

  /** Whatever is shown; nobody here verifies it. */
  static final Bytes CERTIFICATE = Bytes.of(new byte[] {1, 2, 3});

  private FuzzDesk() {}

  /** A desk that takes any further question for a finding. */
  static TapDesk make() {
    return (TapDesk)
        Proxy.newProxyInstance(
            TapDesk.class.getClassLoader(), new Class<?>[] {TapDesk.class}, FuzzDesk::answer);
  }

  private static Object answer(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "flags" -> new Beacon.Flags(true, false, false, false);
      case "timeS" -> 0L;
      case "credentials" -> credentials();
      case "phonePresent", "tapOver" -> proxy;
      default -> throw new IllegalStateException("nothing opens, yet asked: " + method.getName());
    };
  }

  private static Credentials credentials() {
    return new Credentials(
        Id16.of(new byte[Id16.LENGTH]),
        CHARGER,
        new Credentials.Clock(0, ClockQuality.BOUNDED),
        new Credentials.Offer(
            3600, Hours.ALWAYS, new Tariff(150, 45, 978), AuthSetting.PUBLIC_SHARED),
        List.of(ConnectorState.PLUGGED),
        new Credentials.Backlog(0, 0));
  }
}
