/** Speed and memory, measured: the figures of {@code bench perf} and of docs/PERFORMANCE.md. */
@NullMarked
package faraday.rig.perf;

import org.jspecify.annotations.NullMarked;
