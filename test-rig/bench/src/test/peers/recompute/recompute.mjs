// Recomputes the figures of `bench demo --json` from exported files alone and compares. No dependencies.
//
//   node recompute.mjs --json demo.json --csv trace.csv --pcap trace.pcap --vcd wires.vcd [--vcd more.vcd]
//
// Prints one JSON object. Exit 0: everything agrees; 1: something differs or cannot be read; 2: misuse.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCsv } from './csv.mjs';
import { conversations } from './isodep.mjs';
import { readPcap } from './pcap.mjs';
import { taps } from './tap.mjs';
import { edges, readVcd } from './vcd.mjs';

const NS_PER_MS = 1e6;
const NS_PER_S = 1e9;

/** The meter publishes once a second while energy flows; after a longer silence it began from the old value. */
const METER_GAP_NS = 1.5e9;

/** Power is given in whole watts and seen once a second, so a ramp's corners are cut. */
const INTEGRAL_SHARE = 0.0002;
const INTEGRAL_WH = 1;

/**
 * Between the charger's border and the air lie one way of the first command and one of the last answer:
 * 5 ms in the chip, 0.3 ms before its acknowledgement, and some 50 bytes on the serial line.
 */
const BORDER_MS_MAX = 6.5;

class Findings {
  recomputed = {};
  differences = [];
  checks = 0;

  same(name, computed, claimed, tolerance = 0) {
    this.recomputed[name] = computed;
    const alike = (computed === null) === (claimed === null);
    this.holds(name, alike && Math.abs(computed - claimed) <= tolerance, `${computed} from the files, ${claimed} claimed`);
  }

  holds(name, ok, otherwise) {
    this.checks++;
    if (!ok) {
      this.differences.push(`${name}: ${otherwise}`);
    }
  }
}

function main() {
  const options = {};
  for (const name of ['json', 'csv', 'pcap', 'vcd']) {
    options[name] = { type: 'string', multiple: name === 'vcd' };
  }
  let values;
  try {
    ({ values } = parseArgs({ options }));
    for (const name of Object.keys(options)) {
      if (values[name] === undefined) {
        throw new Error(`--${name} is missing`);
      }
    }
  } catch (e) {
    return finish(2, { ok: false, error: e.message });
  }
  try {
    const findings = judge(
      JSON.parse(readFileSync(values.json, 'utf8')),
      readCsv(readFileSync(values.csv, 'ascii')),
      readPcap(readFileSync(values.pcap)),
      values.vcd.map((file) => readVcd(readFileSync(file, 'ascii'))));
    const ok = findings.differences.length === 0;
    return finish(ok ? 0 : 1, { ok, ...findings });
  } catch (e) {
    return finish(1, { ok: false, error: e.message });
  }
}

function finish(code, report) {
  console.log(JSON.stringify(report, null, 1));
  process.exitCode = code;
}

function judge(claimed, rows, packets, dumps) {
  const findings = new Findings();
  const table = rows.map((row) => ({ ...row, ns: Number(row.timeNs) }));
  energy(findings, claimed, table);
  contactor(findings, claimed, table, dumps);
  pilot(findings, table, dumps);
  exchanges(findings, claimed, table, taps(conversations(packets)));
  return findings;
}

// ---- meter

