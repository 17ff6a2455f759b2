/** The back office: issues tokens, judges records, signs acknowledgements (E3). */
@NullMarked
package faraday.rig.office;

import org.jspecify.annotations.NullMarked;
