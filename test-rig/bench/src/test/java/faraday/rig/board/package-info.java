/** The whole charger on simulated hardware, judged from outside: phones, car, flash, server. */
@NullMarked
package faraday.rig.board;

import org.jspecify.annotations.NullMarked;
