// SPEC sections 3 to 6: what stands in each message, and what makes it malformed.
import { be, bool, bstr, decode, either, encode, int, keyed, list, many, need, nothing, uint, unhex,
  wide } from './cbor.mjs';

export const TYPE = { M0: 0x10, M1: 0x11, M2: 0x12, M3: 0x13, M4: 0x14, REFUSAL: 0x1f, DOWN: 0x20,
  UP: 0x21 };

export function frame(type, body) {
  need(body.length <= 2048, 'a body too long');
  return Uint8Array.of(type, ...be(body.length, 2), ...body);
}

export function parseFrame(bytes) {
  need(bytes.length >= 3 && bytes.length === 3 + bytes[1] * 256 + bytes[2], 'no whole frame');
  need(bytes.length <= 3 + 2048, 'a body too long');
  need(Object.values(TYPE).includes(bytes[0]), 'no such type');
  return { type: bytes[0], body: bytes.slice(3) };
}

export const number = (bytes, at) => bytes[at] * 256 + bytes[at + 1];
export const cut = (bytes, at) => [bytes.slice(0, at), bytes.slice(at)];

const minute = uint(0, 1440);
const connector = uint(1, 255);
const currency = uint(0, 999);

export function parseM0(body) {
  need(body.length === 65 + 30, 'M0 has 95 bytes');
  const items = list(uint(1, 1), bstr(1, 8), bstr(4), bstr(8), bstr(4), bstr(1), bstr(4))(
    decode(body.slice(65)));
  need(items[1].includes(1), 'no common suite');
  return { beaconId: items[2], chargerId: items[3], keyId: items[4], flags: items[5][0] };
}

const CREDENTIALS = list(bstr(16), bstr(8), uint(), uint(0, 1), uint(), minute, minute, uint(),
  uint(), currency, bstr(1, 255), uint(), uint(), uint(0, 2));

export const parseCredentials = (plaintext) => CREDENTIALS(decode(plaintext));

const ANSWERS = {
  0: [bstr(8), uint(), connector, uint(), uint(), uint()],
  1: [bstr(8), uint(), connector],
  2: [bstr(8), uint(), bstr(0, 2048)],
  3: [bstr(8), uint()],
  4: [uint()],
  5: [bstr(8), uint(), wide, uint(), wide, uint(0, 10), wide, bstr(16)],
  8: [uint(16, 255), uint()],
};

export function parseAnswer(plaintext) {
  const items = decode(plaintext);
  need(Array.isArray(items) && items[0] in ANSWERS, 'no such status');
  return list(uint(), ...ANSWERS[items[0]])(items);
}

const DOWN = { 0: [], 1: [uint(0, 2), bstr(1, 2048)], 2: [uint(0, 7)], 3: [] };

export function parseDown(plaintext) {
  const items = decode(plaintext);
  need(Array.isArray(items) && items[0] in DOWN, 'no such operation');
  return list(uint(), ...DOWN[items[0]])(items);
}

const RECORD = keyed({ 1: bstr(8), 2: bstr(8), 3: wide, 4: wide, 5: bstr(16), 6: connector,
  7: bstr(8), 8: bstr(1, 16), 9: bstr(16), 10: either(uint()), 11: uint(), 12: uint(), 13: wide,
  14: wide, 15: wide, 16: uint(), 17: uint(), 18: uint(), 19: wide, 20: currency, 21: uint(0, 10),
  22: uint(0, 1), 23: uint(0, 1), 24: either(int), 25: either(uint()), 26: many(uint(), 0, 8),
  27: bool, 28: bool, 29: nothing, 30: uint(), 31: either(uint()) });

export function parseRecord(payload) {
  const record = RECORD(decode(payload));
  const field = (key) => record.get(key);
  need(field(13) === field(15) - field(14), 'the registers do not give the energy');
  need(field(19) === cost(field(13), field(12), field(17), field(18)), 'the sum is wrong');
  return record;
}

// SPEC section 5 key 19.
export function cost(energyMwh, durationS, pricePerKwh, pricePerHour) {
  const [energy, time] = [BigInt(energyMwh) * BigInt(pricePerKwh), BigInt(durationS)];
  const scale = 3_600_000_000n;
  const sum = energy * 3600n + time * BigInt(pricePerHour) * 1_000_000n;
  return Number((2n * sum + scale) / (2n * scale));
}

export const NOTHING_MORE = encode([0]);
export const STORED = encode([16]);
export const SELECT = unhex('00a4040008f04641524144415900');
