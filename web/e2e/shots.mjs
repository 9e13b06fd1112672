import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launch, open, request } from './browser.mjs'

/** Pictures of every page, at the office desk and in the hand. */
const folder = process.env.SHOTS ?? 'shots'
const DESK = { width: 1366, height: 768 }
const HAND = { width: 390, height: 844 }
mkdirSync(folder, { recursive: true })
const browser = await launch()

const get = async (path) => (await request(path)).json()
const packs = await get('/api/packs')
const session = await get('/api/session')
const pack = packs[0]?.id
const board = pack && (await get(`/api/board?pack=${pack}&scope=${session.county.code}`))
const crossing = board && interesting(board)
const at = crossing ? `row=${encodeURIComponent(crossing.row)}&col=${encodeURIComponent(crossing.col)}` : ''

/** The lowest missed crossing, else the lowest with a value: it makes the fullest chain. */
function interesting({ rows, columns, cells }) {
  const found = (wanted) =>
    rows.flatMap((row, i) => columns.flatMap((column, j) => (wanted(cells[i][j]) ? [{ row: row.code, col: column.series }] : [])))
  return found((c) => c.display && c.judgement === 'missed').at(-1) ?? found((c) => c.display).at(-1)
}

async function shoot(name, path, how = DESK, act) {
  const page = await open(browser, path, how)
  if (act) await act(page)
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  for (const problem of page.problems) console.error(`${name}: ${problem}`)
  await page.context().close()
  console.log(name)
}
const hover = (page) => page.locator('[role=gridcell]:has(.missed, .at_risk, .met)').nth(30).hover().catch(() => {})

await shoot('board', '/')
await shoot('board-tip', '/', DESK, hover)
await shoot('board-figures', '/', { ...DESK, boardMode: 'figures' })
await shoot('board-items', '/?set=items')
await shoot('board-filter', '/?state=missed')
await shoot('board-dark', `/?${at}&chain=1`, { ...DESK, theme: 'dark' })
await shoot('board-en', '/', { ...DESK, language: 'en' })
await shoot('chain', `/?${at}&chain=1`)
await shoot('chain-end', `/?${at}&chain=1`, DESK, (page) => page.evaluate(() => document.querySelector('.chain')?.scrollTo(0, 9999)))
await shoot('chain-en', `/?${at}&chain=1`, { ...DESK, language: 'en' })
await shoot('chain-over', `/?${at}&chain=1`, { width: 1100, height: 768 })
if (crossing) {
  const query = new URLSearchParams({ pack, scope: crossing.row, period: board.period })
  await shoot('records', `/figures/${encodeURIComponent(crossing.col)}/records?${query}`)
}
await shoot('imports', '/imports')
await shoot('imports-format', '/imports?format=visits')
await shoot('institutions', '/institutions')
for (const part of ['indicators', 'items', 'duties', 'parameters', 'slips']) await shoot(`policy-${part}`, `/policy?part=${part}`)
await shoot('sign-in', '/', { ...DESK, login: null })
await shoot('audit', '/audit', { ...DESK, login: 'auditadmin' })
await shoot('not-yours', '/imports', { ...DESK, login: 'auditor' })
await shoot('account', '/account')
await shoot('users', '/users', { ...DESK, login: 'secadmin' })
await shoot('phone-sign-in', '/', { ...HAND, login: null })
await shoot('phone-account', '/account', HAND)
await shoot('phone-users', '/users', { ...HAND, login: 'sysadmin' })
await shoot('phone-board', '/', HAND)
await shoot('phone-chain', `/?${at}&chain=1`, HAND)
await shoot('phone-dark', '/', { ...HAND, theme: 'dark' })
await shoot('phone-imports', '/imports?format=visits', HAND)
await shoot('phone-policy', '/policy', HAND)
await shoot('phone-institutions', '/institutions', HAND)
await browser.close()
