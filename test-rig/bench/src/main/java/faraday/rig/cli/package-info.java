/**
 * The commands of {@code bench}. The only place of the rig where virtual time is paced to wall
 * time.
 */
@NullMarked
package faraday.rig.cli;

import org.jspecify.annotations.NullMarked;
