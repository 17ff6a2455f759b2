package faraday.rig.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SeededRandom;
import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.WireException;
import faraday.rig.script.ScriptedCharger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A charger that seals nonsense: every plaintext gets an event, an answer or a typed refusal. */
class HostilePlaintextTest {

  private static final int TRIES = 4000;

  private final SeededRandom random = new SeededRandom(5, "hostile");
  private final ScriptedCharger charger = new ScriptedCharger(1, "charger", TapScene.NOW_S);
  private int read;
  private int refused;

  @Test
  void anyCredentialsAreReadOrRefused() {
    byte[] honest =
        CborBytes.array(
            new byte[16], new byte[8], 1, 1, 14_400, 0, 1440, 100, 45, 978, new byte[2], 0, 0, 1);
    for (int i = 0; i < TRIES; i++) {
      byte[] mutant = mutate(honest);
      count(() -> assertNotNull(Credentials.parse(mutant)));
    }
    assertBoth();
  }

  @Test
  void anyAnswerIsReadOrRefused() throws WireException {
    TapScene scene = new TapScene();
    byte[] receipt = charger.signed(scene.record().payload());
    Object session = TapScene.SESSION.bytes();
    List<Case> cases =
        List.of(
            new Case(Intent.START, CborBytes.array(0, session, 1, 1, 2, 3, 4)),
            new Case(Intent.START, CborBytes.array(1, session, 1, 1)),
            new Case(Intent.START, CborBytes.array(8, 17, 1)),
            new Case(Intent.STOP, CborBytes.array(2, session, 1, receipt)),
            new Case(Intent.STOP, CborBytes.array(3, session, 1)),
            new Case(Intent.READ, CborBytes.array(4, 1)));
    PhoneParts phone = parts();
    Optional<Credentials> shown = Optional.of(credentials());
    for (int i = 0; i < TRIES; i++) {
      Case honest = cases.get(i % cases.size());
      byte[] mutant = mutate(honest.plaintext());
      AnswerReader reader =
          new AnswerReader(phone, charger.entry(), honest.intent(), Optional.empty(), shown);
      count(() -> assertNotNull(reader.read(CborValue.parse(mutant))));
    }
    assertBoth();
  }

  @Test
  void anyCourierQuestionIsAnsweredOrRefused() {
    byte[][] honest = {
      CborBytes.array(0),
      CborBytes.array(1, 0, new byte[80]),
      CborBytes.array(1, 1, new byte[80]),
      CborBytes.array(2, 0),
      CborBytes.array(3)
    };
    PhoneParts phone = parts();
    for (int i = 0; i < TRIES; i++) {
      byte[] mutant = mutate(honest[i % honest.length]);
      CourierPhase courier = new CourierPhase(phone, charger.entry(), 0);
      count(() -> assertNotNull(courier.answer(CborValue.parse(mutant))));
    }
    assertBoth();
    assertTrue(phone.wallet().items().size() <= PhoneSettings.USUAL.capacityItems());
  }

  @SuppressWarnings("ArrayRecordComponent") // a fixture
  private record Case(Intent intent, byte[] plaintext) {}

  private interface Step {
    void run() throws WireException;
  }

  private void count(Step step) {
    try {
      step.run();
      read++;
    } catch (WireException refusal) {
      refused++;
    }
  }

  private void assertBoth() {
    assertEquals(TRIES, read + refused);
    assertTrue(read > 0 && refused > 0, read + " read, " + refused + " refused");
  }

  /** One to three bytes changed, sometimes cut or made longer. */
  private byte[] mutate(byte[] honest) {
    int cut = random.nextInt(8) == 0 ? random.nextInt(3) - 1 : 0;
    byte[] mutant = Arrays.copyOf(honest, honest.length + cut);
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
    }
    return mutant;
  }

  private static Credentials credentials() throws WireException {
    return Credentials.parse(
        CborBytes.array(
            new byte[16], new byte[8], 1, 1, 14_400, 0, 1440, 100, 45, 978, new byte[1], 0, 0, 1));
  }

  private static PhoneParts parts() {
    TapScene scene = new TapScene();
    Person person = new Person();
    Wallet wallet =
        new Wallet(
            scene.phone.walletId(),
            P256KeyPair.derived(1, "any"),
            PhoneSettings.USUAL.capacityItems());
    return new PhoneParts(
        wallet,
        person,
        new Outbox(person),
        new PhoneLog(),
        new SeededSecureRandom(1, "any"),
        PhoneSettings.USUAL);
  }
}
