/**
 * The ports of the charger: what firmware may ask of a board, with no third-party type in any
 * signature. Implementations are simulations ({@code faraday.hal.sim}) or providers for real boards
 * ({@code faraday.hal.linux}); the code above cannot tell them apart.
 *
 * <p>No port blocks, sleeps or reads a clock of its own. Quantities carry their unit in the name.
 */
@NullMarked
package faraday.hal;

import org.jspecify.annotations.NullMarked;
