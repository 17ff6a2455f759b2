// ISO/IEC 14443-3 and -4 as an eavesdropper sees them: activations, and the APDUs in their blocks.

import { CARD, FIELD_OFF, FIELD_ON, READER, WITH_CRC } from './pcap.mjs';

const NS_PER_BYTE = (9 * 128 * 1e9) / 13.56e6;
const RATS = 0xe0;

/**
 * The conversations of a capture, one for each answered RATS; each is a list of APDUs with the moments
 * at which the command began and the answer ended in the air. A last command may have no answer.
 */
export function conversations(packets) {
  const all = [];
  let talk = null;
  let ratsAsked = false;
  for (const packet of packets) {
    if (packet.event === FIELD_ON || packet.event === FIELD_OFF) {
      talk = null;
      ratsAsked = false;
    } else if (WITH_CRC.has(packet.event) && crcA(packet.data) === 0) {
      const block = packet.data.subarray(0, packet.data.length - 2);
      const fromReader = READER.has(packet.event);
      if (talk === null && fromReader) {
        ratsAsked = block.length === 2 && block[0] === RATS;
      } else if (talk === null && ratsAsked && CARD.has(packet.event)) {
        talk = new Talk();
        all.push(talk);
        ratsAsked = false;
      } else if (talk !== null) {
        talk.block(block, fromReader, packet.ns, packet.ns + packet.data.length * NS_PER_BYTE);
        talk = talk.over ? null : talk;
      }
    } else if (READER.has(packet.event) && !WITH_CRC.has(packet.event)) {
      ratsAsked = false;
    }
  }
  return all.map((each) => each.end()).filter((apdus) => apdus.length > 0);
}

/** The block protocol of one activation. New blocks of a side alternate in number; others repeat. */
class Talk {
  over = false;
  #apdus = [];
  #reader = { number: 1, pieces: [] };
  #card = { number: 1, pieces: [] };
  #beganNs = 0;

  block(block, fromReader, startNs, endNs) {
    const pcb = block[0];
    const side = fromReader ? this.#reader : this.#card;
    const acknowledges = (pcb & 0xf6) === 0xa2;
    const informs = (pcb & 0xe2) === 0x02;
    if ((pcb & 0xf7) === 0xc2) {
      this.over = !fromReader;
    }
    if (!(acknowledges || informs) || (pcb & 1) === side.number) {
      return; // S-blocks and R(NAK) carry nothing; an equal number is a block sent again
    }
    side.number = pcb & 1;
    if (informs) {
      const header = 1 + ((pcb & 0x08) === 0 ? 0 : 1) + ((pcb & 0x04) === 0 ? 0 : 1);
      const chained = (pcb & 0x10) !== 0;
      this.#piece(side, block.subarray(header), chained, startNs, endNs);
    }
  }

  end() {
    const unanswered = Buffer.concat(this.#reader.pieces);
    const last = { command: unanswered, response: null, startNs: this.#beganNs, endNs: -1 };
    return unanswered.length > 0 ? [...this.#apdus, last] : this.#apdus;
  }

  #piece(side, inf, chained, startNs, endNs) {
    if (side === this.#reader && side.pieces.length === 0) {
      this.#beganNs = startNs;
      this.#card.pieces = [];
    }
    side.pieces.push(inf);
    if (side === this.#card && !chained) {
      const command = Buffer.concat(this.#reader.pieces);
      const response = Buffer.concat(this.#card.pieces);
      this.#reader.pieces = [];
      if (command.length > 0) {
        this.#apdus.push({ command, response, startNs: this.#beganNs, endNs });
      }
    }
  }
}

/** CRC_A; zero over a frame with its own checksum. */
export function crcA(frame) {
  let crc = 0x6363;
  for (const byte of frame) {
    for (let bit = 0; bit < 8; bit++) {
      const odd = ((crc ^ (byte >> bit)) & 1) === 1;
      crc = (crc >> 1) ^ (odd ? 0x8408 : 0);
    }
  }
  return frame.length > 2 ? crc : -1;
}
