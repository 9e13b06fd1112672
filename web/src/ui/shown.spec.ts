import { describe, expect, it } from 'vitest'
import { readShown } from './shown'

function page(html: string): Element {
  const element = document.createElement('div')
  element.innerHTML = html
  return element
}

describe('a list as shown', () => {
  it('is read with its heads, headings and cells', () => {
    const list = readShown(
      'a',
      page(`<table class="list"><thead><tr><th>No</th><th>Name</th></tr></thead>
        <tbody><tr><th colspan="2">Chapter  one</th></tr><tr><td>1</td><td> A <b>b</b></td></tr></tbody></table>`),
    )
    expect(list).toEqual({ name: 'a', heads: ['No', 'Name'], rows: [['Chapter one'], ['1', 'A b']] })
  })

  it('takes tables under headings of their own as one', () => {
    const table = (cell: string) =>
      `<section><h2>${cell}</h2><table class="list"><thead><tr><th>H</th></tr></thead><tbody><tr><td>${cell}1</td></tr></tbody></table></section>`
    expect(readShown('a', page(table('x') + table('y'))).rows).toEqual([['x'], ['x1'], ['y'], ['y1']])
  })

  it('brings the heads of a table that has others, under the heading nearest to it', () => {
    const list = readShown(
      'a',
      page(`<h2>one</h2><table class="list"><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>
        <h2>two</h2><p>note</p><table class="list"><thead><tr><th>B</th></tr></thead><tbody><tr><td>2</td></tr></tbody></table>`),
    )
    expect(list).toEqual({ name: 'a', heads: ['A'], rows: [['one'], ['1'], ['two'], ['B'], ['2']] })
  })

  it('keeps the paragraphs of a cell apart', () => {
    const cell = '<table class="list"><thead><tr><th>H</th></tr></thead><tbody><tr><td><p>one</p><p>two</p></td><td>x <p>y</p></td></tr></tbody></table>'
    expect(readShown('a', page(cell)).rows).toEqual([['one；two', 'x y']])
  })

  it('has one head even where the page shows none', () => {
    expect(readShown('a', page('<p>nothing</p>'))).toEqual({ name: 'a', heads: ['a'], rows: [] })
  })
})
