/**
 * The charger's side of docs/SPEC.md as a test tells it, step by step, so that phones and back
 * office can be judged without a charger. It decides nothing and checks little.
 */
@NullMarked
package faraday.rig.script;

import org.jspecify.annotations.NullMarked;
