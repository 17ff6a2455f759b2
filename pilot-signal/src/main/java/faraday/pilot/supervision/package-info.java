/**
 * One small watch for each hazard. Each looks, raises its fault with evidence and, where the fault
 * ends by recovery, ends it by its own rule. None decides about power: who acts on faults stands in
 * {@code connector}. All thresholds stand in {@link faraday.pilot.supervision.SupervisionLimits}.
 */
@NullMarked
package faraday.pilot.supervision;

import org.jspecify.annotations.NullMarked;
