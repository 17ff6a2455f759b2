// Value change dumps of one-bit wires (IEEE 1364-2005 §18), and nothing else.

const UNITS_NS = new Map([['s', 1e9], ['ms', 1e6], ['us', 1e3], ['ns', 1]]);

/** What a dump shows: its first and last moment, and the changes of each wire, the first value at the start. */
export function readVcd(text) {
  const tokens = text.split(/\s+/).filter((token) => token !== '');
  const names = new Map();
  const wires = {};
  let unitNs = 0;
  let fromNs = -1;
  let ns = -1;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === '$dumpvars' || token === '$end') {
      continue;
    } else if (token.startsWith('$')) {
      const end = tokens.indexOf('$end', at);
      demand(end > at, 'a declaration without end');
      const words = tokens.slice(at + 1, end);
      if (token === '$timescale') {
        unitNs = Number(words[0]) * (UNITS_NS.get(words[1]) ?? NaN);
      } else if (token === '$var') {
        demand(words[0] === 'wire' && words[1] === '1', 'only one-bit wires');
        names.set(words[2], words[3]);
        wires[words[3]] = [];
      }
      at = end;
    } else if (token.startsWith('#')) {
      const nextNs = Number(token.slice(1)) * unitNs;
      demand(nextNs > ns, 'time stands or runs backwards');
      ns = nextNs;
      fromNs = fromNs < 0 ? ns : fromNs;
    } else {
      const name = names.get(token.slice(1));
      demand(/^[01]/.test(token) && name !== undefined && ns >= 0, `what is ${token}?`);
      wires[name].push({ ns, high: token[0] === '1' });
    }
  }
  demand(unitNs > 0 && fromNs >= 0, 'no time');
  for (const name of names.values()) {
    demand(wires[name].length > 0 && wires[name][0].ns === fromNs, `${name} does not say how it began`);
  }
  return { fromNs, toNs: ns, unitNs, wires };
}

/** Moments at which a wire rose or fell inside the dump. */
export function edges(changes, high) {
  return changes.slice(1).filter((change) => change.high === high).map((change) => change.ns);
}

function demand(holds, otherwise) {
  if (!holds) {
    throw new Error('vcd: ' + otherwise);
  }
}
