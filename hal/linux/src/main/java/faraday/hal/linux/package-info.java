/**
 * Ports on a real Linux board with glibc, x86-64 or aarch64, by {@code java.lang.foreign} alone: no
 * third-party library, no helper program. Needs {@code --enable-native-access=ALL-UNNAMED}.
 */
@NullMarked
package faraday.hal.linux;

import org.jspecify.annotations.NullMarked;
