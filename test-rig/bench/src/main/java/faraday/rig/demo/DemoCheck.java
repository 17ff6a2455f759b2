package faraday.rig.demo;

/**
 * Something the demo must have shown.
 *
 * @param name what, in words
 * @param ok whether it was so
 */
public record DemoCheck(String name, boolean ok) {}
