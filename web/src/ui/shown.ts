/** A list as it stands on the page: its heads, and the text of every cell, top to bottom. */
export interface ShownList {
  name: string
  heads: string[]
  rows: string[][]
}

const plain = (part: Node) => (part.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Paragraphs of a cell stay apart: a cell of paragraphs alone is read one by one. */
function text(cell: Element) {
  const parts = [...cell.children]
  const loose = [...cell.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && plain(n) !== '')
  if (loose || parts.length < 2 || parts.some((p) => p.tagName !== 'P')) return plain(cell)
  return parts.map(plain).join(document.documentElement.lang === 'en' ? '; ' : '；')
}

/** The heading that a table stands under: the nearest one before it, else its section's. */
function titleOf(table: Element) {
  for (let before = table.previousElementSibling; before; before = before.previousElementSibling) {
    if (/^H[23]$/.test(before.tagName)) return before
  }
  return table.parentElement?.querySelector(':scope > h2, :scope > h3')
}

const headsOf = (table: Element | undefined) => [...(table?.querySelectorAll('thead th') ?? [])].map(plain)

/** Reads the lists within an element; several tables are one list, and one with heads of its own brings them. */
export function readShown(name: string, within: Element): ShownList {
  const tables = [...within.querySelectorAll('table.list')]
  const heads = headsOf(tables[0])
  const rows = tables.flatMap((table) => {
    const title = tables.length > 1 ? titleOf(table) : null
    const own = headsOf(table)
    const body = [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(text))
    return [...(title ? [[plain(title)]] : []), ...(own.join('\n') === heads.join('\n') ? [] : [own]), ...body]
  })
  return { name, heads: heads.length ? heads : [name], rows }
}
