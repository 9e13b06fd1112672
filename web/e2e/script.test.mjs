import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { BASE_URL, launch, open, proof, request, SAMPLE_PASSWORD } from './browser.mjs'

/**
 * Script in every text that people, files and browsers can leave with us: it is shown as a text on
 * every page, runs on none, and not even the policy of the page has anything to refuse.
 */
const EVIL = '<img src=x onerror="window.__hit=1">'
const LONG = `${EVIL}<script>window.__hit=2</script><svg onload="window.__hit=3"></svg>{{constructor.constructor('window.__hit=4')()}}`
const COUNTY = '445322'
const NO = String(Date.now() % 1e9)

let browser
before(async () => (browser = await launch()))
after(() => browser?.close())

const body = async (answer, ...good) => {
  const text = await answer.text()
  assert.ok(good.includes(answer.status), `${answer.status} ${text}`)
  return text ? JSON.parse(text) : {}
}
const post = async (path, login, sent, ...good) => body(await request(path, { login, method: 'POST', body: sent }), ...good)
const get = async (path, login) => body(await request(path, { login }), 200)

/** A page that remembers what ran in it and what its policy refused. */
async function look(path, login) {
  const context = await open(browser, '/mark.svg', { login }).then((page) => page.context())
  const page = await context.newPage()
  const seen = []
  page.on('dialog', (dialog) => (seen.push(`a dialog: ${dialog.message()}`), dialog.dismiss()))
  page.on('pageerror', (error) => seen.push(`an error: ${error}`))
  await page.addInitScript(() => {
    window.__refused = []
    document.addEventListener('securitypolicyviolation', (event) => window.__refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
  })
  await page.goto(BASE_URL + path, { waitUntil: 'networkidle' })
  await page.locator('#app > *').first().waitFor()
  return { page, seen, context }
}

async function harmless(path, login, { shows, act } = {}) {
  const { page, seen, context } = await look(path, login)
  if (act) await act(page)
  const text = await page.locator('body').innerText()
  const found = await page.evaluate(() => ({
    hit: window.__hit,
    refused: window.__refused,
    made: document.querySelectorAll('img[src="x"], svg[onload], [onerror]').length,
  }))
  assert.deepEqual({ ...found, seen }, { hit: undefined, refused: [], made: 0, seen: [] }, path)
  if (shows) assert.ok(text.includes(EVIL), `${path} shows the text as it is:\n${text.slice(0, 1500)}`)
  await context.close()
}

async function send(format, lines, name = 'file.csv') {
  const page = await open(browser, '/imports')
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n') + '\n') }
  const answer = await page.request.post(`${BASE_URL}/api/imports`, { headers: await proof(page), multipart: { format, file } })
  assert.equal(answer.status(), 202, await answer.text())
  const { id } = await answer.json()
  for (let tries = 0; tries < 240; tries++) {
    const job = await (await page.request.get(`${BASE_URL}/api/imports/${id}`)).json()
    if (job.state !== 'running') {
      await page.context().close()
      return { id, ...job }
    }
    await page.waitForTimeout(250)
  }
  return assert.fail(`import ${id} did not end`)
}
const quoted = (text) => `"${text.replaceAll('"', '""')}"`

test('what files leave: names of places, values that were refused, the file’s own name', async () => {
  const places = await get(`/api/institutions?scope=${COUNTY}`)
  const like = places.find((place) => place.kind.code === 'village_clinic' || place.kind === 'village_clinic') ?? places.at(-1)
  const kind = like.kind.code ?? like.kind
  const code = `EVIL${NO}`
  const good = await send('institutions', ['code,name,short_name,kind,division,sample', [code, quoted(EVIL), quoted(EVIL), kind, like.division.code, 'true'].join(',')])
  assert.equal(good.state, 'done', JSON.stringify(good))
  const bad = await send('institutions', ['code,name,kind,division', [`EVIL${NO}B`, quoted(EVIL), quoted(EVIL), quoted(EVIL)].join(',')], `${EVIL.replaceAll('"', "'")}.csv`)
  assert.equal(bad.state, 'failed')

  await harmless('/institutions', undefined, { shows: true })
  await harmless(`/institutions/${code}`, undefined, { shows: true })
  await harmless(`/imports/${bad.id}`, undefined, { shows: true })
  for (const path of ['/', '/brief', '/compare', '/imports', '/sources', '/sources/owed', '/sources/reminders']) await harmless(path)
})

test('what people write: names, bases, reasons, statements', async () => {
  const { id } = await post('/api/users', 'sysadmin', { login: `evil${NO}`, name: EVIL }, 201)
  await post(`/api/users/${id}/duties`, 'secadmin', { duty: 'AUDITOR', unit: COUNTY, from: '2020-01-01', basis: LONG }, 201)
  const decision = await post('/api/packs/yunan-2020/decisions', 'reform', { kind: 'parameter', target: 'at_risk_points', validFrom: '2031-01', basis: LONG, value: '3.0' }, 201)
  const { months } = await get(`/api/closings?county=${COUNTY}&year=2020`)
  const { month, versions } = months.find((one) => one.status === 'confirmed' || one.status === 'closed')
  const number = versions.find((version) => version.reopened === null).id
  await post(`/api/closings/${number}/reopening`, 'reform', { reason: LONG }, 204, 200)
  await post('/api/closings', 'reform', { county: COUNTY, month, statement: LONG }, 201)

  await harmless('/users', 'sysadmin', { shows: true })
  await harmless(`/users?user=${id}`, 'sysadmin', { shows: true })
  await harmless(`/users?user=${id}`, 'secadmin', { shows: true })
  await harmless(`/policy/yunan-2020/decisions/${decision.id}`, undefined, { shows: true })
  await harmless('/policy/yunan-2020/choices')
  await harmless('/policy/yunan-2020/definitions')
  await harmless('/policy/yunan-2020')
  await harmless('/closing?year=2020')
  await harmless(`/closing/${month}`)
})

test('what a browser says of itself, and the trail of all of it', async () => {
  const signedIn = await fetch(`${BASE_URL}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'User-Agent': EVIL, 'X-Request-Id': EVIL },
    body: JSON.stringify({ login: 'reform', password: SAMPLE_PASSWORD }),
  })
  assert.equal(signedIn.status, 200)
  await fetch(`${BASE_URL}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login: EVIL, password: EVIL }),
  })

  await harmless('/account')
  await harmless('/audit', 'auditadmin')
  const { rows } = await get('/api/audit/entries?limit=100', 'auditadmin')
  const told = rows.filter((row) => JSON.stringify(row).includes('onerror'))
  assert.ok(told.length > 0, 'the trail keeps what was written')
  for (const row of told.slice(0, 6)) await harmless(`/audit?entry=${row.no}`, 'auditadmin')
})

