package faraday.rig.demo;

/** Hears what happens, as it happens. */
public interface DemoListener {

  /** Nobody listens. */
  DemoListener NONE =
      new DemoListener() {
        @Override
        public void say(long nowNanos, String text) {}

        @Override
        public void progress(long nowNanos, String text) {}
      };

  /** Something worth a line. */
  void say(long nowNanos, String text);

  /** How the charge goes; a new one replaces the one before where the screen can. */
  void progress(long nowNanos, String text);
}
