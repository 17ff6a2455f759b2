// Capture files of link type 264 (LINKTYPE_ISO_14443) with nanosecond time stamps, and nothing else.

const MAGIC = 0xa1b23c4d;
const LINKTYPE_ISO_14443 = 264;
const HEADER_BYTES = 24;
const RECORD_HEADER_BYTES = 16;
const PSEUDO_HEADER_BYTES = 4;

/** Events of the pseudo-header. */
export const FIELD_ON = 0xfc;
export const FIELD_OFF = 0xfd;
export const READER = new Set([0xfe, 0xfa]);
export const CARD = new Set([0xff, 0xfb]);
export const WITH_CRC = new Set([0xfe, 0xff]);

/** All packets of a file: when each began, its event, and the bytes in the air. */
export function readPcap(bytes) {
  const file = Buffer.from(bytes);
  demand(file.length >= HEADER_BYTES && file.readUInt32BE(0) === MAGIC, 'no nanosecond pcap');
  demand(file.readUInt32BE(20) === LINKTYPE_ISO_14443, 'not of link type 264');
  const packets = [];
  let at = HEADER_BYTES;
  let lastNs = 0;
  while (at < file.length) {
    demand(at + RECORD_HEADER_BYTES <= file.length, 'breaks off in a packet header');
    const ns = file.readUInt32BE(at) * 1e9 + file.readUInt32BE(at + 4);
    const length = file.readUInt32BE(at + 8);
    const from = at + RECORD_HEADER_BYTES;
    demand(length === file.readUInt32BE(at + 12), 'a packet cut short');
    demand(length >= PSEUDO_HEADER_BYTES && from + length <= file.length, 'breaks off in a packet');
    demand(file[from] === 0, 'unknown version of the pseudo-header');
    demand(file.readUInt16BE(from + 2) === length - PSEUDO_HEADER_BYTES, 'two lengths differ');
    demand(ns >= lastNs, 'time runs backwards');
    packets.push({ ns, event: file[from + 1], data: file.subarray(from + PSEUDO_HEADER_BYTES, from + length) });
    lastNs = ns;
    at = from + length;
  }
  return packets;
}

function demand(holds, otherwise) {
  if (!holds) {
    throw new Error('pcap: ' + otherwise);
  }
}