test('what an address says', async () => {
  const evil = encodeURIComponent(LONG)
  const part = encodeURIComponent(EVIL.replace('window.', '')) // slashes and dots within a part get no page at all
  const paths = [
    `/?period=${evil}&row=${evil}&col=${evil}&chain=1&set=${evil}`, `/brief?period=${evil}`, `/compare?a=${evil}&b=${evil}&period=${evil}`,
    `/indicators/${part}`, `/institutions/${part}`, `/institutions?find=${evil}`, `/imports/${part}`, `/policy/${part}`,
    `/policy/yunan-2020/clauses/${part}`, `/policy/yunan-2020/decisions/${part}`, `/closing/${part}`, `/closing?year=${evil}`,
    `/sources?month=${evil}&fact=${evil}&unit=${evil}`, `/sources/owed?fact=${evil}`, `/figures/${part}/records?row=${evil}&period=${evil}`,
    `/records/${part}/${part}/${part}`, `/nowhere/${part}?x=${evil}#${evil}`, `/?sign-in=${evil}`,
  ]
  for (const path of paths) await harmless(path)
  for (const path of [`/users?find=${evil}&unit=${evil}&user=${evil}`, `/audit?find=${evil}`]) await harmless(path, path.startsWith('/users') ? 'sysadmin' : 'auditadmin')
  await harmless(`/?sign-in=${evil}&next=${encodeURIComponent('javascript:window.__hit=5')}`, null)
})
