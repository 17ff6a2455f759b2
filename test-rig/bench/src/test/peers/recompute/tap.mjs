// The tap protocol in the APDU profile with the charger as reader (docs/SPEC.md §2 and §7).

const AID = Buffer.from('f046415241444159', 'hex');
const SELECT = 0xa4;
const TRANSFER = 0x46;
const REST = 0xc0;
const HEADER_BYTES = 3;
const NAMES = new Map([[0x10, 'M0'], [0x11, 'M1'], [0x12, 'M2'], [0x13, 'M3'], [0x14, 'M4']]);

/**
 * What the handshakes of a capture cost: for each conversation with a wallet the exchanges up to the
 * answer to M4, the bytes of the frames M0 to M4 with headers, and when it began and ended in the air.
 */
export function taps(conversations) {
  return conversations.filter((apdus) => isSelect(apdus[0].command)).map(handshake);
}

function isSelect(apdu) {
  return apdu[1] === SELECT && apdu.subarray(5, 5 + apdu[4]).equals(AID);
}

function handshake(apdus) {
  const toPhone = new Frames();
  const toCharger = new Frames();
  const tap = { exchanges: 0, startNs: apdus[0].startNs, endNs: -1, lengths: [] };
  for (const { command, response, endNs } of apdus) {
    tap.lengths.push(response === null ? [command.length] : [command.length, response.length]);
    if (tap.endNs >= 0) {
      continue; // the courier phase
    }
    const last = command[1] === TRANSFER && command[2] === 0;
    if (command[1] === TRANSFER) {
      toPhone.add(command.subarray(5, 5 + command[4]));
    }
    if (response === null) {
      break; // the link was lost
    }
    tap.exchanges++;
    if (command[1] === TRANSFER || command[1] === REST) {
      toCharger.add(response.subarray(0, response.length - 2));
    }
    tap.endNs = last && toPhone.names.at(-1) === 'M4' && toPhone.whole ? endNs : -1;
  }
  tap.frames = [...toPhone.names, ...toCharger.names].sort();
  tap.frameBytes = toPhone.bytes + toCharger.bytes;
  return tap;
}

/** Frames of one direction: type, length, body, in pieces. */
class Frames {
  names = [];
  bytes = 0;
  whole = true;
  #rest = Buffer.alloc(0);

  add(piece) {
    this.#rest = Buffer.concat([this.#rest, piece]);
    while (this.#rest.length >= HEADER_BYTES) {
      const length = HEADER_BYTES + this.#rest.readUInt16BE(1);
      if (this.#rest.length < length) {
        break;
      }
      const name = NAMES.get(this.#rest[0]);
      if (name === undefined) {
        throw new Error(`tap: a frame of type ${this.#rest[0]} before the handshake was over`);
      }
      this.names.push(name);
      this.bytes += length;
      this.#rest = this.#rest.subarray(length);
    }
    this.whole = this.#rest.length === 0;
  }
}
