@NullMarked
package faraday.rig.bench;

import org.jspecify.annotations.NullMarked;