function energy(findings, claimed, table) {
  const started = table.find((row) => row['session.phase'] === 'STARTING');
  const stopped = table.findLast((row) => row['session.phase'] === 'ENDING');
  const recorded = stopped && table.find((row) => row.ns > stopped.ns && row['session.phase'] === 'RECORDING');
  const mwh = recorded ? register(recorded) - register(started) : 0;
  findings.same('energyWh', mwh / 1000, claimed.energyWh);
  const seconds = recorded ? Math.floor((recorded.ns - started.ns) / NS_PER_S) : 0;
  findings.same('durationS', seconds, claimed.durationS);
  const integral = integrate(table);
  const allowedWh = INTEGRAL_WH + claimed.energyWh * INTEGRAL_SHARE;
  findings.same('energyIntegratedWh', Math.round(integral.wh * 1000) / 1000, claimed.energyWh, allowedWh);
  findings.recomputed.peakW = integral.peakW;
  findings.holds('energyAtEveryReading', integral.worstWh <= allowedWh, `register and power part by ${integral.worstWh} Wh`);
  const pairs = table.slice(1).map((row, i) => [table[i], row]);
  const moved = pairs.filter(([before, row]) => register(row) !== register(before));
  findings.holds('registerRises', moved.every(([before, row]) => register(row) > register(before)), 'it fell');
  const leaks = moved.filter(([, row]) => isOpen(row) && !closedJustBefore(table, row));
  findings.holds('energyWhileOpen', leaks.length === 0, 'the meter moved with open contacts');
}

const register = (row) => Number(row['meter.registerMwh']);
const isOpen = (row) => row['contactor.main'] === '0';

/** The meter is read once a second, so the last second's energy may show after the contacts opened. */
function closedJustBefore(table, row) {
  const last = table.findLast((other) => other.ns <= row.ns && !isOpen(other));
  return last !== undefined && row.ns - last.ns <= METER_GAP_NS;
}

/** Trapezoids between the meter's readings; held values over a gap. */
function integrate(table) {
  let wh = 0;
  let peakW = 0;
  let worstWh = 0;
  let last = table[0];
  for (const row of table) {
    const read = row['meter.registerMwh'] !== last['meter.registerMwh'] || row['meter.powerW'] !== last['meter.powerW'];
    if (read) {
      const hours = (row.ns - last.ns) / NS_PER_S / 3600;
      const [from, to] = [Number(last['meter.powerW']), Number(row['meter.powerW'])];
      const seamless = row.ns - last.ns <= METER_GAP_NS;
      wh += seamless ? ((from + to) / 2) * hours : from * hours;
      peakW = Math.max(peakW, to);
      worstWh = Math.max(worstWh, Math.abs(wh - (register(row) - register(table[0])) / 1000));
      last = row;
    }
  }
  return { wh, peakW, worstWh };
}

// ---- contactor and pilot

function rises(table, column, to, from) {
  return table
    .filter((row, i) => i > 0 && row[column] === to && table[i - 1][column] === from)
    .map((row) => row.ns);
}

function contactor(findings, claimed, table, dumps) {
  const asked = rises(table, 'car.s2', 'READY', 'OPEN');
  const closed = rises(table, 'contactor.main', '1', '0');
  const opened = rises(table, 'contactor.main', '0', '1');
  const closeMs = closed.length === 0 ? null : (closed[0] - asked[0]) / NS_PER_MS;
  findings.same('contactorCloseMs', closeMs, claimed.contactorCloseMs);
  findings.recomputed.contactorClosedAtMs = closed.map((ns) => ns / NS_PER_MS);
  findings.recomputed.contactorOpenedAtMs = opened.map((ns) => ns / NS_PER_MS);
  findings.recomputed.contactorClosedForS = closed.map((ns, i) => (opened[i] - ns) / NS_PER_S);
  findings.holds('contactor', closed.length === opened.length, 'it closed and did not open');
  const all = (name, high) => dumps.flatMap((dump) => edges(dump.wires[name], high));
  findings.holds('contactorWire', agree(all('contactor_main', true), closed), 'wires and table close at other times');
  findings.holds('contactorWire', agree(all('contactor_main', false), opened), 'wires and table open at other times');
  if (closed.length > 0) {
    const wireMs = (all('contactor_main', true)[0] - all('car_s2', true)[0]) / NS_PER_MS;
    findings.same('contactorCloseWireMs', wireMs, claimed.contactorCloseMs, 2e-3);
  }
}

/** Equal but for the fraction of a microsecond that the dump cuts off. */
function agree(dumped, table) {
  return dumped.length === table.length && dumped.every((ns, i) => ns <= table[i] && table[i] - ns < 1000);
}

