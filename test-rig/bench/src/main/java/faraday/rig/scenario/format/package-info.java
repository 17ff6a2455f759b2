/** The text of a scenario: keys with unit, type and range; loader, JSON Schema, key table. */
@NullMarked
package faraday.rig.scenario.format;

import org.jspecify.annotations.NullMarked;
