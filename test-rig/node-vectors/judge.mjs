// What only the other side reads: messages of the phone, tokens and acknowledgements, judged so
// that the negative vectors can be replayed. No part of the phone.
import { ascii, bool, bstr, int, keyed, list, many, need, only, oneOf, reader, uint, wide }
  from '../node-phone/bytes.mjs';
import { symmetric } from '../node-phone/crypto.mjs';
import { connector, currency, minute } from '../node-phone/messages.mjs';

const tstr = (to) => (it) => typeof it === 'string' && ascii(it).length <= to;

const REQUEST = [bstr(16), uint(1, 4), uint(), uint(), uint(), uint(), uint(0, 255)];
const REQUEST_SHAPES = reader(oneOf(list(...REQUEST), list(...REQUEST, bstr(8), bstr(32))));

// Seven items, and two more where a stop shows a ticket.
export function parseRequest(plaintext) {
  const parsed = REQUEST_SHAPES(plaintext);
  need(parsed.length === 7 || parsed[1] === 2, 'a ticket for anything but a stop');
  return parsed;
}

export const parseDelivery = reader(
  list(bstr(0, 2048), oneOf(bstr(0), bstr(64))));

const KEY = keyed({ 1: keyed({ 1: only(2), '-1': only(1), '-2': bstr(32), '-3': bool }) });
const GRANT = keyed(
  { 1: bstr(1, 16), 2: bstr(8), 6: uint(), 7: uint(), 10: uint(1), 11: uint(0, 2), 12: uint(1),
    14: currency, 15: connector },
  { 3: tstr(24), 4: uint(), 5: uint(), 8: list(minute, minute), 9: uint(), 13: wide, 16: bool,
    17: uint(), 18: many(int, 2, 3), 19: uint(), 20: bool, 21: bstr(16), 22: uint(0, 1) });

const CLAIMS = reader(keyed(
  { 2: tstr(11), 3: tstr(11), 4: uint(), 5: uint(), 6: uint(), 7: bstr(16), 8: KEY,
    '-65537': GRANT },
  { '-65538': bstr(0, 1024) }));

export function parseClaims(payload) {
  const claims = CLAIMS(payload);
  for (const key of [2, 3]) idOf(claims.get(key));
  return claims;
}

export function idOf(text) {
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'));
  const again = Buffer.from(bytes).toString('base64url');
  need(bytes.length === 8 && again === text, 'no id');
  return bytes;
}

const COMMAND = reader(keyed({ 0: only(1), 1: connector },
  { 2: uint(), 4: tstr(48), 5: connector, 6: uint(), 7: uint(), 8: only(2), 9: uint(0, 2),
    10: uint(0, 1), 11: uint(), 12: uint(), 13: uint(1), 14: uint(), 15: many(uint(), 2, 32) }));

export function parseCommand(bytes) {
  const command = COMMAND(bytes);
  const profile = [...command.keys()].filter((key) => key >= 6);
  const kind = command.get(9);
  const all = [6, 7, 8, 9, 10, 15].every((key) => command.has(key));
  need(profile.length === 0 || (all && kind !== 1), 'half a profile');
  need((kind === 0) === command.has(14), 'startSchedule belongs to Absolute');
  need(!(command.has(11) && command.has(12)) || command.get(11) < command.get(12), 'no window');
  const periods = command.get(15) ?? [0, 0];
  const starts = periods.filter((_, i) => i % 2 === 0);
  need(periods.length % 2 === 0 && starts[0] === 0, 'periods begin at 0');
  need(starts.every((start, i) => i === 0 || start > starts[i - 1]), 'periods ascend');
  return command;
}

export const parseAck = reader(keyed({ 1: bstr(8), 2: wide, 3: bstr(16), 4: uint() }));

// Noise N: what a charger sealed to a server, or a server to a charger.
export async function openSealed(prologue, receiver, bytes) {
  need(bytes.length >= 65 + 16, 'too short to be sealed');
  const noise = symmetric('Noise_N_P256_AESGCM_SHA256');
  await noise.mixHash(prologue, 'Prologue');
  await noise.mixHash(receiver.public, 'Static');
  const theirs = bytes.slice(0, 65);
  await noise.mixHash(theirs, 'Ephemeral');
  await noise.mixKey(await receiver.agree(theirs), 'Es');
  return { plaintext: await noise.cipher.open(bytes.slice(65), noise.h), trace: noise.trace };
}

// SPEC section 6.1: items of the server, by operation.
const limits = many(uint(), 2, 192);
const KEYS = many(list(uint(0, 4), bstr(65), uint(), uint()), 1, 10);
const common = { 0: uint(2, 9), 1: bstr(8), 3: uint() };
const versioned = { ...common, 2: uint(1) };
const ITEMS = {
  2: keyed(common, { 4: bstr(16) }),
  3: keyed({ ...versioned, 4: uint(), 5: bstr(0, 800) }),
  4: keyed({ ...versioned, 4: KEYS }),
  6: keyed({ ...versioned, 4: uint(), 5: uint(), 6: limits, 7: bstr(0, 256) }),
  8: keyed({ ...common, 4: bstr(16) }),
  9: keyed({ ...versioned, 4: many(wide, 0, 16), 5: uint() }, { 6: tstr(24) }),
};

export function parseItem(operation, payload) {
  const item = reader(ITEMS[operation])(payload);
  need(item.get(0) === operation, 'another operation');
  if (operation === 3) need(item.get(5).length % 8 === 0, 'half a wallet id');
  if (operation !== 6) return item;
  const pairs = item.get(6);
  const starts = pairs.filter((_, i) => i % 2 === 0);
  need(pairs.length % 2 === 0 && starts[0] === 0, 'periods begin at 0');
  need(starts.every((start, i) => i === 0 || start > starts[i - 1]), 'periods ascend');
  need(pairs.every((limit, i) => i % 2 === 0 || limit <= 80000), 'above 80 A');
  need(item.get(7).length % 8 === 0 && item.get(4) < item.get(5), 'no window');
  return item;
}
