// SPEC sections 4.2.2, 4.4, 4.6, 4.7: command in JSON, slots, settings, statements.
import { bool, bstr, encode, int, keyed, list, many, need, oneOf, only, reader, uint, wide }
  from '../node-phone/bytes.mjs';

const TOKEN = new RegExp('[ \\t\\r\\n]*(?:([{}[\\],:])|"([ !#-[\\]-~]*)"'
  + '|(-?(?:0|[1-9][0-9]{0,14})(?:\\.[0-9])?)(?![0-9.eE])|(true|false|null)|$)', 'y');

function tokens(text) {
  const all = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    need(found, 'no JSON of this document');
    const [, mark, string, figure, word] = found;
    if (found[0].trim() !== '') all.push({ mark, string, figure, word });
  }
  return all;
}

function value(line, depth) {
  const { mark, string, figure, word } = line.shift() ?? {};
  if (string !== undefined) return string;
  if (figure !== undefined) return { figure };
  if (word !== undefined) return { word };
  need(mark === '{' || mark === '[', 'no value');
  need(depth < 6, 'too deep');
  const object = mark === '{';
  const into = object ? new Map() : [];
  const end = object ? '}' : ']';
  for (let first = true; line[0]?.mark !== end; first = false) {
    need(first || line.shift()?.mark === ',', 'no comma');
    if (!object) {
      into.push(value(line, depth + 1));
      continue;
    }
    const name = line.shift()?.string;
    need(name !== undefined && line.shift()?.mark === ':' && !into.has(name), 'no member');
    into.set(name, value(line, depth + 1));
  }
  line.shift();
  return into;
}

export function parseJson(bytes) {
  need(bytes.length <= 1024, 'longer than 1024 bytes');
  const line = tokens(Buffer.from(bytes).toString('latin1'));
  const read = value(line, 0);
  need(line.length === 0, 'something behind it');
  return read;
}

const whole = (from, to) => (item) => {
  need(item?.figure && !item.figure.includes('.'), 'no whole number');
  need(uint(from, to)(Number(item.figure)), 'no number in its range');
  return Number(item.figure);
};
const tenths = (item) => {
  need(item?.figure && !item.figure.startsWith('-'), 'no limit');
  const [before, after = '0'] = item.figure.split('.');
  return 10 * Number(before) + Number(after);
};
const word = (...words) => (item) => (need(words.includes(item), 'another word'), item);
const several = (shape, to) => (item) => {
  need(Array.isArray(item) && item.length >= 1 && item.length <= to, 'no such array');
  return item.map(shape);
};
const time = (item) => {
  need(typeof item === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(item), 'no time');
  const seconds = Date.parse(item) / 1000;
  need(new Date(seconds * 1000).toISOString() === item.replace('Z', '.000Z'), 'no such time');
  need(uint()(seconds), 'beyond 32 bits');
  return seconds;
};
const members = (needed, optional = {}) => (item) => {
  need(item instanceof Map, 'no object');
  for (const name of item.keys()) need(name in needed || name in optional, `unknown ${name}`);
  for (const name of Object.keys(needed)) need(item.has(name), `no ${name}`);
  const shapes = { ...needed, ...optional };
  return Object.fromEntries([...item].map(([name, part]) => [name, shapes[name](part)]));
};
const TYPES = ['Central', 'eMAID', 'ISO14443', 'ISO15693', 'KeyCode', 'Local', 'MacAddress',
  'NoAuthorization'];
const period = members({ startPeriod: whole(), limit: tenths });
const schedule = members(
  { id: whole(), chargingRateUnit: word('W', 'A'), chargingSchedulePeriod: several(period, 16) },
  { startSchedule: time, duration: whole(1) });
const profile = members(
  { id: whole(), stackLevel: whole(), chargingProfilePurpose: word('TxProfile'),
    chargingProfileKind: word('Absolute', 'Relative'), chargingSchedule: several(schedule, 1) },
  { validFrom: time, validTo: time });
const text36 = (item) => (need(typeof item === 'string' && item.length <= 36, 'no text'), item);
const request = members(
  { evseId: whole(1, 255), remoteStartId: whole(),
    idToken: members({ idToken: text36, type: word(...TYPES) }) },
  { chargingProfile: profile });

// The map of section 4.2.1 that says the same.
export function commandOf(bytes) {
  const said = request(parseJson(bytes));
  const map = new Map([[0, 1], [1, said.evseId], [2, said.remoteStartId]]);
  const asked = said.chargingProfile;
  if (!asked) return encode(map);
  const [plan] = asked.chargingSchedule;
  const absolute = asked.chargingProfileKind === 'Absolute';
  need(absolute === ('startSchedule' in plan), 'startSchedule belongs to Absolute');
  need(!(asked.validFrom >= asked.validTo), 'an empty window');
  const watts = plan.chargingRateUnit === 'W';
  const pairs = plan.chargingSchedulePeriod.flatMap(({ startPeriod, limit }, i, all) => {
    need(i === 0 ? startPeriod === 0 : startPeriod > all[i - 1].startPeriod, 'periods ascend');
    return [startPeriod, watts ? Math.floor(limit / 10) : limit];
  });
  const keys = [[6, asked.id], [7, asked.stackLevel], [8, 2], [9, absolute ? 0 : 2],
    [10, watts ? 0 : 1], [11, asked.validFrom], [12, asked.validTo], [13, plan.duration],
    [14, plan.startSchedule], [15, pairs]];
  return encode(new Map([...map, ...keys.filter(([, said]) => said !== undefined)]));
}

const minute = uint(0, 1440);
const place = list(uint(1, 255), bstr(8), uint(), uint());
const reservation = (item) => place(item) && item[2] < item[3];
export const parseSettings = reader(keyed(
  { 1: bstr(8), 2: uint(1), 3: uint(), 4: list(minute, minute), 5: uint(), 6: uint(),
    7: uint(0, 999), 8: uint(0, 2), 9: uint(), 10: uint(), 11: uint(), 12: bool, 13: uint(1, 4),
    14: many(bstr(1, 16), 0, 24), 15: many(bstr(8), 0, 8), 16: many(reservation, 0, 12) }));

const tokenId = oneOf((item) => item === null, bstr(16));
export const parseStatement = reader(keyed({ 1: bstr(8), 2: int, 3: wide,
  4: many(list(wide, uint(0, 3), int, tokenId), 0, 32), 5: uint() }));

const certificate = reader(keyed(
  { 0: only(11), 1: bstr(8), 2: bstr(8), 3: bstr(65), 4: bstr(65), 5: uint(), 6: uint() }));
export function parseCertificate(payload, now) {
  const map = certificate(payload);
  need(map.get(5) <= now && now < map.get(6), 'not in its time');
  return map;
}

// Minutes of local time from UTC, by the calendar of this machine's own zone data.
export function offsetAt(zone, seconds) {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
  const parts = Object.fromEntries(
    format.formatToParts(seconds * 1000).map(({ type, value: part }) => [type, Number(part)]));
  const { year, month, day, hour, minute: past } = parts;
  return (Date.UTC(year, month - 1, day, hour, past) / 1000 - (seconds - (seconds % 60))) / 60;
}

export const localAt = (zone, seconds) => seconds + 60 * offsetAt(zone, seconds);

export function slotFits(zone, [first, count, offset], from, to) {
  const local = localAt(zone, from);
  const twice = [-3600, 3600].some((away) => localAt(zone, from + away) === local);
  const meant = offset === undefined ? !twice : offset === offsetAt(zone, from);
  return local % 86400 === first * 900 && to - from === count * 900 && meant;
}
