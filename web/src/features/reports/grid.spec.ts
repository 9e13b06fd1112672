import { describe, expect, it } from 'vitest'
import { byCell, copied, letter, look, paste, spotOf, step, tables } from './grid'
import type { ReturnCell, ReturnView } from './queries'

const label = (zh: string) => ({ zh, en: zh })
const cell = (address: string, more: Partial<ReturnCell> = {}): ReturnCell => ({
  address, rule: 0, value: null, typed: null, typedName: null, recorded: null, state: null, why: null, source: null, differs: false, note: null, ...more,
}) as ReturnCell

/** Two printed rows under a heading, the second column computed; below a table whose rows people write. */
const view = {
  layout: {
    rules: [
      { type: 'int', unit: 'persons', places: 0, required: true, from: 'typed', choices: [] },
      { type: 'int', unit: 'persons', places: 0, required: false, from: 'computed', choices: [] },
    ],
    sections: [
      {
        id: 'work', title: label('工作量'), written: false, mostRows: 3,
        columns: [{ id: 'now', label: label('本月'), rule: 0 }, { id: 'sum', label: label('累计'), rule: 1 }],
        rows: [
          { key: 'h', label: label('一'), unit: null, indent: 0, heading: true },
          { key: 'a', label: label('甲'), unit: 'persons', indent: 0, heading: false },
          { key: 'b', label: label('乙'), unit: 'persons', indent: 1, heading: false },
        ],
      },
      {
        id: 'people', title: label('人'), written: true, mostRows: 3,
        columns: [{ id: 'name', label: label('姓名'), rule: 0 }],
        rows: [{ key: '1', label: label('1'), unit: null, indent: 0, heading: false }],
      },
    ],
  },
  content: {
    cells: [cell('work!a.now'), cell('work!a.sum', { rule: 1 }), cell('work!b.now'), cell('work!b.sum', { rule: 1 }), cell('people!1.name')],
    findings: [],
  },
} as unknown as ReturnView

describe('the grid of a return', () => {
  const all = tables(view)

  it('numbers its lines through all tables and gives headings no cells', () => {
    expect(all.map((table) => table.lines.map((line) => line.no))).toEqual([[1, 2, 3], [4]])
    expect(all[0]?.lines[0]?.cells).toEqual([null, null])
  })

  it('steps over headings and from table to table', () => {
    const from = spotOf(all, 'work!b.sum')
    expect(from).toEqual({ table: 0, line: 2, column: 1 })
    expect(step(all, from!, 'down')).toEqual({ table: 1, line: 0, column: 0 })
    expect(step(all, { table: 0, line: 1, column: 0 }, 'up')).toEqual({ table: 0, line: 1, column: 0 })
    expect(step(all, { table: 0, line: 1, column: 0 }, 'right')).toEqual({ table: 0, line: 1, column: 1 })
  })

  it('reads what a spreadsheet copies, quotes and line breaks in cells too', () => {
    expect(copied('1\t2\r\n3\t"a\n""b"""\n')).toEqual([['1', '2'], ['3', 'a\n"b"']])
  })

  it('lays a pasted range over cells that people type and says what it passed over', () => {
    const pasted = paste(view, all, { table: 0, line: 1, column: 0 }, [['1', '9'], ['2', ''], ['3', '']])

    expect(pasted).toEqual({ values: { 'work!a.now': '1', 'work!b.now': '2' }, passed: 1, outside: 1 })
  })

  it('adds rows for what is pasted below the last, as many as the form takes', () => {
    const pasted = paste(view, all, { table: 1, line: 0, column: 0 }, [['甲'], ['乙'], ['丙'], ['丁']])

    expect(pasted.values).toEqual({ 'people!1.name': '甲', 'people!2.name': '乙', 'people!3.name': '丙' })
    expect(pasted.outside).toBe(1)
  })

  it('shows what is wrong before where a value comes from', () => {
    const wrong = { kind: 'check', code: 'x', error: true, cells: ['work!a.now'], words: label('错') }
    const missing = { ...wrong, kind: 'missing' }
    const found = byCell([wrong])
    expect(look(view, cell('work!a.now', { typed: '3', value: '3' }), found.get('work!a.now'))).toBe('error')
    expect(look(view, cell('work!a.now'), [missing])).toBe('todo')
    expect(look(view, cell('work!a.now', { typed: '3', recorded: '2', differs: true }), undefined)).toBe('differs')
    expect(look(view, cell('work!a.now', { recorded: '2' }), undefined)).toBe('recorded')
    expect(look(view, cell('work!a.sum', { rule: 1 }), undefined)).toBe('computed')
  })

  it('names columns as a spreadsheet does', () => {
    expect([0, 25, 26, 27].map(letter)).toEqual(['A', 'Z', 'AA', 'AB'])
  })
})
