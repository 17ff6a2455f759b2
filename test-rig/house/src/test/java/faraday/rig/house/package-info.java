/**
 * Checks on the source tree itself: layout, budgets, banned words and calls, format. Rules that are
 * not executed rot.
 */
@NullMarked
package faraday.rig.house;

import org.jspecify.annotations.NullMarked;
