/** So many from one end to another. */
export interface Stream {
  from: string
  to: string
  way: string
  count: number
}
export interface Band extends Stream {
  /** Thickness, and the middles of its two ends. */
  thick: number
  y0: number
  y1: number
}
export interface End {
  id: string
  count: number
  y: number
  height: number
}
export interface Drawing {
  left: End[]
  right: End[]
  bands: Band[]
  height: number
}

/** Where what is too small to be drawn by itself is put together. */
export const OTHERS = '…'
const GAP = 8
const LEAST = 15

/**
 * Senders on the left, receivers on the right, the largest on top; bands as thick as there are many.
 * The largest `most` are drawn by themselves, what is left as one.
 */
export function draw(streams: Stream[], most: number, scaleTo: number): Drawing {
  const sorted = [...streams].filter((each) => each.count > 0).sort((a, b) => b.count - a.count || a.from.localeCompare(b.from) || a.to.localeCompare(b.to))
  const shown = sorted.slice(0, most)
  const rest = sorted.slice(most).reduce((sum, each) => sum + each.count, 0)
  if (rest > 0) shown.push({ from: OTHERS, to: OTHERS, way: 'other', count: rest })
  const total = shown.reduce((sum, each) => sum + each.count, 0)
  if (total === 0) return { left: [], right: [], bands: [], height: 0 }
  const scale = scaleTo / total
  const left = ends(shown, 'from', scale)
  const right = ends(shown, 'to', scale)
  const order = (all: End[], id: string) => all.findIndex((end) => end.id === id)
  const bands: Band[] = shown.map((each) => ({ ...each, thick: each.count * scale, y0: 0, y1: 0 }))
  fill(bands, left, 'from', 'y0', (band) => order(right, band.to))
  fill(bands, right, 'to', 'y1', (band) => order(left, band.from))
  return { left, right, bands, height: Math.max(bottom(left), bottom(right)) }
}

const bottom = (all: End[]) => Math.max(0, ...all.map((end) => end.y + end.height))

function ends(streams: Stream[], side: 'from' | 'to', scale: number): End[] {
  const counts = new Map<string, number>()
  for (const each of streams) counts.set(each[side], (counts.get(each[side]) ?? 0) + each.count)
  const last = (id: string) => (id === OTHERS ? 1 : 0)
  const sorted = [...counts].sort((a, b) => last(a[0]) - last(b[0]) || b[1] - a[1] || a[0].localeCompare(b[0]))
  let y = 0
  return sorted.map(([id, count]) => {
    const end = { id, count, y, height: count * scale }
    y += Math.max(end.height, LEAST) + GAP
    return end
  })
}

/** Bands lie in their end one below the other, in the order of where they go, so that few cross. */
function fill(bands: Band[], all: End[], side: 'from' | 'to', at: 'y0' | 'y1', rank: (band: Band) => number) {
  for (const end of all) {
    let y = end.y
    for (const band of bands.filter((each) => each[side] === end.id).sort((a, b) => rank(a) - rank(b))) {
      band[at] = y + band.thick / 2
      y += band.thick
    }
  }
}
