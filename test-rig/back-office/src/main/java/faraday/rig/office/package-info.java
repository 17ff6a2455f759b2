@NullMarked
package faraday.rig.office;

import org.jspecify.annotations.NullMarked;
