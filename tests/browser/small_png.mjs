// A picture of a page as a small PNG: few colours, kept in a palette. The browser reads the pixels.
import { deflateSync, crc32 } from 'node:zlib';

/** The pixels of a screenshot, as width, height and RGBA bytes. */
async function pixelsOf(page, screenshot) {
  const { width, height, text } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let letters = '';
    for (let i = 0; i < data.length; i += 0x8000) letters += String.fromCharCode(...data.subarray(i, i + 0x8000));
    return { width: bitmap.width, height: bitmap.height, text: btoa(letters) };
  }, screenshot.toString('base64'));
  return { width, height, data: Buffer.from(text, 'base64') };
}

/** The most frequent colours, and for every other one the nearest of them. */
function paletteOf(data, most = 256) {
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const kept = [...counts].sort(([a, n], [b, m]) => m - n || a - b).slice(0, most).map(([colour]) => colour);
  const distance = (a, b) =>
    ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
  const place = new Map(kept.map((colour, index) => [colour, index]));
  for (const colour of counts.keys()) {
    if (place.has(colour)) continue;
    let best = 0;
    for (let index = 1; index < kept.length; ++index)
      if (distance(colour, kept[index]) < distance(colour, kept[best])) best = index;
    place.set(colour, best);
  }
  return { kept, place };
}

function chunk(kind, content) {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** The screenshot as PNG with a palette (W3C PNG, colour type 3, 8 bits). */
export async function smallPng(page, screenshot) {
  const { width, height, data } = await pixelsOf(page, screenshot);
  const { kept, place } = paletteOf(data);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; ++y)
    for (let x = 0; x < width; ++x) {
      const i = 4 * (y * width + x);
      rows[y * (width + 1) + 1 + x] = place.get((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(kept.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0)),
  ]);
}
