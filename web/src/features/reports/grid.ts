import type { FormSection, ReturnCell, ReturnFinding, ReturnView } from './queries'

/** One line of a table: a heading, or a row with a cell for each column that has one. */
export interface Line {
  no: number
  key: string
  label: FormSection['rows'][number]['label']
  unit: string | null
  indent: number
  heading: boolean
  cells: (ReturnCell | null)[]
}
export interface Table {
  section: FormSection
  lines: Line[]
}

export const address = (section: string, row: string, column: string) => `${section}!${row}.${column}`

/** The form's tables with their cells; rows are numbered through the whole form. */
export function tables(view: ReturnView): Table[] {
  const cells = new Map(view.content.cells.map((cell) => [cell.address, cell]))
  let no = 0
  return view.layout.sections.map((section) => ({
    section,
    lines: section.rows.map((row) => ({
      no: ++no,
      key: row.key,
      label: row.label,
      unit: row.unit ?? null,
      indent: row.indent,
      heading: row.heading,
      cells: section.columns.map((column) => (row.heading ? null : (cells.get(address(section.id, row.key, column.id)) ?? null))),
    })),
  }))
}

/** Whether people type into it: what is computed stands by itself. */
export const editable = (view: ReturnView, cell: ReturnCell | null | undefined): cell is ReturnCell =>
  cell != null && !['computed', 'rule'].includes(view.layout.rules[cell.rule]?.from ?? 'computed')

/** Where a cell stands: its table, its line, its column. */
export interface Spot {
  table: number
  line: number
  column: number
}
export function spotOf(all: Table[], name: string): Spot | null {
  for (const [table, of] of all.entries()) {
    for (const [line, row] of of.lines.entries()) {
      const column = row.cells.findIndex((cell) => cell?.address === name)
      if (column >= 0) return { table, line, column }
    }
  }
  return null
}

/** A cell as people call it: its row and its column. */
export function cellName(all: Table[], name: string, say: (text: Line['label'] | undefined) => string): string {
  const spot = spotOf(all, name)
  const table = spot ? all[spot.table] : undefined
  return spot && table ? `${say(table.lines[spot.line]?.label)} · ${say(table.section.columns[spot.column]?.label)}` : name
}

/** The next cell in a direction, over headings and from table to table; the same where there is none. */
export function step(all: Table[], from: Spot, by: 'up' | 'down' | 'left' | 'right'): Spot {
  if (by === 'left' || by === 'right') {
    const row = all[from.table]?.lines[from.line]
    const way = by === 'right' ? 1 : -1
    for (let column = from.column + way; row && column >= 0 && column < row.cells.length; column += way) {
      if (row.cells[column]) return { ...from, column }
    }
    return from
  }
  const flat = all.flatMap((table, t) => table.lines.map((row, l) => ({ table: t, line: l, row })))
  const here = flat.findIndex((each) => each.table === from.table && each.line === from.line)
  const way = by === 'down' ? 1 : -1
  for (let at = here + way; at >= 0 && at < flat.length; at += way) {
    const each = flat[at]
    if (!each) break
    const column = Math.min(from.column, each.row.cells.length - 1)
    if (each.row.cells[column]) return { table: each.table, line: each.line, column }
  }
  return from
}

/** What was copied from a spreadsheet: lines and tabs; texts with line breaks stand in quotes. */
export function copied(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]
    if (quoted) {
      if (sign === '"' && source[at + 1] === '"') {
        cell += '"'
        at++
      } else if (sign === '"') quoted = false
      else cell += sign
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === '\t' || sign === '\n') {
      rows[rows.length - 1]?.push(cell)
      cell = ''
      if (sign === '\n') rows.push([])
    } else cell += sign
  }
  rows[rows.length - 1]?.push(cell)
  return rows
}

export interface Pasted {
  values: Record<string, string>
  /** Cells that can't be typed into and were passed over. */
  passed: number
  /** Lines that would have fallen below the table. */
  outside: number
}

/** Lays a pasted range over the table from a cell on; new rows are added where people write rows. */
export function paste(view: ReturnView, all: Table[], from: Spot, range: string[][]): Pasted {
  const table = all[from.table]
  const result: Pasted = { values: {}, passed: 0, outside: 0 }
  if (!table) return result
  const rows = table.lines.slice(from.line).filter((line) => !line.heading)
  let fresh = Math.max(0, ...table.lines.map((line) => Number(line.key) || 0))
  for (const [down, texts] of range.entries()) {
    const line = rows[down]
    const key = line?.key ?? (table.section.written ? String(++fresh) : null)
    if (key === null || (line === undefined && table.lines.length + down - rows.length >= table.section.mostRows)) {
      result.outside++
      continue
    }
    for (const [right, text] of texts.entries()) {
      const column = table.section.columns[from.column + right]
      if (!column) continue
      const cell = line?.cells[from.column + right]
      const typed = line ? editable(view, cell) : !['computed', 'rule'].includes(view.layout.rules[column.rule]?.from ?? '')
      if (typed) result.values[address(table.section.id, key, column.id)] = text.trim()
      else if (text.trim() !== '') result.passed++
    }
  }
  return result
}

/** What is wrong, by the cell beside which it is told. */
export function byCell(findings: ReturnFinding[]): Map<string, ReturnFinding[]> {
  const all = new Map<string, ReturnFinding[]>()
  for (const finding of findings) {
    for (const cell of finding.cells) all.set(cell, [...(all.get(cell) ?? []), finding])
  }
  return all
}

export type Look = 'recorded' | 'typed' | 'todo' | 'differs' | 'error' | 'computed' | 'plain'

/** How a cell looks: what is wrong goes before where it comes from. */
export function look(view: ReturnView, cell: ReturnCell, findings: ReturnFinding[] | undefined): Look {
  if (findings?.some((finding) => finding.error && finding.kind !== 'missing')) return 'error'
  if (cell.differs) return 'differs'
  if (findings?.some((finding) => finding.kind === 'missing')) return 'todo'
  if (!editable(view, cell)) return 'computed'
  if (cell.typed != null) return 'typed'
  return cell.recorded != null ? 'recorded' : 'plain'
}

/** Columns as a spreadsheet names them. */
export const letter = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26)
