package faraday.firmware.tap;

import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.frame.CourierReply;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The work a phone does for others once its own business is done (SPEC §6, E21): it brings items,
 * then takes records, then hears goodbye. Bounded in both directions.
 */
final class CourierPhase {

  /** Items taken from one phone in one conversation. */
  static final int ITEMS_MAX = 16;

  /** Records handed to one phone in one conversation. */
  static final int RECORDS_MAX = 16;

  private final TapDesk desk;
  private final TapContext context;
  private final Function<CourierQuestion, byte[]> seal;
  private long[] records = new long[0];
  private int nextRecord;
  private long given;
  private int itemsTaken;
  private boolean asking;
  private boolean recordDue;
  private boolean over;

  CourierPhase(TapDesk desk, TapContext context, Function<CourierQuestion, byte[]> seal) {
    this.desk = desk;
    this.context = context;
    this.seal = seal;
  }

  Reply begin() {
    if (context.request().capabilities().bringsItems()) {
      asking = true;
      return say(new CourierQuestion.Ask());
    }
    return beginRecords();
  }

  /** True while the flash keeps the next record waiting. */
  boolean waiting() {
    return recordDue;
  }

  Reply answered(CourierReply reply, long nowNanos) {
    if (over) {
      return Reply.END;
    }
    return switch (reply) {
      case CourierReply.Nothing nothing -> asking ? beginRecords() : goodbye();
      case CourierReply.Item item -> asking ? brought(item, nowNanos) : goodbye();
      case CourierReply.Stored stored -> asking ? goodbye() : carried();
      case CourierReply.CannotStore full -> goodbye();
    };
  }

  private Reply carried() {
    desk.carried(given);
    return next();
  }

  /** The next record that can be read, or goodbye. */
  Reply next() {
    while (nextRecord < records.length) {
      CourierQuestion.Carry item = desk.item(context, records[nextRecord]);
      recordDue = item == null && desk.recordsBusy();
      if (recordDue) {
        return Reply.LATER;
      }
      given = records[nextRecord++];
      if (item != null) {
        return say(item);
      }
    }
    return goodbye();
  }

  /** Judges an item; one beyond the limit gets no result, so that the phone keeps it. */
  private Reply brought(CourierReply.Item item, long nowNanos) {
    if (itemsTaken >= ITEMS_MAX) {
      return beginRecords();
    }
    itemsTaken++;
    return say(new CourierQuestion.Result(desk.brought(item.operation(), item.bytes(), nowNanos)));
  }

  private Reply beginRecords() {
    boolean silent = !asking;
    asking = false;
    long[] wanted = desk.recordsFor(context);
    records = wanted.length <= RECORDS_MAX ? wanted : Arrays.copyOf(wanted, RECORDS_MAX);
    return silent && records.length == 0 ? Reply.END : next();
  }

  private Reply goodbye() {
    over = true;
    recordDue = false;
    return say(new CourierQuestion.Bye());
  }

  private Reply say(CourierQuestion question) {
    return new Reply.Send(seal.apply(question));
  }
}
