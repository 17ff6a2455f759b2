package faraday.firmware.access;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.courier.Diagnostics;
import faraday.firmware.courier.ItemDesk;
import faraday.firmware.courier.Questions;
import faraday.firmware.session.RecordBook;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.frame.ConnectorState;
import faraday.firmware.wire.frame.CourierQuestion.Carry;
import faraday.firmware.wire.frame.CourierQuestion.Kind;
import faraday.firmware.wire.item.KeyRole;
import faraday.firmware.wire.noise.ServerSeal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What couriers take along (SPEC §6, E21): the state and the records that the server asked for,
 * then a wallet's own records, then those of others, sealed.
 */
final class Outgoing {

  private final Id8 chargerId;
  private final RecordBook book;
  private final ChargerClock clock;
  private final ItemDesk items;
  private final Entropy entropy;
  private final List<SessionMachine> sessions;
  private final Function<SessionMachine, ConnectorState> state;

  Outgoing(
      Id8 chargerId,
      RecordBook book,
      ChargerClock clock,
      ItemDesk items,
      Entropy entropy,
      List<SessionMachine> sessions,
      Function<SessionMachine, ConnectorState> state) {
    this.chargerId = chargerId;
    this.book = book;
    this.clock = clock;
    this.items = items;
    this.entropy = entropy;
    this.sessions = sessions;
    this.state = state;
  }

  /** Numbers of what this phone should carry, the most wanted first. */
  long[] numbers(@Nullable Id8 own, boolean others) {
    Set<Long> wanted = new LinkedHashSet<>();
    if (others) {
      Questions questions = items.questions();
      if (questions.diagnostics() != 0) {
        wanted.add(Diagnostics.NUMBER);
      }
      for (long seq : questions.records()) {
        if (book.durable(seq)) {
          wanted.add(seq);
        }
      }
    }
    long[] backlog =
        own != null ? book.recordsFor(own, others) : others ? book.allRecords() : new long[0];
    for (long number : backlog) {
      wanted.add(number);
    }
    return array(wanted);
  }

  /** What has this number, or null when it cannot be given now. */
  @Nullable Carry item(long number, @Nullable Id8 own) {
    if (number == Diagnostics.NUMBER) {
      return new Carry(Kind.DIAGNOSTICS, book.signed(diagnostics().payload()));
    }
    byte[] bytes = book.recordBytes(number);
    if (bytes == null) {
      return null;
    }
    if (own != null && book.isOwn(number, own)) {
      return new Carry(Kind.OWN, Bytes.of(bytes));
    }
    byte[] sealed = ServerSeal.seal(items.trust().first(KeyRole.SEAL), chargerId, entropy, bytes);
    return new Carry(Kind.SEALED, Bytes.of(sealed));
  }

  private Diagnostics diagnostics() {
    int asked = items.questions().diagnostics();
    List<Diagnostics.Connector> connectors = new ArrayList<>();
    for (SessionMachine session : sessions) {
      boolean faults = (asked & Diagnostics.GROUND_FAULT) != 0;
      int fault = faults ? session.status().fault().code() : 0;
      connectors.add(new Diagnostics.Connector(state.apply(session).code(), fault));
    }
    return new Diagnostics(
        chargerId,
        items.questions().version(),
        new Diagnostics.Clock(
            clock.epochSeconds(), clock.quality().code(), clock.lowerBoundEpochS()),
        items.resetNonce(),
        connectors,
        climate(asked));
  }

  private Diagnostics.Climate climate(int asked) {
    SessionMachine first = sessions.getFirst();
    boolean temperature = (asked & Diagnostics.TEMPERATURE) != 0;
    boolean humidity = (asked & Diagnostics.HUMIDITY) != 0;
    return new Diagnostics.Climate(
        temperature ? first.temperatureMilliC() : OptionalInt.empty(),
        humidity ? first.humidityPermille() : OptionalInt.empty());
  }

  private static long[] array(Collection<Long> numbers) {
    long[] array = new long[numbers.size()];
    int count = 0;
    for (long number : numbers) {
      array[count++] = number;
    }
    return array;
  }
}
