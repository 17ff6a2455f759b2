// SPEC sections 3 to 6: what stands in each message, and what makes it malformed.
import { be, bool, bstr, either, int, join, keyed, list, many, need, number, oneOf, only,
  reader, uint, wide } from './bytes.mjs';

export const TYPE = { M0: 0x10, M1: 0x11, M2: 0x12, M3: 0x13, M4: 0x14, REFUSAL: 0x1f, DOWN: 0x20,
  UP: 0x21 };

export const frame = (type, body) => join([type], be(body.length, 2), body);

export function parseFrame(bytes) {
  const length = number(bytes.slice(1, 3));
  need(bytes.length === 3 + length && length <= 2048, 'no whole frame, or a body too long');
  need(Object.values(TYPE).includes(bytes[0]), 'no such type');
  return { type: bytes[0], body: bytes.slice(3) };
}

export const [minute, connector, currency] = [uint(0, 1440), uint(1, 255), uint(0, 999)];

// Version, suites, beacon id, charger id, key id of its `dh`, flags, time: always 30 bytes.
export const parseM0 = reader(
  list(only(1), bstr(1), bstr(4), bstr(8), bstr(4), bstr(1), bstr(4)));

export const parseCredentials = reader(list(bstr(16), bstr(8), uint(), uint(0, 1), uint(), minute,
  minute, uint(), uint(), currency, bstr(1, 255), uint(), uint(), uint(0, 2)));

export const parseAnswer = reader(oneOf(
  list(only(0), bstr(8), uint(), connector, uint(), uint(), uint()),
  list(only(1), bstr(8), uint(), connector),
  list(only(2), bstr(8), uint(), bstr(0, 2048)),
  list(only(3), bstr(8), uint()),
  list(only(4), uint()),
  list(only(5), bstr(8), uint(), wide, uint(), wide, uint(0, 10), wide, bstr(16)),
  list(only(8), uint(16, 255), uint())));

export const parseDown = reader(oneOf(
  list(only(0)), list(only(1), uint(0, 2), bstr(1, 2048)), list(only(2), uint(0, 7)),
  list(only(3))));

const RECORD = reader(keyed({ 1: bstr(8), 2: bstr(8), 3: wide, 4: wide, 5: bstr(16), 6: connector,
  7: bstr(8), 8: bstr(1, 16), 9: bstr(16), 10: either(uint()), 11: uint(), 12: uint(), 13: wide,
  14: wide, 15: wide, 16: uint(), 17: uint(), 18: uint(), 19: wide, 20: currency, 21: uint(0, 10),
  22: uint(0, 1), 23: uint(0, 1), 24: either(int), 25: either(uint()), 26: many(uint(), 0, 8),
  27: bool, 28: bool, 29: (it) => it === null, 30: uint(), 31: either(uint()) }));

export function parseRecord(payload) {
  const record = RECORD(payload);
  const [energy, time, perKwh, perHour] = [13, 12, 17, 18].map((key) => record.get(key));
  need(energy === record.get(15) - record.get(14), 'the registers do not give the energy');
  need(record.get(19) === cost(energy, time, perKwh, perHour), 'the sum is wrong');
  return record;
}

// SPEC section 5 key 19: rounded half up; a year at the highest price exceeds a double.
export function cost(energyMwh, durationS, pricePerKwh, pricePerHour) {
  const [energy, time] = [BigInt(energyMwh) * BigInt(pricePerKwh), BigInt(durationS)];
  const scale = 3_600_000_000n;
  const sum = energy * 3600n + time * BigInt(pricePerHour) * 1_000_000n;
  return Number((2n * sum + scale) / (2n * scale));
}
