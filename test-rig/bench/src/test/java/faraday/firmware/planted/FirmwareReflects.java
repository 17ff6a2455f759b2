package faraday.firmware.planted;

import java.lang.reflect.Method;

/** Planted: what the architecture's test must notice. */
public final class FirmwareReflects {
  private FirmwareReflects() {}

  /** Says more than it should know. */
  public static String name(Method method) {
    return method.getName();
  }
}
