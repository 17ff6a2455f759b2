'use strict';
// A host program made of npm's pn532 and serialport: firmware version, one scan, one APDU.
// Arguments: the folder that holds node_modules, the serial device. Prints one JSON object.
const path = require('path');
const { createRequire } = require('module');

const [modules, device] = process.argv.slice(2);
const fromModules = createRequire(path.join(modules, 'package.json'));
const { SerialPort } = fromModules('serialport');
const { PN532 } = fromModules('pn532');

const SELECT_NDEF = [0x00, 0xa4, 0x04, 0x00, 0x07, 0xd2, 0x76, 0x00, 0x00, 0x85, 0x01, 0x01, 0x00];

const port = new SerialPort({ path: device, baudRate: 115200 });
const reader = new PN532(port);

reader.on('ready', async () => {
  const firmware = await reader.getFirmwareVersion();
  const tag = await reader.scanTag();
  const answer = await reader.sendCommand([0x40, 0x01, ...SELECT_NDEF]);
  const apdu = Buffer.from(answer.getDataBody());
  const status = apdu[0];
  const report = {
    ic: firmware.IC.toString(16),
    version: `${firmware.Ver}.${firmware.Rev}`,
    uid: tag.uid,
    atqa: Buffer.from(tag.ATQA).toString('hex'),
    sak: tag.SAK.toString(16),
    status,
    apdu: apdu.subarray(1, 3).toString('hex'),
  };
  process.stdout.write(JSON.stringify(report) + '\n', () => process.exit(0));
});
