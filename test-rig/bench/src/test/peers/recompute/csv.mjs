// Tables after RFC 4180 with a head line.

/** The lines of a table, each an object with the head's names. */
export function readCsv(text) {
  const records = [...split(text)];
  const [head, ...lines] = records;
  if (head === undefined || head[0] !== 'timeNs') {
    throw new Error('csv: no head line');
  }
  return lines.map((cells, index) => {
    if (cells.length !== head.length) {
      throw new Error(`csv:${index + 2}: ${cells.length} cells under ${head.length} heads`);
    }
    return Object.fromEntries(head.map((name, column) => [name, cells[column]]));
  });
}

function* split(text) {
  let cells = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (quoted && c === '"' && text[at + 1] === '"') {
      cell += text[++at];
    } else if (c === '"') {
      quoted = !quoted;
    } else if (!quoted && c === ',') {
      cells.push(cell);
      cell = '';
    } else if (!quoted && c === '\n') {
      yield [...cells, cell];
      cells = [];
      cell = '';
    } else {
      cell += c;
    }
  }
  if (quoted || cell !== '' || cells.length > 0) {
    throw new Error('csv: breaks off in a line');
  }
}
