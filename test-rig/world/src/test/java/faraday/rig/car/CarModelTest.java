package faraday.rig.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.car.CarModel.Manners;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cars as values, by name and by key. */
final class CarModelTest {

  @ParameterizedTest
  @EnumSource(CarTrait.class)
  void takesEachTraitAtItsLimitsAndNotBeyond(CarTrait trait) {
    CarModel car = CarModel.standard();
    assertEquals(trait.most(), car.with(trait, trait.most()).get(trait));
    assertEquals(trait.least(), car.with(trait, trait.least()).get(trait));
    assertThrows(IllegalArgumentException.class, () -> car.with(trait, trait.most() + 1));
    assertThrows(IllegalArgumentException.class, () -> car.with(trait, trait.least() - 1));
    assertEquals(Optional.of(trait), CarTrait.named(trait.key()));
    assertEquals(trait.standard(), car.get(trait));
  }

  @Test
  void hasAKeyAndNoSecondOfItsKindForEachTrait() {
    Set<String> keys = new HashSet<>();
    for (CarTrait trait : CarTrait.values()) {
      assertTrue(keys.add(trait.key()), trait.key());
      assertTrue(trait.key().matches("[a-z][a-zA-Z0-9]*"), trait.key());
    }
    assertEquals(Optional.empty(), CarTrait.named("colour"));
  }

  @ParameterizedTest
  @EnumSource(CarLibrary.class)
  void findsEachCarByItsName(CarLibrary car) {
    assertEquals(Optional.of(car), CarLibrary.named(car.key()));
    assertTrue(car.key().matches("[a-z0-9-]+"), car.key());
    if (car != CarLibrary.STANDARD) {
      assertNotEquals(CarModel.standard(), car.model());
    }
  }

  @Test
  void knowsNoOtherCar() {
    assertEquals(Optional.empty(), CarLibrary.named("delorean"));
    assertEquals("bmw-hybrid", CarLibrary.BMW_HYBRID.key());
  }

  @Test
  void comparesByWhatItIsLike() {
    CarModel one = CarModel.standard().with(Manners.OVERDRAWS);
    CarModel other = CarModel.standard().with(CarTrait.OVERDRAW_PERMILLE, 80);
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertNotEquals(one, CarModel.standard());
    assertEquals("car overdrawPermille=80", one.toString());
  }

  @Test
  void hasOneOrThreePhases() {
    assertEquals(1, CarModel.standard().with(CarTrait.PHASES, 1).get(CarTrait.PHASES));
    assertThrows(
        IllegalArgumentException.class, () -> CarModel.standard().with(CarTrait.PHASES, 2));
  }
}
