/** A development PKI in a directory: the server's keys, one charger's, one phone's (SPEC §6.2). */
@NullMarked
package faraday.rig.keys;

import org.jspecify.annotations.NullMarked;
