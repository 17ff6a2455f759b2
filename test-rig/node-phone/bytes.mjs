// SPEC section 1: bytes, the deterministic subset of CBOR, and shapes of items.
export class Refused extends Error {}
export const need = (holds, otherwise) => {
  if (!holds) throw new Refused(otherwise);
};

export const NONE = new Uint8Array();
export const hex = (bytes) => Buffer.from(bytes).toString('hex');
export const unhex = (text) => new Uint8Array(Buffer.from(text, 'hex'));
export const ascii = (text) => new TextEncoder().encode(text);
export const same = (a, b) => hex(a) === hex(b);
export const join = (...parts) => new Uint8Array(Buffer.concat(parts.map((p) => Buffer.from(p))));
export const be = (value, size) => unhex(BigInt(value).toString(16).padStart(2 * size, '0'));
export const number = (bytes) => Number(`0x${hex(bytes)}`);
export const cut = (bytes, at) => [bytes.slice(0, at), bytes.slice(at)];

function head(major, value) {
  if (value < 24) return [(major << 5) | value];
  const log = value < 0x100 ? 0 : value < 0x10000 ? 1 : value < 2 ** 32 ? 2 : 3;
  return join([(major << 5) | (24 + log)], be(value, 1 << log));
}

export function encode(item) {
  if (item === null) return Uint8Array.of(0xf6);
  if (typeof item === 'boolean') return Uint8Array.of(item ? 0xf5 : 0xf4);
  if (typeof item === 'number') return join(item < 0 ? head(1, -1 - item) : head(0, item));
  if (typeof item === 'string') return join(head(3, ascii(item).length), ascii(item));
  if (item instanceof Uint8Array) return join(head(2, item.length), item);
  if (Array.isArray(item)) return join(head(4, item.length), ...item.map(encode));
  const pairs = [...item].map(([key, value]) => [encode(key), encode(value)]);
  pairs.sort(([a], [b]) => Buffer.compare(a, b));
  return join(head(5, pairs.length), ...pairs.flat());
}

// Reads leniently and writes again: whatever has another form than its own encoding is refused.
export function decode(bytes) {
  need(bytes.length <= 2048, 'longer than 2048 bytes');
  const item = read({ bytes, at: 0 }, 4);
  need(same(encode(item), bytes), 'not the deterministic form, or bytes after the item');
  return item;
}

function take(input, count) {
  const from = input.at;
  input.at += count;
  need(input.at <= input.bytes.length, 'cut off');
  return input.bytes.slice(from, input.at);
}

function read(input, depth) {
  const [first] = take(input, 1);
  const [major, info] = [first >> 5, first & 31];
  if (first >= 0xf4 && first <= 0xf6) return [false, true, null][first - 0xf4];
  need(major < 6 && info < 28, 'a tag, a simple value, or an indefinite length');
  const count = info < 24 ? info : number(take(input, 1 << (info - 24)));
  need(count <= Number.MAX_SAFE_INTEGER, 'beyond every range of version 1');
  if (major < 2) return major === 0 ? count : -1 - count;
  if (major === 2) return take(input, count);
  if (major === 3) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(take(input, count));
  need(depth > 0 && count <= input.bytes.length, 'too deep, or cut off');
  const length = major === 4 ? count : 2 * count;
  const items = Array.from({ length }, () => read(input, depth - 1));
  if (major === 4) return items;
  const keys = items.filter((_, i) => i % 2 === 0);
  need(keys.every(Number.isInteger), 'a key that is no integer');
  return new Map(keys.map((key, i) => [key, items[2 * i + 1]]));
}

// A shape answers whether an item is what its section lays down.
export const uint = (from = 0, to = 2 ** 32 - 1) => (it) =>
  Number.isInteger(it) && it >= from && it <= to;
export const only = (value) => uint(value, value);
export const wide = uint(0, Number.MAX_SAFE_INTEGER);
export const int = uint(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
export const bool = (it) => typeof it === 'boolean';
export const bstr = (from, to = from) => (it) =>
  it instanceof Uint8Array && it.length >= from && it.length <= to;
export const tstr = (to) => (it) => typeof it === 'string' && ascii(it).length <= to;
export const either = (shape) => (it) => it === null || shape(it);
export const oneOf = (...shapes) => (it) => shapes.some((shape) => shape(it));
export const many = (shape, from, to) => (it) =>
  Array.isArray(it) && it.length >= from && it.length <= to && it.every((part) => shape(part));
export const list = (...shapes) => (it) =>
  Array.isArray(it) && it.length === shapes.length && shapes.every((shape, i) => shape(it[i]));
export const keyed = (needed, optional = {}) => (it) =>
  it instanceof Map && Object.keys(needed).every((key) => it.has(Number(key)))
  && [...it].every(([key, part]) => ({ ...needed, ...optional })[key]?.(part));

// A reader of one message: the item of these bytes, where it has this shape.
export const reader = (shape) => (bytes) => {
  const item = decode(bytes);
  need(shape(item), 'another item than its section lays down');
  return item;
};
