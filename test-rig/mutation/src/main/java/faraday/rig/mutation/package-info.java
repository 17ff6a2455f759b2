/**
 * The mutation score: small changes to the compiled code, each of which some test must notice. PIT
 * makes the changes and runs the tests in processes of its own; here it is called and read.
 */
@NullMarked
package faraday.rig.mutation;

import org.jspecify.annotations.NullMarked;
