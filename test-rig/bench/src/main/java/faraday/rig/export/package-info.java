/** Traces turned into files that PulseView, GTKWave, Wireshark and spreadsheets read. */
@NullMarked
package faraday.rig.export;

import org.jspecify.annotations.NullMarked;