/** In each dump, every whole period of the pilot's wave has the duty that the table gives for its time. */
function pilot(findings, table, dumps) {
  const duties = table.filter((row, i) => i === 0 || row['cp.dutyPermille'] !== table[i - 1]['cp.dutyPermille']);
  findings.recomputed.pilotPeriods = {};
  for (const dump of dumps) {
    const changes = dump.wires.cp_pwm;
    let wrong = 0;
    for (let i = 1; i + 2 < changes.length; i++) {
      const [rise, fall, next] = [changes[i].ns, changes[i + 1].ns, changes[i + 2].ns];
      const held = !duties.some((row) => row.ns > rise && row.ns < next);
      if (changes[i].high && held) {
        const permille = Number(duties.findLast((row) => row.ns <= rise)['cp.dutyPermille']);
        wrong += next - rise === 1e6 && fall - rise === permille * 1000 ? 0 : 1;
        findings.recomputed.pilotPeriods[permille] = (findings.recomputed.pilotPeriods[permille] ?? 0) + 1;
      }
    }
    findings.holds('pilotWave', wrong === 0, `${wrong} periods are not as the table says`);
  }
}

// ---- NFC

function exchanges(findings, claimed, table, all) {
  const marks = tapMarks(table);
  findings.recomputed.taps = all.length;
  findings.holds('taps', all.length === marks.length, `${all.length} in the air, ${marks.length} in the table`);
  if (all.length === 0 || marks.length === 0) {
    return;
  }
  const start = all[0];
  findings.same('startExchanges', start.exchanges, claimed.startExchanges);
  findings.same('startBytes', start.frameBytes, claimed.startBytes);
  findings.recomputed.startFrames = start.frames;
  tapTime(findings, 'startTap', start, marks[0], claimed.startTapMs);
  if (all.length > 1 && marks.length > 1 && claimed.stopTapMs !== null) {
    tapTime(findings, 'stopTap', all[1], marks[1], claimed.stopTapMs);
  } else {
    findings.holds('stopTapMs', claimed.stopTapMs === null, 'no second tap in the files');
  }
  for (let i = 0; i < Math.min(all.length, marks.length); i++) {
    const [air, border] = [all[i].lengths.flat().join(' '), marks[i].lengths.flat().join(' ')];
    findings.holds('apduLengths', air === border, `tap ${i + 1}: ${air} in the air, ${border} at the driver`);
  }
}

/** The marks that the charger's side left: per target the times and lengths of APDUs. */
function tapMarks(table) {
  const found = [];
  for (const row of table) {
    for (const [, what, bytes] of row.event.matchAll(/(tap\.target|apdu\.command|apdu\.response): (\d+) bytes/g)) {
      if (what === 'tap.target') {
        found.push({ commandNs: [], responseNs: [], lengths: [] });
      } else if (what === 'apdu.command') {
        found.at(-1).commandNs.push(row.ns);
        found.at(-1).lengths.push([Number(bytes)]);
      } else {
        found.at(-1).responseNs.push(row.ns);
        found.at(-1).lengths.at(-1).push(Number(bytes));
      }
    }
  }
  return found.filter((mark) => mark.commandNs.length > 0);
}

function tapTime(findings, name, air, mark, claimedMs) {
  const answeredNs = mark.responseNs[air.exchanges - 1];
  const borderMs = air.endNs < 0 ? null : (answeredNs - mark.commandNs[0]) / NS_PER_MS;
  findings.same(name + 'Ms', borderMs, claimedMs);
  if (air.endNs >= 0) {
    const airMs = Math.round((air.endNs - air.startNs) / 1000) / 1000;
    findings.recomputed[name + 'AirMs'] = airMs;
    const outsideMs = claimedMs - airMs;
    findings.holds(name + 'AirMs', outsideMs > 0 && outsideMs <= BORDER_MS_MAX, `${airMs} in the air, ${claimedMs} claimed`);
  }
}

main();
