// A screenshot written anew with a palette of at most 256 colours: a quarter of the bytes, nothing to see.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** `png`: 8 bits a channel, not interlaced, as browsers write it. */
export function smallerPng(png) {
  const { width, height, channels, lines } = decode(png)
  const count = new Map()
  const colourAt = (at) => (lines[at] << 16) | (lines[at + 1] << 8) | lines[at + 2]
  for (let at = 0; at < lines.length; at += channels) {
    const colour = colourAt(at)
    count.set(colour, (count.get(colour) ?? 0) + 1)
  }
  const palette = paletteOf(count)
  const nearest = new Map()
  const indexOf = (colour) => {
    const known = nearest.get(colour) ?? closest(palette, colour)
    nearest.set(colour, known)
    return known
  }
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = indexOf(colourAt((y * width + x) * channels))
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The commonest colours, those that hardly differ from one already taken left out. */
function paletteOf(count) {
  const common = [...count].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour)
  const taken = []
  for (const least of [300, 100, 12, 0]) {
    for (const colour of common) {
      if (taken.length === 256) return taken
      if (!taken.some((one) => distance(one, colour) <= least)) taken.push(colour)
    }
  }
  return taken
}

function closest(palette, colour) {
  let best = 0
  for (const [at, one] of palette.entries()) {
    if (distance(one, colour) < distance(palette[best], colour)) best = at
  }
  return best
}

function distance(a, b) {
  const red = (a >> 16) - (b >> 16)
  const green = ((a >> 8) & 255) - ((b >> 8) & 255)
  const blue = (a & 255) - (b & 255)
  return red * red + green * green + blue * blue
}

function chunk(name, body) {
  const whole = Buffer.alloc(body.length + 12)
  whole.writeUInt32BE(body.length, 0)
  whole.write(name, 4, 'latin1')
  body.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, body.length + 8)), body.length + 8)
  return whole
}

function decode(png) {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const channels = png[25] === 6 ? 4 : 3
  const parts = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) !== 'IDAT') continue
    parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const raw = inflateSync(Buffer.concat(parts))
  const wide = width * channels
  const lines = Buffer.alloc(wide * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (wide + 1)]
    for (let x = 0; x < wide; x += 1) {
      const at = y * wide + x
      const left = x < channels ? 0 : lines[at - channels]
      const above = y === 0 ? 0 : lines[at - wide]
      const corner = x < channels || y === 0 ? 0 : lines[at - wide - channels]
      lines[at] = raw[y * (wide + 1) + 1 + x] + predicted(filter, { left, above, corner })
    }
  }
  return { width, height, channels, lines }
}

function predicted(filter, { left, above, corner }) {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const guess = left + above - corner
  const [a, b, c] = [left, above, corner].map((one) => Math.abs(guess - one))
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}
