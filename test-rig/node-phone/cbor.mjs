// SPEC section 1: bytes, and the deterministic subset of CBOR. Anything else is refused.

export class Refused extends Error {}

export function need(holds, otherwise) {
  if (!holds) throw new Refused(otherwise);
}

export const hex = (bytes) => Buffer.from(bytes).toString('hex');
export const unhex = (text) => new Uint8Array(Buffer.from(text, 'hex'));
export const ascii = (text) => new TextEncoder().encode(text);
export const same = (a, b) => hex(a) === hex(b);
export const join = (...parts) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));

export function be(value, bytes) {
  const out = new Uint8Array(bytes);
  for (let i = bytes - 1, rest = BigInt(value); i >= 0; i--, rest >>= 8n) out[i] = Number(rest & 255n);
  return out;
}

const MAX_BYTES = 2048;
const MAX_DEPTH = 4;

function head(major, value) {
  const short = major << 5;
  if (value < 24) return Uint8Array.of(short | value);
  if (value < 0x100) return join([short | 24], be(value, 1));
  if (value < 0x10000) return join([short | 25], be(value, 2));
  if (value < 0x100000000) return join([short | 26], be(value, 4));
  return join([short | 27], be(value, 8));
}

export function encode(item) {
  if (item === null) return Uint8Array.of(0xf6);
  if (item === true || item === false) return Uint8Array.of(item ? 0xf5 : 0xf4);
  if (typeof item === 'number') return item < 0 ? head(1, -1 - item) : head(0, item);
  if (typeof item === 'string') return join(head(3, ascii(item).length), ascii(item));
  if (item instanceof Uint8Array) return join(head(2, item.length), item);
  if (Array.isArray(item)) return join(head(4, item.length), ...item.map(encode));
  const pairs = [...item].map(([key, value]) => [encode(key), encode(value)]);
  pairs.sort(([a], [b]) => Buffer.compare(a, b));
  return join(head(5, pairs.length), ...pairs.flat());
}

export function decode(bytes) {
  need(bytes.length <= MAX_BYTES, 'longer than 2048 bytes');
  const reader = { bytes, at: 0 };
  const item = value(reader, 0);
  need(reader.at === bytes.length, 'bytes after the item');
  return item;
}

function take(reader, count) {
  need(reader.at + count <= reader.bytes.length, 'cut off');
  reader.at += count;
  return reader.bytes.subarray(reader.at - count, reader.at);
}

function argument(reader, info) {
  if (info < 24) return info;
  need(info < 28, 'reserved or indefinite length');
  const size = 1 << (info - 24);
  const number = take(reader, size).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const least = size === 1 ? 24n : 1n << BigInt(size * 4);
  need(number >= least, 'not the shortest form');
  need(number <= BigInt(Number.MAX_SAFE_INTEGER), 'beyond every range of version 1');
  return Number(number);
}

function value(reader, depth) {
  const first = take(reader, 1)[0];
  const major = first >> 5;
  if (major === 7) {
    need(first === 0xf4 || first === 0xf5 || first === 0xf6, 'no such simple value');
    return first === 0xf6 ? null : first === 0xf5;
  }
  need(major !== 6, 'a tag');
  const count = argument(reader, first & 31);
  if (major < 2) return major === 0 ? count : -1 - count;
  if (major === 2) return Uint8Array.from(take(reader, count));
  if (major === 3) return text(take(reader, count));
  need(depth < MAX_DEPTH, 'too deep');
  return major === 4 ? array(reader, count, depth + 1) : map(reader, count, depth + 1);
}

function text(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused('no UTF-8');
  }
}

function array(reader, count, depth) {
  const items = [];
  for (let i = 0; i < count; i++) items.push(value(reader, depth));
  return items;
}

function map(reader, count, depth) {
  const items = new Map();
  let before = new Uint8Array();
  for (let i = 0; i < count; i++) {
    const from = reader.at;
    const key = value(reader, depth);
    const encoded = reader.bytes.subarray(from, reader.at);
    need(typeof key === 'number', 'a key that is no integer');
    need(Buffer.compare(before, encoded) < 0, 'keys out of order or twice');
    items.set(key, value(reader, depth));
    before = encoded;
  }
  return items;
}

// What an item must be; each gives the item back.
export const uint = (from = 0, to = 0xffffffff) => (item) => {
  need(Number.isInteger(item) && item >= from && item <= to, 'no number in its range');
  return item;
};
export const int = uint(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
export const wide = uint(0, Number.MAX_SAFE_INTEGER);
export const bstr = (from, to = from) => (item) => {
  need(item instanceof Uint8Array && item.length >= from && item.length <= to, 'no such bytes');
  return item;
};
export const tstr = (to) => (item) => {
  need(typeof item === 'string' && ascii(item).length <= to, 'no such text');
  return item;
};
export const bool = (item) => (need(item === true || item === false, 'no bool'), item);
export const nothing = (item) => (need(item === null, 'not null'), item);
export const either = (shape) => (item) => (item === null ? null : shape(item));
export const list = (...shapes) => (item) => {
  need(Array.isArray(item) && item.length === shapes.length, 'no such array');
  return item.map((part, i) => shapes[i](part));
};
export const many = (shape, from, to) => (item) => {
  need(Array.isArray(item) && item.length >= from && item.length <= to, 'no such array');
  return item.map(shape);
};
export const keyed = (needed, optional = {}) => (item) => {
  need(item instanceof Map, 'no map');
  const known = { ...needed, ...optional };
  for (const key of item.keys()) need(key in known, `unknown key ${key}`);
  for (const key of Object.keys(needed)) need(item.has(Number(key)), `key ${key} is missing`);
  return new Map([...item].map(([key, part]) => [key, known[key](part)]));
};
