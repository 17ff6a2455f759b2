/**
 * The back office: issues tokens, keeps the directory, takes what phones carry, judges every record
 * from its bytes and signs acknowledgements. An independent reader of docs/SPEC.md (design §1).
 */
@NullMarked
package faraday.rig.office;

import org.jspecify.annotations.NullMarked;
