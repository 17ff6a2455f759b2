package faraday.rig.plant;

import java.io.Serial;

/** A plant does not fit the code any more: it would break nothing, or something else. */
public final class MisfitException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  MisfitException(PlantedFault fault, String why) {
    super("plant " + fault.id() + " no longer fits: " + why);
  }
}
